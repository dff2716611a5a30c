import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { exemptionCommand } from "../../../policypacks/mas-trm/exemptions/command.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";

const NOW = new Date("2027-01-01T08:00:00.500Z");
const urn = "urn:pulumi:prod::p::aws:ec2/eip:Eip::nat";
const said = { rule: "no-nat-or-elastic-ips", urn, reason: "r", approver: "a", ticket: "T-1" };
const granted = { ...said, granted: "2027-01-01T08:00:00Z", expires: "2027-01-31T08:00:00Z" };

describe("npm run exemption", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kiro-exemption-"));
    file = join(folder, "prod.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: readonly string[]) => exemptionCommand([...args, "--file", file], rules, NOW);
  const flags = (changes: object) =>
    Object.entries({ ...said, ...changes }).flatMap(([name, text]) => [`--${name}`, String(text)]);
  const add = (changes: object) => run("add", ...flags({ days: "30", ...changes }));
  const write = (document: object) => writeFileSync(file, JSON.stringify(document));
  const read = () => JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const keep = (...exemptions: readonly unknown[]) => write({ "exemption-register-valid": { exemptions } });
  const refusal = (stderr: string) => ({ exitCode: 2, stdout: "", stderr: `error: ${stderr}\n` });

  it("adds an exemption that begins now, to the second, in a file that it makes", () => {
    expect(add({})).to.deep.equal({
      exitCode: 0,
      stdout: `${file}: no-nat-or-elastic-ips is allowed at ${urn} until 2027-01-31T08:00:00Z\n`,
      stderr: "",
    });
    expect(read()).to.deep.equal({ "exemption-register-valid": { exemptions: [granted] } });
    expect(readFileSync(file, "utf8")).to.match(/^\{\n {2}"exemption[^]*\}\n$/);
  });

  it("keeps what else stands in the file, beside the register and in it", () => {
    const before = { ...granted, urn: `${urn}-old` };
    const entry = { enforcementLevel: "mandatory", exemptions: [before] };
    write({ "pack-settings": { undetermined: "mandatory" }, "exemption-register-valid": entry });
    add({});
    expect(read()).to.deep.equal({
      "pack-settings": { undetermined: "mandatory" },
      "exemption-register-valid": { enforcementLevel: "mandatory", exemptions: [before, granted] },
    });
  });

  it("adds beside an entry with a fault, which is not the new one's", () => {
    keep({ ...granted, urn: `${urn}-old`, reason: "" });
    expect(add({}).exitCode).to.equal(0);
    expect(run("list").exitCode).to.equal(1);
  });

  it("takes the first entry's faults for no fault of the tenth", () => {
    keep({}, ...Array.from({ length: 8 }, (_, index) => ({ ...granted, urn: `${urn}${String(index)}` })));
    expect(add({}).exitCode).to.equal(0);
  });

  for (const [why, changes, fault] of [
    [
      "a rule that does not exist",
      { rule: "no-nat-or-elastic-ip" },
      " (no-nat-or-elastic-ip): the rule does not exist; did you mean no-nat-or-elastic-ips?",
    ],
    ["a rule that admits none", { rule: "no-access-keys" }, " (no-access-keys): nobody can be exempted from this rule"],
    ["too many days", { days: "400" }, " (no-nat-or-elastic-ips): it lasts 400 days; for severity high at most 180"],
    [
      "two faults at once",
      { rule: "no-access-keys", days: "400" },
      " (no-access-keys): nobody can be exempted from this rule\nexemption 1 (no-access-keys): it lasts 400 days; for severity critical at most 90",
    ],
  ] as const) {
    it(`refuses ${why} and writes nothing`, () => {
      expect(add(changes)).to.deep.equal(refusal(`exemption 1${fault}`));
      expect(() => read()).to.throw("ENOENT");
    });
  }

  it("takes whole days only, one at least", () => {
    for (const days of ["0.5", "0", "-1", "ten"]) {
      const args = flags({}).concat(`--days=${days}`);
      expect(run("add", ...args)).to.deep.equal(refusal(`--days: is not a whole number of days, got ${days}`));
      expect(run("list", `--within=${days}`)).to.deep.equal(
        refusal(`--within: is not a whole number of days, got ${days}`),
      );
    }
    expect(add({ days: "1" }).stdout).to.contain("until 2027-01-02T08:00:00Z");
  });

  it("names everything that is missing", () => {
    expect(run("add")).to.deep.equal(refusal("missing: --rule, --urn, --reason, --approver, --ticket, --days"));
    expect(run("add", ...flags({ days: "1", ticket: "" }))).to.deep.equal(refusal("missing: --ticket"));
  });

  it("lists the exemptions that hold, and those that end within so many days", () => {
    const line = `no-nat-or-elastic-ips  ${urn}\n  ends in 30 days (2027-01-31T08:00:00Z), a, T-1: r\n`;
    keep(granted, { ...granted, urn: `${urn}-late`, expires: "2027-02-01T08:00:00Z" });
    expect(run("list").stdout).to.equal(
      `${line}${line.replace("::nat", "::nat-late").replace("30 days (2027-01-31", "31 days (2027-02-01")}`,
    );
    expect(run("list", "--within", "30")).to.deep.equal({ exitCode: 0, stdout: line, stderr: "" });
    const toTheSecond = new Date("2027-01-01T08:00:00Z");
    expect(exemptionCommand(["list", "--within", "30", "--file", file], rules, toTheSecond).stdout).to.equal(line);
    expect(run("list", "--within", "29")).to.deep.equal({
      exitCode: 0,
      stdout: "no exemption ends within 29 days\n",
      stderr: "",
    });
  });

  it("tells the last day in the singular", () => {
    keep({ ...granted, expires: "2027-01-02T08:00:00Z" });
    expect(run("list").stdout).to.contain("ends in 1 day (");
  });

  it("lists what is wrong with the register, and says so by its exit code", () => {
    const old = { ...granted, urn: `${urn}-old`, granted: "2026-01-01T00:00:00Z", expires: "2026-02-01T00:00:00Z" };
    keep(old, granted);
    const fault = "exemption 1 (no-nat-or-elastic-ips): it has expired";
    expect(run("list")).to.include({ exitCode: 1, stderr: "" });
    expect(run("list").stdout).to.contain(`: r\n${fault}\n`);
    expect(run("list", "--json")).to.deep.equal({
      exitCode: 1,
      stdout: `${JSON.stringify({ exemptions: [granted], problems: [fault] }, null, 2)}\n`,
      stderr: "",
    });
  });

  it("says so where there is no register, and refuses to list a file that is not there", () => {
    expect(run("list")).to.deep.equal(refusal(`${file}: there is no such file`));
    for (const document of [{}, { "exemption-register-valid": {} }, { "exemption-register-valid": "advisory" }]) {
      write(document);
      expect(run("list")).to.deep.equal({ exitCode: 0, stdout: "no exemption holds\n", stderr: "" });
      expect(JSON.parse(run("list", "--json").stdout)).to.deep.equal({ exemptions: [], problems: [] });
    }
  });

  it("keeps the level of an entry that is nothing else", () => {
    write({ "exemption-register-valid": "advisory" });
    expect(add({}).exitCode).to.equal(0);
    expect(read()).to.deep.equal({
      "exemption-register-valid": { enforcementLevel: "advisory", exemptions: [granted] },
    });
  });

  it("refuses what belongs to the other command, and words that nobody quoted", () => {
    keep(granted);
    expect(run("list", "--rule", "x", "--days=3")).to.deep.equal(refusal("list takes no --rule, --days"));
    expect(run("add", ...flags({ days: "1" }), "--json")).to.deep.equal(refusal("add takes no --json"));
    expect(run("add", "with", "spaces")).to.deep.equal(
      refusal("not understood: with spaces; put what has spaces in quotes"),
    );
  });

  it("never writes over what it cannot read", () => {
    writeFileSync(file, "{");
    expect(run("list")).to.deep.equal(refusal(`${file}: is not JSON`));
    expect(add({})).to.deep.equal(refusal(`${file}: is not JSON`));
    for (const text of ["null", "[]", "7"]) {
      writeFileSync(file, text);
      expect(add({})).to.deep.equal(refusal(`${file}: is not a JSON object`));
    }
    write({ "exemption-register-valid": { exemptions: { 0: granted } } });
    expect(add({})).to.deep.equal(refusal("exemption-register-valid.exemptions: is not a list"));
  });

  it("shows how it is used when asked, or not told what to do", () => {
    for (const args of [[], ["--help"], ["add", "-h"]]) {
      const { exitCode, stdout, stderr } = run(...args);
      expect([exitCode, stdout.split("\n")[0], stderr]).to.deep.equal([
        0,
        "npm run exemption -- add --file FILE --rule RULE --urn URN --reason TEXT --approver WHO --ticket ID --days N",
        "",
      ]);
    }
  });

  it("looks where the policy configuration of production is unless told otherwise", () => {
    const told = exemptionCommand(["list", "--file", "policypacks/config/prod.json"], rules, NOW);
    expect(exemptionCommand(["list"], rules, NOW)).to.deep.equal(told);
  });

  it("takes a failure of the disk for no slip of the user's", () => {
    mkdirSync(file);
    expect(() => add({})).to.throw("EISDIR");
  });

  it("refuses unknown flags and commands", () => {
    expect(run("add", "--rul", "x").exitCode).to.equal(2);
    expect(run("add", "--rul", "x").stderr).to.contain("Unknown option '--rul'");
    expect(run("remove")).to.deep.equal(refusal("there is no command remove; there are add and list"));
  });
});

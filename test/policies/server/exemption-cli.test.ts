import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const CLI = join(import.meta.dirname, "../../../policypacks/mas-trm/exemptions/cli.ts");

describe("npm run exemption", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kiro-exemption-"));
    file = join(folder, "prod.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [CLI, ...args, "--file", file], { encoding: "utf8" });
  const entry = [
    "--urn",
    "urn:pulumi:prod::p::aws:ec2/eip:Eip::nat",
    "--reason",
    "r",
    "--approver",
    "a",
    "--ticket",
    "T-1",
  ];
  const add = (rule: string, days: string) => run("add", "--rule", rule, "--days", days, ...entry);

  it("adds an exemption that the pack accepts, and keeps what else stands in the file", () => {
    writeFileSync(file, JSON.stringify({ "pack-settings": { undetermined: "mandatory" } }));
    expect(add("no-nat-or-elastic-ips", "30").status).to.equal(0);
    const written = JSON.parse(readFileSync(file, "utf8")) as Record<string, { exemptions?: object[] }>;
    expect(written["pack-settings"]).to.deep.equal({ undetermined: "mandatory" });
    expect(written["exemption-register-valid"]?.exemptions).to.have.length(1);
    expect(run("list").stdout).to.contain("ends in 30 days");
    expect(run("list", "--within", "29").stdout.trim()).to.equal("");
  });

  for (const [why, args, said] of [
    ["a rule that does not exist", ["no-nat-or-elastic-ip", "30"], "did you mean no-nat-or-elastic-ips?"],
    ["a rule that admits none", ["no-access-keys", "30"], "nobody can be exempted from this rule"],
    ["too many days", ["no-nat-or-elastic-ips", "400"], "it lasts 400 days; for severity high at most 180"],
    ["half a day", ["no-nat-or-elastic-ips", "0.5"], "--days: is not a whole number of days, got 0.5"],
  ] as const) {
    it(`refuses ${why} and writes nothing`, () => {
      const { status, stderr } = add(args[0], args[1]);
      expect([status, stderr.includes(said)]).to.deep.equal([2, true]);
      expect(() => readFileSync(file)).to.throw();
    });
  }

  it("names everything that is missing, unknown flags and unknown commands", () => {
    expect(run("add").stderr).to.contain("missing: --rule, --urn, --reason, --approver, --ticket, --days");
    expect(run("add", "--rul", "x").status).to.equal(2);
    expect(run("remove").stderr).to.contain("there is no command remove; there are add and list");
  });
});

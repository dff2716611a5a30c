import { spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { pageForTerminal } from "../../policypacks/mas-trm/documents/page-for-terminal.ts";

const script = new URL("../../policypacks/mas-trm/explain.ts", import.meta.url).pathname;
const explain = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("npm run explain", () => {
  it("prints a rule's page", () => {
    const { status, stdout } = explain("trail-log-validation");
    expect(status).to.equal(0);
    expect(stdout).to.match(/^trail-log-validation\n\nTrails validate their log files\.\n/);
    expect(stdout).to.contain("\n- refuses validation that is left out, which means off\n");
  });

  it("gives what the registry and the catalogue hold as JSON", () => {
    const facts = JSON.parse(explain("trail-log-validation", "--json").stdout) as Readonly<Record<string, unknown>>;
    expect(facts).to.include({ rule: "trail-log-validation", longestExemptionDays: null, level: "mandatory" });
    expect(facts["configRules"]).to.deep.equal([
      { name: "cloud-trail-log-file-validation-enabled", clausesInferred: false },
    ]);
  });

  it("names the nearest rule for a name that is none", () => {
    expect(explain("no-pubic-subnets")).to.deep.equal({
      status: 2,
      stdout: "",
      stderr: "error: no-pubic-subnets is not a rule; did you mean no-public-subnets?\n",
    });
  });

  it("says how it is used when no rule is named", () => {
    const { status, stdout } = explain();
    expect(status).to.equal(2);
    expect(stdout).to.contain("npm run explain -- RULE");
  });
});

describe("a page in the terminal", () => {
  it("has columns for tables and no markup, but leaves code as it is", () => {
    const page = [
      "# one",
      "",
      "<!-- made -->",
      "",
      "| Fact | Here |",
      "| --- | --- |",
      "| [Exemption](../exemptions.md) | `a` or \\* |",
      "| Why | b |",
      "",
      "```ts",
      "const x = `*`;",
      "",
      "| not | a table |",
      "```",
      "",
    ].join("\n");
    expect(stripVTControlCharacters(pageForTerminal(page))).to.equal(
      "one\n\n  Exemption  a or *\n  Why        b\n\n    const x = `*`;\n\n    | not | a table |\n",
    );
  });
});

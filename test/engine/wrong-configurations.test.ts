import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { stringify } from "yaml";
import { WRONG_ROSTERS } from "../components/desktops/wrong-rosters.ts";
import { changed, type Settings, stackFile } from "../config/given.ts";
import { WRONG_COMBINATIONS } from "../config/wrong-combinations.ts";
import { WRONG_SHAPES } from "../config/wrong-shapes.ts";
import { openTestSandbox, ROOT, type TestSandbox } from "./support.ts";

const K = "kiro-landing-zone";
const FILES = "test/engine/wrong-files";
const CONFIGURATIONS = [...WRONG_SHAPES, ...WRONG_COMBINATIONS];

/** Some of the wrong configurations that the unit tests list, and what only a run of the program reads. */
const listed = [
  "a stack file copied from dev to prod",
  "a password in plain sight",
  "a subnet that swallows others",
].map((title) => {
  const found = CONFIGURATIONS.find(({ why }) => why === title);
  if (found === undefined) throw new Error(`there is no wrong configuration "${title}"`);
  const { why, stack, changes, says } = found;
  const count = says.length === 1 ? "1 problem" : `${says.length} problems`;
  return {
    why,
    stack,
    changes,
    says: [`the configuration of stack ${stack} has ${count}`, ...says.map((line) => `Pulumi.${stack}.yaml: ${line}`)],
  };
});
const read: typeof listed = [
  {
    why: "a roster with three mistakes",
    stack: "dev",
    changes: { [`${K}:desktops/roster`]: `${FILES}/roster.csv` },
    says: [
      "the roster of desktops has 3 problems",
      `${FILES}/roster.csv:3: computeType: not a compute type of WorkSpaces, got "POWERFUL"; one of POWERPRO`,
      `${FILES}/roster.csv:4: rootGib: below the minimum, got 80; 175 to 2000 GiB`,
      `${FILES}/roster.csv:4: user: has a desktop in line 2 already, got "Dev.Tan"; each user once`,
    ],
  },
  {
    why: "a roster that is not there",
    stack: "dev",
    changes: { [`${K}:desktops/roster`]: "rosters/none.csv" },
    says: ["rosters/none.csv: cannot be read; a roster of desktops, see desktops.roster in the stack's file"],
  },
  {
    why: "an account that AWS's provider refuses",
    stack: "dev",
    changes: { "aws:forbiddenAccountIds": ["111122223333"] },
    says: ["AWS does not answer ("],
  },
  {
    why: "a bundle that Amazon does not have",
    stack: "dev",
    changes: { [`${K}:desktops/bundles/POWERPRO`]: "Nonsuch with Windows 11" },
    says: ["desktops.bundles.POWERPRO: cannot be looked up ("],
  },
  {
    why: "an MCP server that nobody approved",
    stack: "dev",
    changes: { [`${K}:mcp/servers`]: `${FILES}/servers.yaml` },
    says: [
      "the list of MCP servers has 3 problems",
      `${FILES}/servers.yaml:2: servers[0].description: is missing`,
      `${FILES}/servers.yaml:2: servers[0].tier: is missing; must be 1 or 2; tier 3 is prohibited`,
      `${FILES}/servers.yaml:2: servers[0].change: is missing`,
    ],
  },
];

describe("wrong configurations on the real engine", function () {
  this.timeout(120_000);
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => {
    sandbox = await openTestSandbox();
    folder = await mkdtemp(join(tmpdir(), "kiro-wrong-"));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What the engine says of a stack with some settings changed. */
  async function previewWith(stack: string, changes: Settings) {
    const file = join(folder, `Pulumi.${stack}.yaml`);
    await writeFile(file, stringify({ config: changed(stackFile(stack), changes) }));
    const flags = ["--json", "--skip-config-validation", "--config-file", file, "--stack", stack];
    const { code, stdout, stderr } = await sandbox.pulumi(ROOT, "preview", ...flags);
    const { diagnostics = [], steps = [] } = JSON.parse(stdout) as {
      diagnostics?: { severity: string; message: string }[];
      steps?: { urn: string }[];
    };
    const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message.trim());
    return { code, stderr, errors, planned: steps.filter(({ urn }) => !urn.includes("pulumi:pulumi:Stack")) };
  }

  it("are more than thirty, and as many rosters as a person can get wrong", () => {
    expect(CONFIGURATIONS.length).to.be.greaterThan(30);
    expect(WRONG_ROSTERS.length).to.be.greaterThan(10);
  });

  for (const { why, stack, changes, says } of [...listed, ...read]) {
    it(`are one error without a stack trace: ${why}`, async () => {
      const { code, stderr, errors, planned } = await previewWith(stack, changes);
      expect(errors, stderr).to.have.length(1);
      const lines = (errors[0] ?? "").replace(/^error: /, "").split("\n");
      expect(lines).to.have.length(says.length);
      for (const [index, line] of says.entries()) expect(lines[index]).to.contain(line);
      expect(stderr).to.not.match(/^\s+at /m);
      expect(code).to.equal(1);
      expect(planned).to.deep.equal([]);
    });
  }
});

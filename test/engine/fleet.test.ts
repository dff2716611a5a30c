import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, ROOT, type TestSandbox } from "./support.ts";

const DESKTOPS = 500;
/** How much longer a preview of desktops may take than one of as many plain buckets. */
const MOST_TIMES = 2;

const COMPONENTS = join(ROOT, "components", "index.ts");
const PROGRAMS = {
  buckets: `
import * as aws from "@pulumi/aws";
for (let i = 0; i < ${DESKTOPS}; i++) new aws.s3.Bucket("bucket-" + i, { bucket: "some-bucket-" + i, tags: { Team: "t" } });
`,
  desktops: `
import { readFileSync } from "node:fs";
import { DesktopFleet, readRoster } from ${JSON.stringify(COMPONENTS)};
const { desktops, problems } = readRoster("roster.csv", readFileSync("roster.csv", "utf8"));
if (problems.length > 0) throw new Error(problems.join());
new DesktopFleet("desktops", {
  ownership: { environment: "dev", owner: "o", costCentre: "c", dataClassification: "internal" },
  directoryId: "d-1234567890",
  keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-000000000000",
  bundleIds: { POWERPRO: "wsb-0123456789" },
  desktops,
});
`,
};

describe("a fleet of five hundred desktops on the real engine", function () {
  this.timeout(600_000);
  let folder: string;
  let sandbox: TestSandbox;
  const roster = ["user,userGib", ...Array.from({ length: DESKTOPS }, (_, index) => `dev.${index},100`)];
  const project = (kind: keyof typeof PROGRAMS) => join(folder, kind);
  const writeRoster = (lines: readonly string[]) =>
    writeFile(join(project("desktops"), "roster.csv"), lines.join("\n"));

  before(async () => {
    sandbox = await openTestSandbox();
    folder = await mkdtemp(join(tmpdir(), "kiro-fleet-"));
    for (const [kind, program] of Object.entries(PROGRAMS)) {
      const at = join(folder, kind);
      await mkdir(at);
      await symlink(join(ROOT, "node_modules"), join(at, "node_modules"));
      await writeFile(join(at, "index.mjs"), program);
      const runtime = "runtime: {name: nodejs, options: {typescript: false}}";
      await writeFile(join(at, "Pulumi.yaml"), `name: ${kind}\n${runtime}\nmain: index.mjs\n`);
      await writeFile(join(at, "Pulumi.dev.yaml"), "config:\n  aws:region: us-east-1\n");
    }
    await writeRoster(roster);
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(kind: keyof typeof PROGRAMS, ...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await sandbox.pulumi(project(kind), ...args, "--stack", "dev");
    expect(code, stdout + stderr).to.equal(0);
    return stdout;
  }

  async function secondsOfPreview(kind: keyof typeof PROGRAMS): Promise<number> {
    const start = performance.now();
    const { changeSummary } = JSON.parse(await run(kind, "preview", "--json")) as { changeSummary: { create: number } };
    expect(changeSummary.create).to.be.at.least(DESKTOPS);
    return (performance.now() - start) / 1000;
  }

  /** What a preview would do, by resource, but for what stays the same. */
  async function planned(): Promise<readonly string[]> {
    const { steps } = JSON.parse(await run("desktops", "preview", "--json")) as {
      steps: { op: string; urn: string }[];
    };
    return steps.filter(({ op }) => op !== "same").map(({ op, urn }) => `${op} ${urn.split("::").pop() ?? ""}`);
  }

  it("previews in at most twice the time of as many plain buckets", async () => {
    // In turns and the best of two, since other work on the machine slows single runs.
    const seconds = { buckets: Infinity, desktops: Infinity };
    for (const kind of ["buckets", "desktops", "desktops", "buckets"] as const) {
      seconds[kind] = Math.min(seconds[kind], await secondsOfPreview(kind));
    }
    expect(seconds.desktops).to.be.at.most(MOST_TIMES * seconds.buckets);
  });

  it("changes, makes and removes exactly the desktop whose line changes, comes or goes", async () => {
    await run("desktops", "up", "--yes", "--skip-preview");
    expect(await planned()).to.deep.equal([]);
    await writeRoster(roster.with(250, "dev.249,200"));
    expect(await planned()).to.deep.equal(["update desktops-dev.249"]);
    await writeRoster(roster.toSpliced(250, 0, "new.joiner,100"));
    expect(await planned()).to.deep.equal(["create desktops-new.joiner"]);
    await writeRoster(roster.toSpliced(250, 1));
    expect(await planned()).to.deep.equal(["delete desktops-dev.249"]);
  });
});

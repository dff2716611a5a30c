import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { errorsOf, watchResources } from "../../sandbox/engine-events.ts";
import { TempFolder } from "./temp-folder.ts";

const diagnostic = (severity: string, message: string, urn?: string) =>
  `${JSON.stringify({ diagnosticEvent: { severity, message, urn } })}\n`;

describe("the engine's events", () => {
  const temp = new TempFolder();

  it("give the errors in the engine's words, named by their resource", async () => {
    const log = temp.write(
      "errors.ndjson",
      [
        diagnostic("info", "hello\n"),
        diagnostic("error", "Pulumi.dev.yaml: bad\nPulumi.dev.yaml: worse\n", "urn:p::pulumi:pulumi:Stack::zone-dev"),
        diagnostic("error", "cidrBlock: not a CIDR\n", "urn:p::aws:ec2/vpc:Vpc::kiro"),
        diagnostic("error", "preview failed\n"),
        '{"summaryEvent":{}}\n',
      ].join(""),
    );
    expect(await errorsOf(log)).to.deep.equal([
      "Pulumi.dev.yaml: bad\nPulumi.dev.yaml: worse",
      "kiro: cidrBlock: not a CIDR",
    ]);
  });

  it("are none where the engine wrote no log", async () => {
    expect(await errorsOf(`${temp.path}/none`)).to.deep.equal([]);
  });

  it("are counted while they come, half a line not yet", async () => {
    const log = temp.write("live.ndjson", '{"resourcePreEvent":{}}\n{"resourcePre');
    let seen = 0;
    const stop = watchResources(log, (count) => {
      seen = count;
    });
    await sleep(500);
    const before = seen;
    appendFileSync(log, 'Event":{}}\n{"resourcePreEvent":{}}\n');
    await sleep(500);
    await stop();
    expect([before, seen]).to.deep.equal([1, 3]);
  });
});

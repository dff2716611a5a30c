import { expect } from "chai";
import { IAM_ROLE } from "../../../policypacks/mas-trm/kit/types.ts";
import { trailToCloudwatch } from "../../../policypacks/mas-trm/rules/trail/trail-to-cloudwatch.ts";
import { examine, unknown } from "../support/examine.ts";
import { complete, group, trail } from "./trails.ts";

const found = (changes: Readonly<Record<string, unknown>>) =>
  examine(trailToCloudwatch, [trail(changes, { dependsOn: {} })]);
const arn = "arn:aws:logs:us-east-1:111122223333:log-group:trail";

describe("trail-to-cloudwatch", () => {
  it("passes a group and a role that are named by their ARNs", () => {
    expect(found({})).to.deep.equal([]);
  });

  it("passes a group and a role of this stack", () => {
    const { cloudWatchLogsGroupArn: _, cloudWatchLogsRoleArn: __, ...props } = complete;
    const linked = trail(
      {},
      { props, dependsOn: { cloudWatchLogsGroupArn: ["group"], cloudWatchLogsRoleArn: ["role"] } },
    );
    expect(examine(trailToCloudwatch, [group, { type: IAM_ROLE, name: "role", props: {} }, linked])).to.deep.equal([]);
  });

  it("refuses a trail without either, each by itself", () => {
    expect(found({ cloudWatchLogsGroupArn: undefined })).to.deep.equal([
      "violation trail: cloudWatchLogsGroupArn is not set",
    ]);
    expect(found({ cloudWatchLogsRoleArn: undefined })).to.deep.equal([
      "violation trail: cloudWatchLogsRoleArn is not set",
    ]);
    expect(found({ cloudWatchLogsGroupArn: "", cloudWatchLogsRoleArn: "" })).to.deep.equal([
      "violation trail: cloudWatchLogsGroupArn is not set",
      "violation trail: cloudWatchLogsRoleArn is not set",
    ]);
  });

  for (const [why, cloudWatchLogsGroupArn] of [
    ["without the :* at its end", arn],
    ["of one stream", `${arn}:log-stream:one`],
    ["that is a mere name", "trail"],
    ["behind something else", `x${arn}:*`],
    ["with something behind it", `${arn}:*:x`],
  ] as const) {
    it(`refuses a group ${why}`, () => {
      expect(found({ cloudWatchLogsGroupArn })).to.deep.equal([
        "violation trail: cloudWatchLogsGroupArn is not the ARN of a log group with :* at its end",
      ]);
    });
  }

  it("refuses a group of this stack without the :* at its end, by its ARN or by its name", () => {
    for (const cloudWatchLogsGroupArn of [arn, "trail"]) {
      const named = trail({ cloudWatchLogsGroupArn }, { dependsOn: {} });
      const known = { ...group, props: { name: "trail" }, outputs: { arn } };
      expect(examine(trailToCloudwatch, [known, named])).to.deep.equal([
        "violation trail: cloudWatchLogsGroupArn is not the ARN of a log group with :* at its end",
      ]);
    }
  });

  it("refuses a group of another Region, named or of this stack", () => {
    const elsewhere = ["violation trail: the log group is in eu-west-1, not in us-east-1"];
    expect(found({ cloudWatchLogsGroupArn: arn.replace("us-east-1", "eu-west-1") + ":*" })).to.deep.equal(elsewhere);
    const { cloudWatchLogsGroupArn: _, ...props } = complete;
    const linked = trail({}, { props, dependsOn: { cloudWatchLogsGroupArn: ["group"] } });
    expect(examine(trailToCloudwatch, [{ ...group, props: { region: "eu-west-1" } }, linked])).to.deep.equal(elsewhere);
  });

  it("passes a group and a trail of which either's Region nobody states", () => {
    const { cloudWatchLogsGroupArn: _, ...props } = complete;
    const linked = { props, dependsOn: { cloudWatchLogsGroupArn: ["group"] } };
    expect(examine(trailToCloudwatch, [{ ...group, provider: {} }, trail({}, linked)])).to.deep.equal([]);
    expect(examine(trailToCloudwatch, [group, trail({}, { ...linked, provider: {} })])).to.deep.equal([]);
  });

  it("cannot decide on one that is not known yet, and still refuses the other", () => {
    expect(found({ cloudWatchLogsGroupArn: unknown, cloudWatchLogsRoleArn: undefined })).to.deep.equal([
      "violation trail: cloudWatchLogsRoleArn is not set",
      "undetermined trail: cloudWatchLogsGroupArn is not known yet",
    ]);
    expect(found({ cloudWatchLogsRoleArn: unknown })).to.deep.equal([
      "undetermined trail: cloudWatchLogsRoleArn is not known yet",
    ]);
  });
});

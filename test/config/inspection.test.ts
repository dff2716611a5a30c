import { expect } from "chai";
import { changed, linesAbout, readYaml, type Settings } from "./given.ts";

const INSPECTION = readYaml("examples/inspection/Pulumi.inspection.yaml")["config"] as Settings;
const K = "kiro-landing-zone";
const about = (changes: Settings) => linesAbout("inspection", changed(INSPECTION, changes));

describe("a way out through a firewall of the zone's own", () => {
  it("is a valid configuration in examples/inspection", () => {
    expect(about({})).to.deep.equal([]);
  });

  it("stands apart from Kiro's VPC in another region too", () => {
    const zones = ["ap-southeast-1a", "ap-southeast-1b"];
    const singapore = {
      "aws:region": "ap-southeast-1",
      [`${K}:network/zones`]: zones,
      [`${K}:kiroAccess`]: {
        cidr: "10.2.0.0/25",
        zones: ["us-east-1a", "us-east-1b"],
        endpointSubnets: ["10.2.0.0/28", "10.2.0.16/28"],
      },
    };
    expect(about(singapore)).to.deep.equal([
      `${K}:egress.inspection.cidr: overlaps kiroAccess.cidr, got 10.2.0.0/24; must be a range apart from 10.2.0.0/25`,
    ]);
    expect(about({ ...singapore, [`${K}:egress/inspection/cidr`]: "10.3.0.0/24" })).to.deep.equal([]);
  });
});

import { expect } from "chai";
import { servicesLeftOpen, wholesaleServices } from "../../../../policypacks/mas-trm/kit/iam/action-patterns.ts";
import { statementOf } from "../../support/statements.ts";

const SERVICES = ["iam", "sts", "S3"];

describe("action patterns", () => {
  for (const [pattern, open] of [
    ["*", SERVICES],
    ["iam:*", ["iam"]],
    [" iam:* ", ["iam"]],
    ["IAM:*", ["iam"]],
    ["s3:*", ["S3"]],
    ["s3:Pu*", ["S3"]],
    ["s?:Put*", ["S3"]],
    ["s3:PutObject*", []],
    ["s3:PutObject", []],
    ["s3:Get*", []],
    // What reads in STS hands out credentials.
    ["sts:Get*", ["sts"]],
    // The wildcard is in the service's name alone: one action of several services.
    ["*:GetObject", []],
    ["i?m:Puts", []],
    ["iam", []],
  ] as const) {
    it(`${open.length === 0 ? "open nothing" : `open ${open.join(", ")}`} wholesale by "${pattern}"`, () => {
      expect(wholesaleServices(pattern, SERVICES)).to.deep.equal(open);
    });
  }

  for (const verb of ["accept", "change", "close", "enable", "export", "put", "reboot", "schedule", "send", "upload"]) {
    it(`are wholesale by the verb ${verb}`, () => {
      expect(wholesaleServices(`iam:${verb}*`, ["iam"])).to.deep.equal(["iam"]);
    });
  }

  it("leave open what NotAction does not withhold wholly", () => {
    const left = (...NotAction: readonly string[]) => servicesLeftOpen(statementOf({ NotAction }), SERVICES);
    expect(left("iam:*")).to.deep.equal(["sts", "S3"]);
    expect(left("iam:Put*", "s3:*")).to.deep.equal(["iam", "sts"]);
    expect(left("*")).to.deep.equal([]);
  });
});

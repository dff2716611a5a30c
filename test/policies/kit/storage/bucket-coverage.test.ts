import { expect } from "chai";
import { coverageOf } from "../../../../policypacks/mas-trm/kit/storage/bucket-coverage.ts";

describe("coverageOf", () => {
  for (const [patterns, name, bucket, objects] of [
    [["*"], "a", true, true],
    [["arn:aws:s3:::a", "arn:aws:s3:::a/*"], "a", true, true],
    [["arn:aws-us-gov:s3:::a*"], "a", true, true],
    [["arn:aws:s3:::a/*"], "a", false, true],
    [["arn:aws:s3:::a"], "a", true, false],
    [["arn:aws:s3:::a/logs/*"], "a", false, false],
    [["arn:aws:s3:::b", "arn:aws:s3:::b/*"], "a", false, false],
    [["arn:aws:s3:::ab", "arn:aws:s3:::ab/*"], "a", false, false],
    [["arn:aws:s3:::b", "arn:aws:s3:::b/*"], undefined, true, true],
    [["arn:aws:s3:::b/*"], undefined, false, true],
    [["a", "a/*"], "a", false, false],
    [["not-arn:aws:s3:::a", "not-arn:aws:s3:::a/*"], "a", false, false],
    [[], "a", false, false],
  ] as const) {
    it(`${JSON.stringify(patterns)} for ${name ?? "a name not known yet"}`, () => {
      expect(coverageOf(patterns, name)).to.deep.equal({ bucket, objects });
    });
  }
});

import { expect } from "chai";
import { recordsObjects, trailsWithSelectors } from "../../../../policypacks/mas-trm/kit/logging/data-selectors.ts";
import { TRAIL } from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, unknown } from "../../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const trail = (props: Properties, name = "trail") => ({ type: TRAIL, name, props });

describe("trailsWithSelectors", () => {
  it("are those with selectors of either kind, known or not", () => {
    const stack = graphOf([
      trail({}, "plain"),
      trail({ eventSelectors: [{}] }, "basic"),
      trail({ advancedEventSelectors: unknown }, "advanced"),
    ]);
    expect(trailsWithSelectors(stack).map(({ name }) => name)).to.deep.equal(["basic", "advanced"]);
  });
});

describe("recordsObjects, of a bucket whose name is not known yet", () => {
  const isRecorded = (start: string) => {
    const dataResources = [{ type: "AWS::S3::Object", values: [start] }];
    const [only] = graphOf([trail({ eventSelectors: [{ dataResources }] })]).resources;
    if (only === undefined) throw new Error("no trail");
    return recordsObjects(only, undefined);
  };

  for (const start of ["arn:aws:s3", "arn:aws:s3:::", "arn:aws-cn:s3"]) {
    it(`is true of ${start}, which all objects begin with`, () => {
      expect(isRecorded(start)).to.equal(true);
    });
  }

  for (const start of ["arn:aws:s3:::audit/", "arn:aws:s3:::u", ":::"]) {
    it(`is false of ${start}`, () => {
      expect(isRecorded(start)).to.equal(false);
    });
  }
});

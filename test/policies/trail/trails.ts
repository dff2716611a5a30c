import { expect } from "chai";
import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { KEY, LOG_GROUP, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { examine, type TestResource } from "../support/examine.ts";

/** A trail of record: everything that the rules ask of one. */
export const complete: Readonly<Record<string, unknown>> = {
  s3BucketName: "audit",
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
  cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:trail:*",
  cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
};

export const key: TestResource = { type: KEY, name: "key", props: {} };
export const group: TestResource = { type: LOG_GROUP, name: "group", props: {} };

/** A trail under the key, complete but for the changes. */
export function trail(changes: Readonly<Record<string, unknown>> = {}, more: Partial<TestResource> = {}): TestResource {
  return { type: TRAIL, name: "trail", props: { ...complete, ...changes }, dependsOn: { kmsKeyId: ["key"] }, ...more };
}

/** One field selector of an advanced event selector. */
export const field = (name: string, values: unknown, operator = "equals") => ({ field: name, [operator]: values });

/** An advanced event selector. */
export const advanced = (...fieldSelectors: readonly unknown[]) => ({ fieldSelectors });

/** One test for each way to set a trail up: why, the changes to a complete trail, what the rule finds. */
export function switches(
  rule: Rule,
  cases: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly string[]])[],
): void {
  describe(rule.id, () => {
    for (const [why, changes, findings] of cases) {
      it(why, () => {
        expect(examine(rule, [trail(changes, { dependsOn: {} })])).to.deep.equal(findings);
      });
    }

    it("does not let a trail that cannot be decided on hide a wrong one", () => {
      const open = cases.find(([, , findings]) => findings.some((line) => line.startsWith("undetermined")));
      const wrong = cases.find(([, , findings]) => findings.length === 1 && findings[0]?.startsWith("violation"));
      if (open === undefined || wrong === undefined) throw new Error(`${rule.id} has no such cases`);
      const trails = [trail(open[1], { dependsOn: {} }), trail(wrong[1], { name: "next", dependsOn: {} })];
      expect(examine(rule, trails)).to.have.members([
        ...open[2],
        ...wrong[2].map((line) => line.replace(" trail:", " next:")),
      ]);
    });

    it("judges a trail that is only read by what it is", () => {
      for (const [, changes, findings] of cases.slice(0, 2)) {
        expect(examine(rule, [trail(changes, { dependsOn: {}, read: true })])).to.deep.equal(findings);
      }
    });
  });
}

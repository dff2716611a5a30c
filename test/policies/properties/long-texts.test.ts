import { expect } from "chai";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { judgementsOf, type TestResource } from "../support/examine.ts";

/** What user data, a file or a policy can be made of so that a pattern which looks for something starts over and over. */
const UNITS = [
  "a",
  " ",
  "\n",
  "[",
  "*?",
  "{",
  "a.",
  "a@",
  "a://",
  "arn:",
  "secret",
  "eyJ",
  "password=",
  "-----BEGIN ",
  "<a ",
];
const LENGTH = 2 ** 16;
/** Far above what these take, 0.1 seconds each at most, and far below what one pattern that goes back takes. */
const PATIENCE = 3_000;

const KINDS: Readonly<Record<string, (text: string) => TestResource>> = {
  "user data": (userData) => ({ type: "aws:ec2/instance:Instance", props: { userData } }),
  variables: (X) => ({ type: "aws:lambda/function:Function", props: { environment: { variables: { X } } } }),
  "a security template": (content) => file("endpoints/gpo/GptTmpl.inf", content),
  "an AppLocker policy": (content) => file("endpoints/gpo/applocker.xml", `<AppLockerPolicy ${content}`),
  "a file": (content) => file("notes.txt", content),
  "a policy": (policy) => ({ type: "aws:s3/bucketPolicy:BucketPolicy", props: { bucket: "b", policy } }),
  "a filter pattern": (text) => ({
    type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    props: { logGroupName: "g", pattern: `{ $.a = ${text} }` },
  }),
  "a principal": (AWS) => ({
    type: "aws:iam/role:Role",
    props: { assumeRolePolicy: JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { AWS } }] }) },
  }),
};

function file(key: string, content: string): TestResource {
  return { type: "aws:s3/bucketObjectv2:BucketObjectv2", props: { bucket: "b", key, content } };
}

describe("a long text", () => {
  for (const [kind, make] of Object.entries(KINDS)) {
    it(`keeps no rule busy as ${kind}, whatever it repeats`, () => {
      for (const unit of UNITS) {
        const text = unit.repeat(LENGTH / unit.length);
        const started = performance.now();
        judgementsOf(rules, [make(text)]);
        expect(performance.now() - started, JSON.stringify(unit)).to.be.lessThan(PATIENCE);
      }
    });
  }
});

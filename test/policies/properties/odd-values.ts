import fc from "fast-check";
import { unknown } from "../support/examine.ts";

/** The engine's other markers of what it cannot know: a boolean, a number, a list, a map. */
const OTHER_UNKNOWNS = [
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Texts that something in the pack tries to read: as JSON, policy, XML, range, ARN, pattern, schedule, name. */
const TEXTS = [
  "",
  " ",
  "\n",
  "\u0000",
  "🦀é",
  "-1",
  "0",
  "1e999",
  "NaN",
  "true",
  "FALSE",
  "null",
  "*",
  "?",
  "**",
  "(((",
  "[a-",
  "${aws:username}",
  "constructor",
  "__proto__",
  "toString",
  "x".repeat(3000),
  "{",
  "[",
  "[]",
  "{}",
  '{"a":',
  '"text"',
  '{"Statement":',
  '{"Statement":null}',
  '{"Statement":[null,1,"x",[]]}',
  '{"Statement":{"Effect":"Allow"}}',
  '{"Statement":[{"Effect":{},"Action":{"a":1},"Resource":[null],"Principal":{"AWS":[{}]}}]}',
  '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
  '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":null}]}',
  '{"Statement":[{"Effect":"Allow","Principal":{"AWS":null},"Action":7,"Condition":{"Bool":[]}}]}',
  '{"Statement":[{"Effect":"Allow","Action":"iam:*","Condition":{"StringLike":{"aws:SourceArn":{"a":[]}}}}]}',
  '{"source":[{"prefix":1}],"detail":{"eventName":null}}',
  "{ $.eventName = ",
  "{ ($.a = b) || ($.c != *) }",
  "<",
  "<a b='",
  "<a></b>",
  "<Policy><Rule/></Policy>",
  '<?xml version="1.0"?>',
  "0.0.0.0/0",
  "::/0",
  "0.0.0.0/1",
  "10.0.0.0/33",
  "10.0.0.0/-1",
  "999.0.0.1/8",
  "10.0.0.0",
  "::ffff:0:0/96",
  "arn:",
  "arn:aws:s3:::",
  "arn:aws:s3:::*/*",
  "arn:aws:iam::aws:policy/AdministratorAccess",
  "arn:aws:iam::111122223333:root",
  "arn:aws:kms:us-east-1:111122223333:key/",
  "https://sqs.us-east-1.amazonaws.com/",
  "alias/aws/s3",
  "rate(1 day)",
  "rate(",
  "cron(0 5 ? * * *)",
  "cron(* * *)",
  "111122223333",
  "us-east-1",
  "a.example.com.",
];

/** Values of shapes that nobody expects where they stand; some carry names that every JavaScript object has. */
const SHAPES: readonly unknown[] = [
  null,
  [],
  {},
  [[]],
  [null],
  [[[["deep"]]]],
  [unknown],
  { a: unknown },
  { length: 3 },
  { toString: "x", valueOf: 1 },
  { toString: null },
  { constructor: {}, hasOwnProperty: true },
  { key: null, value: {}, name: [], type: 1 },
  { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", hash: "00", text: "{" },
  { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", assets: { a: 1 } },
  { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:", id: unknown },
];

/** Names that a map may hold unexpectedly. */
const NAMES = ["id", "arn", "name", "key", "value", "type", "bucket", "Statement", "toString", "policy", "rules"];

/** What a property may hold instead of what it should. */
export const oddValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 3, arbitrary: fc.constantFrom(unknown, ...OTHER_UNKNOWNS) },
    { weight: 2, arbitrary: fc.constantFrom(...SHAPES, nest(60), nest(400), JSON.stringify(nest(400))) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1, 1, 0.5, 2 ** 53, 1e300, true, false) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    {
      weight: 2,
      arbitrary: fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 4, noNullPrototype: true }),
    },
  ),
})).value;

function nest(depth: number): unknown {
  let value: unknown = "core";
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
}

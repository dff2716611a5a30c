import { expect } from "chai";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { SIGNATURE } from "../../../sandbox/providers/rpc/values.ts";
import { awsProvider, session, thrown } from "./support.ts";

const IDENTITY = "aws:index/getCallerIdentity:getCallerIdentity";
const accountOf = (config: Properties) => session({ region: "us-east-1", ...config }).invoke(IDENTITY, {})["accountId"];

describe("the configuration of the aws stand-in", () => {
  const refused = (config: Properties) =>
    awsProvider()
      .checkConfig(config)
      .failures.map(({ property, reason }) => `${property}: ${reason}`);

  it("is taken as the engine sends it: texts, and JSON in texts", () => {
    const config = {
      region: "us-east-1",
      version: "7.48.0",
      allowedAccountIds: '["111122223333"]',
      defaultTags: '{"tags":{"owner":"team"}}',
      secretKey: { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: "x" },
    };
    expect(refused(config)).to.deep.equal([]);
    expect(awsProvider().checkConfig(config).inputs).to.equal(config);
  });

  it("is refused where a key is unknown, a type wrong or a value malformed", () => {
    expect(refused({ regoin: "us-east-1" })).to.deep.equal([
      'regoin: Invalid or unknown key "regoin"; did you mean "region"?',
    ]);
    expect(refused({ region: "mars-east-1", maxRetries: '"x"', allowedAccountIds: '["1234"]' })).to.deep.equal([
      "maxRetries: expected number type, got string type",
      'region: invalid AWS Region: "mars-east-1"',
      'allowedAccountIds[0]: "1234" is not an account id; it must have exactly 12 digits',
    ]);
  });

  it("needs a Region", () => {
    expect(thrown(() => session({}))).to.match(/^Missing region information; .*pulumi config set aws:region/);
    expect(thrown(() => session({ region: "moon-1" }))).to.equal('invalid AWS Region: "moon-1"');
  });

  it("settles the account: the first allowed one, the assumed role's, or the default", () => {
    expect(accountOf({})).to.equal("111122223333");
    expect(accountOf({ allowedAccountIds: '["444455556666","111122223333"]' })).to.equal("444455556666");
    const assumeRoles = '[{"roleArn":"arn:aws:iam::777788889999:role/deploy"}]';
    expect(accountOf({ assumeRoles })).to.equal("777788889999");
  });

  it("heeds the guard against the wrong account", () => {
    const assumeRoles = '[{"roleArn":"arn:aws:iam::777788889999:role/deploy"}]';
    expect(thrown(() => accountOf({ assumeRoles, allowedAccountIds: '["444455556666"]' }))).to.equal(
      "AWS account ID not allowed: 777788889999",
    );
    expect(thrown(() => accountOf({ forbiddenAccountIds: '["111122223333"]' }))).to.equal(
      "AWS account ID not allowed: 111122223333",
    );
  });
});

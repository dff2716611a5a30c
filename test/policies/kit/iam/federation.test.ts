import { expect } from "chai";
import { federationFault } from "../../../../policypacks/mas-trm/kit/iam/federation.ts";
import { statementOf } from "../../support/statements.ts";

const HOST = "token.example.com";
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${HOST}`;
const POOL = "cognito-identity.amazonaws.com";
const fault = (keys: object, provider = PROVIDER) =>
  federationFault(statementOf({ Condition: { StringLike: keys } }), provider);
const subject = (sub: string | readonly string[]) =>
  fault({ [`${HOST}:aud`]: "sts.amazonaws.com", [`${HOST}:sub`]: sub });
const nobody = `no condition binds ${HOST}:sub to somebody in particular`;

describe("federation", () => {
  for (const word of [
    ...["repo", "repository", "repository_owner", "organization", "org", "project", "project_path", "workspace"],
    ...["system", "serviceaccount"],
  ]) {
    it(`binds nobody by the word ${word} alone`, () => {
      expect(subject(`${word}:*`)).to.equal(nobody);
      expect(subject(`${word.toUpperCase()}:*`)).to.equal(nobody);
      expect(subject(`${word}:bank/*`)).to.equal(undefined);
    });
  }

  for (const [sub, isBound] of [
    ["repo:bank/kiro:ref:refs/heads/main", true],
    ["somebody", true],
    ["bank/*", true],
    ["bank*", false],
    ["repo:bank*", false],
    [":*", false],
    ["//*", false],
    ["*:bank", false],
  ] as const) {
    it(`binds ${isBound ? "somebody" : "nobody"} by ${sub}`, () => {
      expect(subject(sub)).to.equal(isBound ? undefined : nobody);
    });
  }

  it("binds nobody when one of several subjects does not", () => {
    expect(subject(["repo:bank/*", "repo:*"])).to.equal(nobody);
  });

  it("needs the audience as well as the subject", () => {
    expect(fault({ [`${HOST}:sub`]: "repo:bank/*" })).to.equal(`no condition binds ${HOST}:aud`);
    expect(fault({ [`${HOST}:aud`]: "sts.amazonaws.com" })).to.equal(nobody);
  });

  it("takes the subject of an identity pool's token, or whether its user has signed in", () => {
    const pool = { [`${POOL}:aud`]: "us-east-1:12345678" };
    expect(fault(pool, POOL)).to.equal(`no condition binds ${POOL}:sub or ${POOL}:amr to somebody in particular`);
    expect(fault({ ...pool, [`${POOL}:sub`]: "us-east-1:87654321" }, POOL)).to.equal(undefined);
    expect(fault({ ...pool, [`${POOL}:amr`]: "authenticated" }, POOL)).to.equal(undefined);
  });

  it("needs the audience alone by SAML, where the provider's metadata say who signs in", () => {
    const saml = "arn:aws:iam::111122223333:saml-provider/bank";
    expect(fault({}, saml)).to.equal("no condition binds SAML:aud");
    expect(fault({ "SAML:aud": "https://signin.aws.amazon.com/saml" }, saml)).to.equal(undefined);
  });
});

import { expect } from "chai";
import { IAM_ROLE } from "../../../policypacks/mas-trm/kit/types.ts";
import { roleTrustRestricted } from "../../../policypacks/mas-trm/rules/identity/role-trust-restricted.ts";
import { type Circumstances, examine, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const OWN = "111122223333";
const OTHER = "999988887777";
const pinned = { region: "us-east-1", allowedAccountIds: JSON.stringify([OWN]) };

const found = (
  assumeRolePolicy: unknown,
  at: Circumstances & { readonly provider?: Readonly<Record<string, unknown>> } = {},
) =>
  examine(
    roleTrustRestricted,
    [{ type: IAM_ROLE, name: "r", props: { assumeRolePolicy }, provider: at.provider ?? pinned }],
    at,
  );
const trust = (Principal: unknown, Condition?: object, more: object = {}) =>
  policyOf({ Principal, Action: "sts:AssumeRole", ...(Condition && { Condition }), ...more });
const everyone =
  "violation r: statement 1 trusts everyone, and no condition names the principals (aws:PrincipalArn) and their account or organisation";

describe("role-trust-restricted", () => {
  describe("on everyone", () => {
    for (const [why, principal, condition] of [
      ["a star", "*", undefined],
      ["a star as account", { AWS: "*" }, undefined],
      ["a star in a list", { AWS: ["*"] }, undefined],
      ["an organisation alone", { AWS: "*" }, { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }],
      ["any principal's ARN", { AWS: "*" }, { StringLike: { "aws:PrincipalArn": "*" } }],
      ["any role of an account", { AWS: "*" }, { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } }],
      ["a named role of any account", { AWS: "*" }, { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } }],
      [
        "IfExists, which holds without the key",
        { AWS: "*" },
        { ArnEqualsIfExists: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/deploy` } },
      ],
      [
        "ForAllValues, which holds without the key",
        { AWS: "*" },
        { "ForAllValues:ArnEquals": { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/deploy` } },
      ],
    ] as const) {
      it(`refuses ${why}`, () => {
        expect(found(trust(principal, condition))).to.deep.equal([everyone]);
      });
    }

    it("passes a role named by condition, in this account or anywhere in the organisation", () => {
      const role = { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/deploy` } };
      const anywhere = {
        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" },
        StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" },
      };
      expect(found(trust("*", role))).to.deep.equal([]);
      expect(found(trust("*", anywhere))).to.deep.equal([]);
    });

    it("refuses a role that a condition names in a strange account", () => {
      const strange = `violation r: statement 1 trusts account ${OTHER}, which is neither this stack's own nor trusted`;
      expect(found(trust("*", { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${OTHER}:role/x` } }))).to.deep.equal([
        strange,
      ]);
      const anchored = {
        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" },
        StringEquals: { "aws:PrincipalAccount": OTHER },
      };
      expect(found(trust("*", anchored))).to.deep.equal([strange]);
    });

    it("refuses all but a few", () => {
      const allBut = policyOf({ NotPrincipal: { AWS: `arn:aws:iam::${OWN}:root` }, Action: "sts:AssumeRole" });
      expect(found(allBut)).to.deep.equal([
        "violation r: statement 1 trusts everyone but the few that NotPrincipal names",
      ]);
    });

    it("refuses every service and every identity provider", () => {
      expect(found(trust({ Service: "*" }))).to.deep.equal(["violation r: statement 1 trusts everyone"]);
      expect(found(trust({ Federated: "*" }))).to.deep.equal(["violation r: statement 1 trusts everyone"]);
    });
  });

  describe("on accounts", () => {
    for (const principal of [`arn:aws:iam::${OTHER}:root`, OTHER, `arn:aws:iam::${OTHER}:role/x`]) {
      it(`refuses ${principal}`, () => {
        expect(found(trust({ AWS: [principal] }))).to.deep.equal([
          `violation r: statement 1 trusts account ${OTHER}, which is neither this stack's own nor trusted`,
        ]);
      });
    }

    it("passes the own account, and one that the settings trust", () => {
      expect(found(trust({ AWS: `arn:aws:iam::${OWN}:root` }))).to.deep.equal([]);
      expect(found(trust({ AWS: OTHER }), { settings: { trustedAccounts: [OTHER] } })).to.deep.equal([]);
    });

    it("wants an external id of third parties, and a real one", () => {
      const settings = { thirdPartyAccounts: [OTHER] };
      const missing = [`violation r: statement 1 trusts third party ${OTHER} without an sts:ExternalId`];
      expect(found(trust({ AWS: OTHER }), { settings })).to.deep.equal(missing);
      for (const condition of [
        { StringLike: { "sts:ExternalId": "*" } },
        { StringEqualsIfExists: { "sts:ExternalId": "x" } },
        { StringNotEquals: { "sts:ExternalId": "x" } },
      ]) {
        expect(found(trust({ AWS: OTHER }, condition), { settings })).to.deep.equal(missing);
      }
      expect(found(trust({ AWS: OTHER }, { StringEquals: { "sts:ExternalId": "x" } }), { settings })).to.deep.equal([]);
    });

    it("does not take an external id for trust in the account", () => {
      expect(found(trust({ AWS: OTHER }, { StringEquals: { "sts:ExternalId": "x" } }))).to.have.length(1);
    });

    it("refuses a principal that AWS has replaced by its internal id", () => {
      expect(found(trust({ AWS: "AROAEXAMPLEEXAMPLE" }))).to.deep.equal([
        "violation r: statement 1 trusts a principal whose account cannot be told",
      ]);
    });

    it("cannot decide whose account it is when the provider is not pinned", () => {
      expect(found(trust({ AWS: OTHER }), { provider: { region: "us-east-1" } })).to.deep.equal([
        `undetermined r: statement 1 trusts account ${OTHER}, which may or may not be this stack's own: its provider is not pinned by allowedAccountIds`,
      ]);
    });
  });

  describe("on services", () => {
    const FLOW_LOGS = { Service: "vpc-flow-logs.amazonaws.com" };
    const open = [
      "violation r: statement 1 trusts vpc-flow-logs.amazonaws.com without saying for whom (aws:SourceAccount or aws:SourceArn)",
    ];

    for (const [why, condition] of [
      ["no condition", undefined],
      ["any account", { StringLike: { "aws:SourceAccount": "*" } }],
      ["any resource", { ArnLike: { "aws:SourceArn": "arn:aws:*:*:*" } }],
      ["any account's flow logs", { ArnLike: { "aws:SourceArn": "arn:aws:ec2:us-east-1:*:vpc-flow-log/*" } }],
      ["IfExists", { StringEqualsIfExists: { "aws:SourceAccount": OWN } }],
      ["ForAllValues", { "ForAllValues:StringEquals": { "aws:SourceAccount": OWN } }],
      ["another key", { Bool: { "aws:SecureTransport": "true" } }],
    ] as const) {
      it(`refuses one that says for whom it acts, with ${why}`, () => {
        expect(found(trust(FLOW_LOGS, condition))).to.deep.equal(open);
      });
    }

    for (const [why, condition] of [
      ["its account", { StringEquals: { "aws:SourceAccount": OWN } }],
      ["its account, in capitals", { stringequals: { "AWS:SourceAccount": OWN } }],
      ["its resources", { ArnLike: { "aws:SourceArn": `arn:aws:ec2:us-east-1:${OWN}:vpc-flow-log/*` } }],
      ["its organisation", { StringEquals: { "aws:SourceOrgID": "o-abcdefghij" } }],
    ] as const) {
      it(`passes one bound by ${why}`, () => {
        expect(found(trust(FLOW_LOGS, condition))).to.deep.equal([]);
      });
    }

    it("refuses one that may act for a stranger", () => {
      const strange = [`violation r: statement 1 lets vpc-flow-logs.amazonaws.com act for account ${OTHER}`];
      expect(found(trust(FLOW_LOGS, { StringEquals: { "aws:SourceAccount": [OWN, OTHER] } }))).to.deep.equal(strange);
      const arn = `arn:aws:ec2:us-east-1:${OTHER}:vpc-flow-log/fl-1`;
      expect(found(trust(FLOW_LOGS, { ArnEquals: { "aws:SourceArn": arn } }))).to.deep.equal(strange);
    });

    it("takes any account for the own one when the provider is not pinned", () => {
      const bound = trust(FLOW_LOGS, { StringEquals: { "aws:SourceAccount": OWN } });
      expect(found(bound, { provider: { region: "us-east-1" } })).to.deep.equal([]);
    });

    for (const service of [
      "ec2.amazonaws.com",
      "ec2.amazonaws.com.cn",
      "lambda.amazonaws.com",
      "cloudtrail.amazonaws.com",
      "workspaces.amazonaws.com",
    ]) {
      it(`does not want of ${service} what it does not send`, () => {
        expect(found(trust({ Service: service }))).to.deep.equal([]);
      });
    }

    it("sees through a service's regional name, and a second service in the list", () => {
      expect(found(trust({ Service: ["ec2.amazonaws.com", "logs.ap-southeast-1.amazonaws.com"] }))).to.deep.equal([
        "violation r: statement 1 trusts logs.ap-southeast-1.amazonaws.com without saying for whom (aws:SourceAccount or aws:SourceArn)",
      ]);
    });

    it("cannot decide on a service that it does not know, unless the settings do", () => {
      const service = "example.amazonaws.com";
      expect(found(trust({ Service: service }))).to.deep.equal([
        "undetermined r: statement 1 trusts example.amazonaws.com without aws:SourceAccount, and whether that service sends it is not known to the pack",
      ]);
      expect(found(trust({ Service: service }), { settings: { servicesWithoutSource: [service] } })).to.deep.equal([]);
    });
  });

  describe("on federated users", () => {
    const HOST = "token.actions.githubusercontent.com";
    const PROVIDER = `arn:aws:iam::${OWN}:oidc-provider/${HOST}`;
    const web = (Condition: object | undefined, Federated = PROVIDER) =>
      found(trust({ Federated }, Condition, { Action: "sts:AssumeRoleWithWebIdentity" }));
    const aud = { [`${HOST}:aud`]: "sts.amazonaws.com" };
    const noAudience = [`violation r: statement 1 trusts ${PROVIDER}, and no condition binds ${HOST}:aud`];
    const noSubject = [
      `violation r: statement 1 trusts ${PROVIDER}, and no condition binds ${HOST}:sub to somebody in particular`,
    ];

    it("refuses a provider without audience, without subject", () => {
      expect(web(undefined)).to.deep.equal(noAudience);
      expect(web({ StringEquals: { [`${HOST}:sub`]: "repo:bank/kiro:ref:refs/heads/main" } })).to.deep.equal(
        noAudience,
      );
      expect(web({ StringEquals: aud })).to.deep.equal(noSubject);
    });

    for (const subject of ["*", "repo:*", "repo:bank*", "repo:*/kiro:*"]) {
      it(`refuses ${subject}, which is anybody's`, () => {
        expect(web({ StringEquals: aud, StringLike: { [`${HOST}:sub`]: subject } })).to.deep.equal(noSubject);
      });
    }

    for (const operator of ["StringLikeIfExists", "ForAllValues:StringLike", "StringNotLike"]) {
      it(`refuses a subject by ${operator}`, () => {
        expect(web({ StringEquals: aud, [operator]: { [`${HOST}:sub`]: "repo:bank/kiro:*" } })).to.deep.equal(
          noSubject,
        );
      });
    }

    it("refuses a list of subjects with a loose one in it", () => {
      const subjects = ["repo:bank/kiro:*", "repo:*"];
      expect(web({ StringEquals: aud, StringLike: { [`${HOST}:sub`]: subjects } })).to.deep.equal(noSubject);
    });

    it("passes a provider that is bound to audience and repository", () => {
      expect(web({ StringEquals: aud, StringLike: { [`${HOST}:sub`]: "repo:bank/kiro:*" } })).to.deep.equal([]);
    });

    it("does not take another issuer's claims for this one's", () => {
      const other = { "gitlab.com:aud": "sts.amazonaws.com", "gitlab.com:sub": "project_path:bank/kiro:main" };
      expect(web({ StringEquals: other })).to.deep.equal(noAudience);
    });

    it("tells a cluster's service account from all of them", () => {
      const issuer = "oidc.eks.ap-southeast-1.amazonaws.com/id/ABC";
      const bound = (sub: string) =>
        web(
          { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" }, StringLike: { [`${issuer}:sub`]: sub } },
          `arn:aws:iam::${OWN}:oidc-provider/${issuer}`,
        );
      expect(bound("system:serviceaccount:kiro:agent")).to.deep.equal([]);
      expect(bound("system:serviceaccount:*:*")).to.have.length(1);
    });

    it("takes amr for the subject of an identity pool's tokens", () => {
      const pool = "cognito-identity.amazonaws.com";
      const bound = { StringEquals: { [`${pool}:aud`]: "us-east-1:1234" } };
      expect(web(bound, pool)).to.have.length(1);
      expect(web({ ...bound, "ForAnyValue:StringLike": { [`${pool}:amr`]: "authenticated" } }, pool)).to.deep.equal([]);
    });

    it("wants the audience of a SAML provider", () => {
      const saml = (Condition?: object) =>
        found(
          trust({ Federated: `arn:aws:iam::${OWN}:saml-provider/bank` }, Condition, {
            Action: "sts:AssumeRoleWithSAML",
          }),
        );
      expect(saml()).to.deep.equal([
        `violation r: statement 1 trusts arn:aws:iam::${OWN}:saml-provider/bank, and no condition binds SAML:aud`,
      ]);
      expect(saml({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } })).to.deep.equal([]);
    });
  });

  it("leaves alone what lets nobody in", () => {
    expect(found(trust("*", undefined, { Effect: "Deny" }))).to.deep.equal([]);
    expect(found(trust("*", undefined, { Action: "sts:TagSession" }))).to.deep.equal([]);
  });

  it("sees the way in through wildcards and through NotAction", () => {
    for (const more of [{ Action: "sts:*" }, { Action: "*" }, { Action: undefined, NotAction: "sts:TagSession" }]) {
      expect(found(trust("*", undefined, more))).to.deep.equal([everyone]);
    }
  });

  it("cannot decide on a trust policy that is not known yet, and judges the known part of one", () => {
    expect(found(unknown)).to.deep.equal(["undetermined r: assumeRolePolicy is not known yet"]);
    const half = {
      Statement: [
        { Effect: "Allow", Principal: { AWS: unknown }, Action: "sts:AssumeRole" },
        { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
      ],
    };
    expect(found(half)).to.have.members([everyone, "undetermined r: assumeRolePolicy is not known yet"]);
  });

  it("refuses a trust policy that it cannot read", () => {
    expect(found("{")).to.deep.equal(["violation r: the policy document cannot be read: not JSON"]);
  });
});

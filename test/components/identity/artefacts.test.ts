import { readFileSync } from "node:fs";
import { expect } from "chai";
import {
  ACCESS_MATRIX_DOCUMENT,
  renderAccessMatrix,
} from "../../../components/identity/artefacts/access-matrix-document.ts";
import { identityArtefacts } from "../../../components/identity/artefacts/identity-artefacts.ts";
import { IDP_KINDS, type SignIn } from "../../../components/identity/artefacts/sign-in.ts";
import { signInRestriction } from "../../../components/identity/artefacts/sign-in-restriction.ts";
import { artefactsOfIdentity } from "../../../infra/identity.ts";
import { expectSnapshot } from "../../support/snapshot.ts";
import { CONFIG, PLACE } from "../fixtures.ts";

const SIGN_IN: SignIn = {
  accountId: "111122223333",
  identityCenterRegion: "ap-southeast-1",
  kiroProfileRegion: "us-east-1",
  idpKind: "entra",
  portalHost: "d-9667000000.awsapps.com",
  saml: {
    entityId: "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/d-9667000000",
    acsUrl: "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/acs/tenant",
  },
  scim: { endpoint: "https://scim.ap-southeast-1.amazonaws.com/tenant/scim/v2/" },
  entra: {
    includedGroups: ["00000000-0000-4000-8000-000000000001"],
    excludedGroups: ["00000000-0000-4000-8000-000000000002"],
  },
  groups: { developer: "Devs", leadDeveloper: "Leads", securityAdmin: "Admins", complianceOfficer: "Auditors" },
  subscriptions: { developer: "pro", leadDeveloper: "power" },
  sessionHours: 2,
};

const artefacts = identityArtefacts(SIGN_IN);
const json = (path: string, from = artefacts): Record<string, unknown> => {
  const found = from.find((artefact) => artefact.path === `identity/${path}`);
  return JSON.parse(found?.content ?? "null") as Record<string, unknown>;
};

describe("the identity layer's files", () => {
  it("are these, each with a purpose", () => {
    expect(artefacts.map(({ path, mediaType }) => `${path} ${mediaType}`)).to.deep.equal([
      "identity/idp-saml.json application/json",
      "identity/scim.json application/json",
      "identity/conditional-access.json application/json",
      "identity/session-limits.json application/json",
      "identity/subscription-roster.json application/json",
      "identity/access-matrix.md text/markdown",
      "identity/runbook.md text/markdown",
    ]);
    for (const { purpose } of artefacts) expect(purpose).to.match(/^[A-Z].*\.$/);
  });

  for (const { path, content } of artefacts) {
    it(`read as reviewed: ${path}`, () => {
      expectSnapshot(new URL(`snapshots/${path.replace("identity/", "")}`, import.meta.url), content);
    });

    it(`are plain text without a byte order mark: ${path}`, () => {
      expect(content).to.match(/[^\n]\n$/);
      expect(content).not.to.match(/[\uFEFF\r\t]|undefined|\[object/);
    });
  }

  it("name the three attributes that Identity Center cannot do without, and leave groups to SCIM", () => {
    const { attributes, groups } = json("idp-saml.json") as {
      attributes: { name: string; required: boolean }[];
      groups: string;
    };
    expect(attributes.filter(({ required }) => required).map(({ name }) => name)).to.deep.equal([
      "email",
      "firstName",
      "lastName",
    ]);
    expect(groups).to.equal("by SCIM, not by SAML");
  });

  it("ask for a second factor, for sign-in every two hours and for no lasting browser session, and nothing else", () => {
    const { state, grantControls, sessionControls } = json("conditional-access.json");
    expect(state).to.equal("enabled");
    expect(grantControls).to.deep.equal({ operator: "OR", builtInControls: ["mfa"] });
    expect(sessionControls).to.deep.equal({
      applicationEnforcedRestrictions: null,
      cloudAppSecurity: null,
      persistentBrowser: { mode: "never", isEnabled: true },
      signInFrequency: { value: 2, type: "hours", isEnabled: true },
    });
  });

  it("cover all applications, since Entra honours the browser rule only then, and spare the emergency accounts", () => {
    expect(json("conditional-access.json")["conditions"]).to.deep.equal({
      clientAppTypes: ["all"],
      applications: { includeApplications: ["All"] },
      users: {
        includeGroups: ["00000000-0000-4000-8000-000000000001"],
        excludeGroups: ["00000000-0000-4000-8000-000000000002"],
      },
    });
  });

  it("expect at most three sessions of a person at a time", () => {
    const { concurrentSessions } = json("session-limits.json") as {
      concurrentSessions: { max: number; watchedBy: string };
    };
    expect(concurrentSessions.max).to.equal(3);
    expect(concurrentSessions.watchedBy).to.match(/sessions > 3$/);
  });

  it("subscribe the groups that work with Kiro and no other", () => {
    expect(json("subscription-roster.json")).to.deep.equal({
      kiroProfile: { accountId: "111122223333", region: "us-east-1" },
      subscriptions: [
        { role: "developer", group: "Devs", tier: "pro" },
        { role: "leadDeveloper", group: "Leads", tier: "power" },
      ],
      neverSubscribed: [
        { role: "securityAdmin", group: "Admins" },
        { role: "complianceOfficer", group: "Auditors" },
      ],
    });
  });

  it("refer to the token by its secret and never hold it", () => {
    const tokenSecretArn = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:scim-AbCdEf";
    const kept = identityArtefacts({ ...SIGN_IN, scim: { endpoint: "https://scim.example", tokenSecretArn } });
    expect(json("scim.json", kept)["token"]).to.deep.include({ keptIn: tokenSecretArn });
    expect(json("scim.json")["token"]).to.deep.include({ keptIn: "the identity provider alone" });
  });

  for (const idpKind of IDP_KINDS.filter((kind) => kind !== "entra")) {
    it(`hold no Entra policy where the provider is ${idpKind}, and say whose policy it is`, () => {
      const other = identityArtefacts({ ...SIGN_IN, idpKind, entra: undefined });
      expect(other.map(({ path }) => path)).not.to.include("identity/conditional-access.json");
      expect(json("session-limits.json", other)["signInFrequency"]).to.deep.equal({
        hours: 2,
        setBy: "the identity provider's sign-on policy",
      });
      expect(other.at(-1)?.content).to.include(`console of the identity provider (${idpKind})`);
      expect(other.at(-1)?.content).not.to.include("conditional-access.json");
    });
  }

  it("hold no SCIM settings where groups are made here", () => {
    const own = identityArtefacts({ ...SIGN_IN, scim: undefined });
    expect(own.map(({ path }) => path)).not.to.include("identity/scim.json");
    expect(own.at(-1)?.content).not.to.include("scim.json");
  });

  it("follow from the stack's configuration", () => {
    const made = artefactsOfIdentity({ place: PLACE, config: CONFIG });
    expect(json("subscription-roster.json", [...made])["subscriptions"]).to.deep.equal([
      { role: "developer", group: "Developers", tier: "pro" },
      { role: "leadDeveloper", group: "Leads", tier: "pro-plus" },
    ]);
    expect(json("idp-saml.json", [...made])["serviceProvider"]).to.deep.equal({
      entityId: "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/d-9667000000",
      assertionConsumerServiceUrl: "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/acs/tenant",
      signOnUrl: "https://d-9667000000.awsapps.com/start",
    });
  });
});

describe("docs/access-matrix.md", () => {
  it("is fresh: otherwise run node components/identity/artefacts/access-matrix-document.ts --write", () => {
    expect(readFileSync(ACCESS_MATRIX_DOCUMENT, "utf8")).to.equal(renderAccessMatrix());
  });
});

describe("the sign-in restriction for Kiro's managed settings", () => {
  it("denies every way in but Identity Center's, and allows nothing by itself", () => {
    expect(
      signInRestriction({ portalHost: "d-9667000000.awsapps.com", identityCenterRegion: "ap-southeast-1" }),
    ).to.deep.equal({
      rules: [{ capability: "signin_method", match: ["*"], exclude: ["idc"], effect: "deny" }],
      settings: { idc_start_url: "https://d-9667000000.awsapps.com/start", idc_region: "ap-southeast-1" },
    });
  });
});

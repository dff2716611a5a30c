import { expect } from "chai";
import example from "../../examples/singapore/policy-config.json" with { type: "json" };
import type { LandingZoneConfig } from "../../infra/config/schema.ts";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
import type { Settings } from "../../policypacks/mas-trm/kit/evaluate.ts";
import type { ResourceFacts } from "../../policypacks/mas-trm/kit/resource.ts";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";
import { Session } from "../../policypacks/mas-trm/server/session.ts";
import { CONFIG, DESKTOPS, IDENTITY, PLACE } from "../components/fixtures.ts";
import { type Registration, record, UNKNOWN } from "../support/record.ts";

const PROD: LandingZoneConfig = {
  ...CONFIG,
  environment: "prod",
  audit: { ...CONFIG.audit, objectLock: { mode: "COMPLIANCE", days: 365 } },
  keys: { ...CONFIG.keys, deletionWindowDays: 30 },
  protectEvidence: true,
};
const AWS_PROVIDER = "pulumi:providers:aws";

function factsOf(made: Registration, stack: string, all: readonly Registration[], region: string): ResourceFacts {
  const rename = (urn: string) => urn.replace(/^urn:pulumi:[^:]+/, `urn:pulumi:${stack}`);
  const origins = Object.entries(made.propertyDependencies).map(([name, urns]) => [name, urns.map(rename)] as const);
  // A reference is the provider's URN and its id; without one the stack's own configuration holds.
  const explicit = all.find(({ type, urn }) => type === AWS_PROVIDER && made.provider.startsWith(`${urn}::`));
  const props = explicit?.inputs ?? { region, allowedAccountIds: [PLACE.accountId] };
  return {
    urn: rename(made.urn),
    type: made.type,
    name: made.name,
    inputs: made.inputs,
    outputs: { ...made.inputs, id: UNKNOWN, arn: UNKNOWN },
    options: { protect: made.protect, ignoreChanges: [] },
    ...(made.custom && { provider: { type: AWS_PROVIDER, name: "default", props } }),
    propertyDependencies: Object.fromEntries(origins),
  };
}

async function findingsOf(
  config: LandingZoneConfig,
  region = PLACE.region,
  settings: Readonly<Record<string, Settings>> = {},
): Promise<readonly string[]> {
  const place = { ...PLACE, region };
  const made = await record(
    () => new KiroLandingZone("kiro", { place, config, identity: IDENTITY, desktops: DESKTOPS }),
    { preview: true },
  );
  const facts = made.map((one) => factsOf(one, config.environment, made, region));
  const session = new Session(rules);
  session.configure(new Map(Object.entries(settings).map(([rule, its]) => [rule, { settings: its }])));
  const early = facts.map(({ outputs: _, propertyDependencies: __, ...inputs }) => session.resource(inputs));
  const late = session.stack(facts.map(({ inputs: _, ...outputs }) => outputs));
  return [...early, late]
    .flatMap((answer) => answer.judgements)
    .map(
      ({ rule, finding }) => `${rule.id} ${finding.verdict} ${finding.urn?.split("::").at(-1) ?? ""}: ${finding.why}`,
    );
}

/** The topology of examples/singapore. */
const SINGAPORE: LandingZoneConfig = {
  ...PROD,
  network: { ...PROD.network, zones: ["ap-southeast-1a", "ap-southeast-1b"] },
  kiroAccess: {
    cidr: "10.1.0.0/24",
    zones: ["us-east-1a", "us-east-1b"],
    endpointSubnets: ["10.1.0.0/28", "10.1.0.16/28"],
  },
};

/** The users in a directory that AWS runs, which writes a log of its own. */
function withManagedDirectory({ desktops, ...config }: LandingZoneConfig): LandingZoneConfig {
  if (desktops === undefined) throw new Error("no desktops");
  return { ...config, desktops: { ...desktops, directory: { ...desktops.directory, kind: "managed-ad" } } };
}

describe("our own zone before every rule", () => {
  for (const [what, config] of [
    ["dev", CONFIG],
    ["prod", PROD],
    ["prod with a managed directory", withManagedDirectory(PROD)],
  ] as const) {
    it(`is clean, and leaves nothing undetermined, in ${what}`, async () => {
      expect(await findingsOf(config)).to.deep.equal([]);
    });
  }

  describe("with the desktops in Singapore", () => {
    const settings = example as Readonly<Record<string, Settings>>;

    it("is clean, and leaves nothing undetermined, by the configuration of the example", async () => {
      expect(await findingsOf(SINGAPORE, "ap-southeast-1", settings)).to.deep.equal([]);
    });

    it("has both of its VPCs judged, each by its own needs", async () => {
      const asked = { vpcs: [{ name: "kiro-access-vpc", services: ["ssm"] }], services: ["ec2"] };
      const found = await findingsOf(SINGAPORE, "ap-southeast-1", { ...settings, "mandatory-endpoints": asked });
      expect(found).to.deep.equal([
        "mandatory-endpoints violation kiro-access-vpc: no Interface endpoint for ssm",
        "mandatory-endpoints violation kiro-vpc: no Interface endpoint for ec2",
      ]);
    });
  });

  it("would not be clean if it could be destroyed in prod, so the rules do look", async () => {
    const found = await findingsOf({ ...PROD, protectEvidence: false });
    expect(found.some((line) => line.startsWith("protect-critical-resources violation"))).to.equal(true);
  });
});

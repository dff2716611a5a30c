import { expect } from "chai";
import type { LandingZoneConfig } from "../../infra/config/schema.ts";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
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
const provider = { region: PLACE.region, allowedAccountIds: [PLACE.accountId] };

function factsOf(made: Registration, stack: string): ResourceFacts {
  const rename = (urn: string) => urn.replace(/^urn:pulumi:[^:]+/, `urn:pulumi:${stack}`);
  const origins = Object.entries(made.propertyDependencies).map(([name, urns]) => [name, urns.map(rename)] as const);
  return {
    urn: rename(made.urn),
    type: made.type,
    name: made.name,
    inputs: made.inputs,
    outputs: { ...made.inputs, id: UNKNOWN, arn: UNKNOWN },
    options: { protect: made.protect, ignoreChanges: [] },
    ...(made.custom && { provider: { type: "pulumi:providers:aws", name: "default", props: provider } }),
    propertyDependencies: Object.fromEntries(origins),
  };
}

async function findingsOf(config: LandingZoneConfig): Promise<readonly string[]> {
  const made = await record(() => new KiroLandingZone("kiro", { place: PLACE, config, identity: IDENTITY, desktops: DESKTOPS }), {
    preview: true,
  });
  const facts = made.map((one) => factsOf(one, config.environment));
  const session = new Session(rules);
  const early = facts.map(({ outputs: _, propertyDependencies: __, ...inputs }) => session.resource(inputs));
  const late = session.stack(facts.map(({ inputs: _, ...outputs }) => outputs));
  return [...early, late]
    .flatMap((answer) => answer.judgements)
    .map(
      ({ rule, finding }) => `${rule.id} ${finding.verdict} ${finding.urn?.split("::").at(-1) ?? ""}: ${finding.why}`,
    );
}

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

  it("would not be clean if it could be destroyed in prod, so the rules do look", async () => {
    const found = await findingsOf({ ...PROD, protectEvidence: false });
    expect(found.some((line) => line.startsWith("protect-critical-resources violation"))).to.equal(true);
  });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Exemption } from "../../policypacks/mas-trm/exemptions/exemption.ts";
import { openTestSandbox, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const EXAMPLE = join(ROOT, "examples", "inspection");
const STACK = "inspection";
const DAY_MS = 24 * 60 * 60 * 1000;

/** The only findings that there are, and each is exempt. */
const EXEMPT = [
  "mandatory-endpoints kiro-inspection-vpc",
  "no-internet-gateways kiro-inspection-vpc",
  "no-nat-or-elastic-ips kiro-inspection-vpc-1",
  "no-nat-or-elastic-ips kiro-inspection-vpc-2",
  "no-public-subnets kiro-inspection-vpc-public-1",
  "no-public-subnets kiro-inspection-vpc-public-2",
  "no-route-to-internet kiro-inspection-vpc-firewall-1",
  "no-route-to-internet kiro-inspection-vpc-firewall-2",
  "no-route-to-internet kiro-inspection-vpc-public-1",
  "no-route-to-internet kiro-inspection-vpc-public-2",
  "sg-no-open-egress kiro-groups-desktop-to-public",
];

interface PolicyConfig {
  readonly "exemption-register-valid": { readonly exemptions: readonly Exemption[] };
}

/** The example's configuration with its exemptions approved anew, as somebody must every 90 days. */
async function renewed(folder: string, keep: (exemption: Exemption) => boolean = () => true): Promise<string> {
  const config = JSON.parse(await readFile(join(EXAMPLE, "policy-config.json"), "utf8")) as PolicyConfig;
  const granted = new Date(Date.now() - DAY_MS).toISOString().replace(/\.\d+Z$/, "Z");
  const expires = new Date(Date.now() + DAY_MS).toISOString().replace(/\.\d+Z$/, "Z");
  const exemptions = config["exemption-register-valid"].exemptions.filter(keep);
  const register = { exemptions: exemptions.map((exemption) => ({ ...exemption, granted, expires })) };
  const file = join(folder, `policy-config-${exemptions.length}.json`);
  await writeFile(file, JSON.stringify({ ...config, "exemption-register-valid": register }));
  return file;
}

const findingsOf = ({ report }: Previewed, verdict: string) =>
  [
    ...new Set(
      report.findings
        .filter((finding) => finding.verdict === verdict)
        .map(({ rule, resource }) => `${rule} ${resource?.name ?? "(stack)"}`),
    ),
  ].sort();

interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

describe("a way out through a firewall of the zone's own, on the real engine", function () {
  this.timeout(300_000);
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => {
    sandbox = await openTestSandbox();
    folder = await mkdtemp(join(tmpdir(), "kiro-inspection-"));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("passes the pack as production with its exemptions, which the report shows", async () => {
    const preview = await sandbox.preview(EXAMPLE, STACK, [], { policyConfig: await renewed(folder) });
    expect(preview.violations, preview.stderr).to.deep.equal([]);
    expect(findingsOf(preview, "exempt")).to.deep.equal(EXEMPT);
    expect(preview.report.counts.undetermined).to.equal(0);
    expect(preview.code).to.equal(0);
  });

  it("does not pass without one of them", async () => {
    const policyConfig = await renewed(folder, ({ rule }) => rule !== "no-internet-gateways");
    const preview = await sandbox.preview(EXAMPLE, STACK, [], { policyConfig });
    expect(preview.violations).to.deep.equal(["no-internet-gateways kiro-inspection-vpc"]);
    expect(preview.code).to.not.equal(0);
  });

  it("goes up, and shows no change afterwards", async () => {
    const up = await sandbox.pulumi(EXAMPLE, "up", "--yes", "--skip-preview", "--stack", STACK);
    expect(up.code, up.stdout + up.stderr).to.equal(0);
    const preview = await sandbox.preview(EXAMPLE, STACK, [], { policyConfig: await renewed(folder) });
    const { changeSummary } = JSON.parse(preview.stdout) as { changeSummary: Record<string, number> };
    expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
    expect(findingsOf(preview, "exempt")).to.deep.equal(EXEMPT);
    expect(preview.report.counts.undetermined).to.equal(0);
  });

  describe("once up", () => {
    let resources: readonly StateResource[];
    before(async () => {
      const exported = await sandbox.pulumi(EXAMPLE, "stack", "export", "--stack", STACK);
      ({ resources } = (JSON.parse(exported.stdout) as { deployment: { resources: StateResource[] } }).deployment);
    });
    const nameOf = ({ urn }: StateResource) => urn.split("::").at(-1) ?? "";
    const named = (id: unknown) => {
      const found = resources.find((resource) => resource.id === id);
      return found === undefined ? String(id) : nameOf(found);
    };
    const ofType = (type: string) => resources.filter((resource) => resource.type === type);

    it("gives every subnet of the firewall's VPC the routes of its tier, zone by zone", () => {
      const [firewall] = ofType("aws:networkfirewall/firewall:Firewall");
      const [status] = firewall?.outputs?.["firewallStatuses"] as {
        syncStates: { attachments: { endpointId: string; subnetId: string }[] }[];
      }[];
      const endpoints = new Map(
        (status?.syncStates ?? []).flatMap(({ attachments }) =>
          attachments.map(({ endpointId, subnetId }) => [endpointId, `firewall in ${named(subnetId)}`]),
        ),
      );
      const tableOf = new Map(
        ofType("aws:ec2/routeTableAssociation:RouteTableAssociation").map(({ inputs }) => [
          inputs?.["routeTableId"],
          named(inputs?.["subnetId"]),
        ]),
      );
      const routes = ofType("aws:ec2/route:Route").flatMap(({ inputs = {} }) => {
        const subnet = tableOf.get(inputs["routeTableId"]);
        if (subnet?.startsWith("kiro-inspection-vpc-") !== true) return [];
        const target = inputs["vpcEndpointId"] ?? inputs["natGatewayId"] ?? inputs["gatewayId"];
        const to = endpoints.get(String(target)) ?? named(target ?? inputs["transitGatewayId"]);
        return [`${subnet.replace("kiro-inspection-vpc-", "")}: ${String(inputs["destinationCidrBlock"])} to ${to}`];
      });
      expect(routes.sort()).to.deep.equal(
        [1, 2]
          .flatMap((zone) => [
            `attachment-${zone}: 0.0.0.0/0 to firewall in kiro-inspection-vpc-firewall-${zone}`,
            `firewall-${zone}: 0.0.0.0/0 to kiro-inspection-vpc-${zone}`,
            `firewall-${zone}: 10.0.0.0/16 to kiro-inspection-path`,
            `public-${zone}: 0.0.0.0/0 to kiro-inspection-vpc`,
            `public-${zone}: 10.0.0.0/16 to firewall in kiro-inspection-vpc-firewall-${zone}`,
          ])
          .sort(),
      );
    });

    it("has the firewall's subnets hand out no public address", () => {
      const open = ofType("aws:ec2/subnet:Subnet").filter(({ inputs }) => inputs?.["mapPublicIpOnLaunch"] === true);
      expect(open.map(nameOf)).to.deep.equal([]);
      expect(ofType("aws:ec2/subnet:Subnet")).to.have.lengthOf(12);
    });
  });
});

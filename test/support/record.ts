import * as pulumi from "@pulumi/pulumi";

/** One resource as the engine would have been told of it. */
export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Inputs after all outputs have been resolved. Values unknown at preview hold {@link UNKNOWN}. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** False for components. */
  readonly custom: boolean;
  /** Logical name of the parent; undefined for what has none. */
  readonly parent: string | undefined;
  /** Reference of the provider that was asked for; empty for the default one. */
  readonly provider: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** Logical names, each after its type, of the resources that it waits for. */
  readonly dependsOn: readonly string[];
  /** For each input, the URNs of the resources that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** What a component published; undefined for custom resources, and for components that published nothing. */
  readonly outputs: Readonly<Record<string, unknown>> | undefined;
}

/** What stands in inputs for a value that is unknown at preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** How to record. */
export interface RecordOptions {
  /**
   * Whether provider-made values (ids, ARNs) are unknown, as at the first preview.
   *
   * @default false: they are `<name>-<property>`
   */
  readonly preview?: boolean;
}

/** Values that providers make and our components hand on. */
const MADE_BY_PROVIDER = [
  "arn",
  "defaultNetworkAclId",
  "defaultRouteTableId",
  "keyId",
  "prefixListId",
  "accountId",
  "groupId",
] as const;

/** Values that single types make: a list for what has one in each zone or subnet. */
const BY_TYPE: Readonly<Record<string, (name: string, given: Readonly<Record<string, unknown>>) => object>> = {
  "awsx:ec2:Vpc": networkOf,
  "aws:networkfirewall/firewall:Firewall": (name, { subnetMappings }) => ({
    firewallStatuses: [
      {
        syncStates: (subnetMappings as readonly { readonly subnetId: string }[]).map(({ subnetId }) => ({
          attachments: [{ subnetId, endpointId: `${name}-endpoint-${subnetId}` }],
        })),
      },
    ],
  }),
};

/** What awsx hands back of a VPC; its children are the provider's own and never come here. */
function networkOf(name: string, given: Readonly<Record<string, unknown>>) {
  const { availabilityZoneNames: zones, subnetSpecs } = given as {
    readonly availabilityZoneNames: readonly string[];
    readonly subnetSpecs: readonly { readonly type: string; readonly name: string }[];
  };
  const all = zones.flatMap((_, zone) =>
    subnetSpecs.map((spec) => ({ ...spec, id: `${name}-${spec.name}-${zone + 1}` })),
  );
  const idsOf = (wanted: string) => all.filter(({ type }) => type === wanted).map(({ id }) => `${id}-subnet`);
  return {
    vpcId: `${name}-vpc`,
    vpc: { defaultNetworkAclId: `${name}-defaultNetworkAclId`, defaultRouteTableId: `${name}-defaultRouteTableId` },
    publicSubnetIds: idsOf("Public"),
    privateSubnetIds: idsOf("Private"),
    isolatedSubnetIds: idsOf("Isolated"),
    routeTables: all.map(({ id }) => ({ id: `${id}-routetable` })),
  };
}

/**
 * Runs a piece of program against Pulumi's own mocks and returns everything that it registered, in order of name and
 * type. `disconnect` waits for all registrations, late ones included.
 */
export async function record(build: () => unknown, options: RecordOptions = {}): Promise<readonly Registration[]> {
  const preview = options.preview ?? false;
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs, type }) => {
        // The mocks hand over what the program gave, typed any.
        const given = inputs as Record<string, unknown>;
        if (preview) return { id: undefined, state: given };
        const made = Object.fromEntries(MADE_BY_PROVIDER.map((property) => [property, `${name}-${property}`]));
        const named = {
          name: `${name}-name`,
          zoneId: `${name}-zoneId`,
          dnsEntries: [{ dnsName: `${name}-dnsName`, hostedZoneId: `${name}-hostedZoneId` }],
        };
        const more = BY_TYPE[type]?.(name, given);
        return { id: `${name}-${shortType(type)}`, state: { ...made, ...named, ...more, ...given } };
      },
      call: ({ inputs }) => inputs as Record<string, unknown>,
    },
    "kiro-landing-zone",
    "test",
    preview,
  );
  const requests = observe();
  try {
    build();
  } finally {
    await pulumi.runtime.disconnect();
  }
  return requests().sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

/** The registrations of one resource type. */
export function ofType(made: readonly Registration[], type: string): readonly Registration[] {
  return made.filter((resource) => resource.type === type);
}

/** The one registration of a type and name. */
export function one(made: readonly Registration[], type: string, name?: string): Registration {
  const found = ofType(made, type).filter((resource) => name === undefined || resource.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} resources ${type} ${name ?? ""}`);
  return only;
}

/** The graph in a form to compare: `name type < parent`, without the engine's root. */
export function graphOf(made: readonly Registration[]): readonly string[] {
  return made.map(({ name, type, parent }) => `${name} ${type}${parent === undefined ? "" : ` < ${parent}`}`).sort();
}

/** The statements of a policy document that a resource was given, by Sid. */
export function statementsOf(resource: Registration, property: string): Readonly<Record<string, unknown>> {
  const { Statement } = JSON.parse(String(resource.inputs[property])) as { Statement: { Sid: string }[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

/** The message with which a piece of program refuses to build; fails when it builds. */
export async function refusalOf(build: () => unknown): Promise<string> {
  let message: string | undefined;
  await record(() => {
    try {
      build();
    } catch (error) {
      if (!pulumi.ResourceError.isInstance(error)) throw error;
      ({ message } = error);
    }
  });
  if (message === undefined) throw new Error("it was built");
  return message;
}

function shortType(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1).toLowerCase();
}

/** The parts of the engine's protocol that are read here; the SDK leaves its requests untyped. */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getProvider(): string;
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getDependenciesList(): string[];
  getPropertydependenciesMap(): {
    forEach(visit: (dependencies: { getUrnsList(): string[] }, property: string) => void): void;
  };
  getObject(): { toJavaScript(): Record<string, unknown> };
}
interface OutputsRequest {
  getUrn(): string;
  getOutputs(): { toJavaScript(): Record<string, unknown> };
}
type Reply = (error: unknown, response: { getUrn(): string } | undefined) => void;
interface Monitor {
  registerResource(request: RegisterRequest, reply: Reply): unknown;
  registerResourceOutputs(request: OutputsRequest, reply: Reply): unknown;
}

/** Listens at the mock monitor, since mocks are not told of parents and options. */
function observe(): () => Registration[] {
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  const publish = monitor.registerResourceOutputs.bind(monitor);
  const requests = new Map<string, RegisterRequest>();
  const outputs = new Map<string, Record<string, unknown>>();
  monitor.registerResource = (request, reply) =>
    register(request, (error, response) => {
      if (response !== undefined) requests.set(response.getUrn(), request);
      reply(error, response);
    });
  monitor.registerResourceOutputs = (request, reply) => {
    outputs.set(request.getUrn(), request.getOutputs().toJavaScript());
    return publish(request, reply);
  };
  const nameOf = (urn: string) => requests.get(urn)?.getName();
  return () =>
    [...requests].map(([urn, request]) => ({
      urn,
      type: request.getType(),
      name: request.getName(),
      inputs: request.getObject().toJavaScript(),
      custom: request.getCustom(),
      parent: nameOf(request.getParent()),
      provider: request.getProvider(),
      protect: request.getProtect(),
      retainOnDelete: request.getRetainondelete(),
      dependsOn: request
        .getDependenciesList()
        .map((dependency) => `${requests.get(dependency)?.getType() ?? "?"} ${nameOf(dependency) ?? "?"}`)
        .sort(),
      propertyDependencies: propertyDependenciesOf(request),
      outputs: outputs.get(urn),
    }));
}

function propertyDependenciesOf(request: RegisterRequest): Record<string, readonly string[]> {
  const byProperty: Record<string, readonly string[]> = {};
  request.getPropertydependenciesMap().forEach((dependencies, property) => {
    byProperty[property] = dependencies.getUrnsList();
  });
  return byProperty;
}

import {
  ALLOW_CLASSES,
  type AllowClass,
  BLOCKED_BY_GUIDE_ONLY,
  DENIED_HOSTS,
  type EgressPlace,
  type HostEntry,
  type OptionalClass,
  OPTIONAL_CLASSES,
  REQUIRED_CLASSES,
} from "./domain-classes.ts";
import { hostProblem, internalDomainProblem, type NameProblem } from "./host-names.ts";

/** What is decided about hosts, before it is put in anybody's language. */
export interface EgressChoice extends EgressPlace {
  /** Optional classes that are allowed. */
  readonly optionalClasses: readonly OptionalClass[];
  /** Single hosts that the bank adds, each with its reason. */
  readonly additionalHosts: readonly { readonly host: string; readonly reason: string }[];
  /** The bank's own domains, such as `corp.bank.example`; names below them are allowed too. */
  readonly internalDomains: readonly string[];
  /** Hosts that private endpoints of the VPC answer to. */
  readonly privateHosts: readonly string[];
  /** Whether to deny every host of the guide's block list, the one that sign-in needs included. */
  readonly strictGuideBlockList: boolean;
}

/** Hosts of one class, in the order in which they are written down. */
export interface PlannedClass {
  readonly name: AllowClass | "additional";
  readonly meaning: string;
  readonly hosts: readonly HostEntry[];
}

/** Who may be reached and who may not. A host that is denied is in no other list. */
export interface EgressPlan {
  /** Denied whatever is allowed. */
  readonly denied: readonly HostEntry[];
  /** Public hosts that are allowed, by class. */
  readonly allowed: readonly PlannedClass[];
  /** Hosts that stay inside: names of private endpoints. */
  readonly privateHosts: readonly string[];
  /** The bank's own domains with all names below. */
  readonly internalDomains: readonly string[];
}

/**
 * Decides host by host. Deny wins: a denied host is taken out of every allowed class.
 *
 * @control MAS-TRM 11.1.5, 11.2.1
 */
export function planEgress(choice: EgressChoice): EgressPlan {
  const denied = choice.strictGuideBlockList ? [...DENIED_HOSTS, BLOCKED_BY_GUIDE_ONLY] : DENIED_HOSTS;
  const isDenied = (host: string) => denied.some((entry) => entry.host === host);
  const classes: readonly AllowClass[] = [
    ...REQUIRED_CLASSES,
    ...OPTIONAL_CLASSES.filter((name) => choice.optionalClasses.includes(name)),
  ];
  const allowed: PlannedClass[] = classes.map((name) => ({
    name,
    meaning: ALLOW_CLASSES[name].meaning,
    hosts: ALLOW_CLASSES[name].hosts(choice).filter(({ host }) => !isDenied(host)),
  }));
  if (choice.additionalHosts.length > 0) {
    allowed.push({
      name: "additional",
      meaning: "Hosts that the bank added, each for its own reason.",
      hosts: choice.additionalHosts.map(({ host, reason }) => ({ host, reason, source: "the bank's configuration" })),
    });
  }
  return { denied, allowed, privateHosts: choice.privateHosts, internalDomains: choice.internalDomains };
}

/** A name that the bank wrote, where it stands, and what is wrong with it. */
export interface ChoiceProblem extends NameProblem {
  /** Way to the value, such as `internalDomains[0]`. */
  readonly path: readonly (string | number)[];
  readonly given: string;
}

/** Names of hosts and domains that a bank writes itself; what the project knows by itself is tested instead. */
export type NamesOfTheBank = Pick<EgressChoice, "additionalHosts" | "internalDomains">;

/** The problems of the names that a bank writes itself: patterns, denied hosts, domains shared with strangers. */
export function namesOfTheBankProblems(names: NamesOfTheBank): readonly ChoiceProblem[] {
  return [
    ...names.additionalHosts.flatMap(({ host }, i): readonly ChoiceProblem[] => {
      const problem = hostProblem(host) ?? deniedProblem(host);
      return problem === undefined ? [] : [{ path: ["additionalHosts", i, "host"], given: host, ...problem }];
    }),
    ...names.internalDomains.flatMap((domain, i): readonly ChoiceProblem[] => {
      const problem = internalDomainProblem(domain);
      return problem === undefined ? [] : [{ path: ["internalDomains", i], given: domain, ...problem }];
    }),
  ];
}

/** The same as sentences, with the hosts that Identity Center and the identity provider bring along. */
export function checkEgressChoice(choice: EgressChoice): readonly string[] {
  const brought = (["portalHost", "idpHost"] as const).flatMap((key): readonly ChoiceProblem[] => {
    const problem = hostProblem(choice[key]) ?? deniedProblem(choice[key]);
    return problem === undefined ? [] : [{ path: [key], given: choice[key], ...problem }];
  });
  return [...brought, ...namesOfTheBankProblems(choice)].map(({ path, wrong, given, allowed }) => {
    const way = path.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i === 0 ? "" : "."}${step}`));
    return `${way.join("")}: ${wrong}, got "${given}"; ${allowed}`;
  });
}

function deniedProblem(host: string): NameProblem | undefined {
  if (DENIED_HOSTS.every((denied) => denied.host !== host)) return undefined;
  return { wrong: "is denied whatever is allowed", allowed: "a host that is not on the block list" };
}

/** Every public host that is allowed, once each. */
export function allowedHosts(plan: EgressPlan): readonly string[] {
  return [...new Set(plan.allowed.flatMap(({ hosts }) => hosts.map(({ host }) => host)))];
}

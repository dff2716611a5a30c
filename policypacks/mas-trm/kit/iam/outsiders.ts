import { holdsToValues } from "./permissions.ts";
import { type Condition, isAnybody, isAnyPrincipal, type Statement } from "./policy-document.ts";

/**
 * What a condition can bind a request to: who makes it, for whom an AWS service makes it, the network that it comes
 * from, or the owner of what it is for.
 */
export type Bond = "caller" | "source" | "network" | "resource";

/**
 * The keys that tell the bank's own from strangers (IAM user guide, "AWS global condition context keys"; S3 user
 * guide, "The meaning of public"). `kms:ViaService` is not among them: it tells the service, which anybody can use.
 */
const BONDS: Readonly<Record<string, Bond>> = {
  "aws:principalorgid": "caller",
  "aws:principalorgpaths": "caller",
  "aws:principalaccount": "caller",
  "aws:principalarn": "caller",
  "aws:userid": "caller",
  "kms:calleraccount": "caller",
  "aws:sourceorgid": "source",
  "aws:sourceorgpaths": "source",
  "aws:sourceaccount": "source",
  "aws:sourceowner": "source",
  "aws:sourcearn": "source",
  "aws:sourcevpc": "network",
  "aws:sourcevpce": "network",
  "aws:vpceaccount": "network",
  "aws:vpceorgid": "network",
  "aws:vpceorgpaths": "network",
  "s3:dataaccesspointaccount": "network",
  "aws:resourceorgid": "resource",
  "aws:resourceorgpaths": "resource",
  "aws:resourceaccount": "resource",
};

/** The bonds that keep strangers away from a resource by its own policy; its owner is the same for every caller. */
const OF_CALLERS: readonly Bond[] = ["caller", "source", "network"];

/** Keys that tell AWS's own services from others by a name. */
const SERVICE_NAMES: ReadonlySet<string> = new Set([
  "aws:sourceorgid",
  "aws:sourceaccount",
  "aws:principalservicename",
]);

/** Whether a principal stands for everyone, or for some name in any account. */
export function isEveryone(principal: string): boolean {
  return isAnybody(principal) || /^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?]/.test(principal);
}

/** Whether a statement speaks of everyone, in whichever form. */
export function speaksOfEveryone(statement: Statement): boolean {
  return Object.values(statement.principals).flat().some(isEveryone);
}

/** The conditions that bind every request that a statement holds for to somebody or something in particular. */
export function bondsOf(
  statement: Pick<Statement, "conditions">,
  to: readonly Bond[] = OF_CALLERS,
): readonly Condition[] {
  return statement.conditions.filter(
    (condition) =>
      (isBondOf(condition, to) && holdsToValues(condition) && isInParticular(condition)) ||
      (to.includes("network") && isThroughMountTarget(condition)),
  );
}

/** Whether a value of a key binds to one organisation, account or the like, for grants without conditions. */
export function bindsTo(key: string, value: string): boolean {
  return bondsOf({ conditions: [{ operator: "stringlike", holdsWhenAbsent: false, key, values: [value] }] }).length > 0;
}

/** A mount target of EFS answers only inside its network, so AWS does not count such a grant as public either. */
function isThroughMountTarget({ key, operator, values, holdsWhenAbsent }: Condition): boolean {
  return (
    key === "elasticfilesystem:accessedviamounttarget" &&
    operator === "bool" &&
    !holdsWhenAbsent &&
    isAll(values, "true")
  );
}

/**
 * Whether a statement denies whatever it is about to all outsiders: to everyone who is not bound to the bank's own,
 * sparing nobody else than AWS's services.
 *
 * @param to what tells outsiders. Conditions add up, so with several bonds those who have one of them are spared
 */
export function deniesOutsiders(statement: Statement, to: readonly Bond[]): boolean {
  const { effect, hasNotPrincipal, conditions } = statement;
  const outside = conditions.filter((condition) => isBondOf(condition, to) && excludes(condition));
  return (
    effect === "deny" &&
    !hasNotPrincipal &&
    isAnyPrincipal(statement) &&
    outside.length > 0 &&
    conditions.every(
      (condition) =>
        outside.includes(condition) ||
        sparesServices(condition) ||
        (outside.every((bond) => BONDS[bond.key] === "network") && sparesCallsByServices(condition)),
    )
  );
}

/**
 * Whether a condition takes calls that services make for their callers out of a denial. They come from the services'
 * network, so a denial by network must spare them; one by caller would spare the strangers who make them.
 */
function sparesCallsByServices({ key, operator, values, holdsWhenAbsent }: Condition): boolean {
  return key === "aws:viaawsservice" && operator === "bool" && holdsWhenAbsent && isAll(values, "false");
}

/** Whether a condition takes AWS's own services out of a denial, and nobody else. */
export function sparesServices(condition: Condition): boolean {
  const { key, operator, values, holdsWhenAbsent } = condition;
  // Anonymous requests lack the flag, so the denial must hold for them as well: BoolIfExists.
  const isFlag = key === "aws:principalisawsservice" && operator === "bool" && holdsWhenAbsent;
  if (isFlag) return isAll(values, "false");
  return SERVICE_NAMES.has(key) && excludes(condition);
}

function isBondOf({ key }: Condition, to: readonly Bond[]): boolean {
  return to.some((bond) => bond === BONDS[key]);
}

/** Whether a condition holds for all but those named, those whose request lacks the key included. */
function excludes(condition: Condition): boolean {
  const { operator, values, holdsWhenAbsent } = condition;
  const isNegative = /^(stringnot(equals|equalsignorecase|like)|arnnot(equals|like))$/.test(operator);
  return isNegative && holdsWhenAbsent && values.length > 0 && isInParticular(condition);
}

function isInParticular({ key, values }: Condition): boolean {
  return values.every((value) => namesOne(key, value));
}

/** Whether a value names one organisation, account, network or name of an account, whatever stars come after. */
export function namesOne(key: string, value: string): boolean {
  // A policy variable takes its value from the request, so a stranger's own may do.
  if (value.includes("${")) return false;
  if (key === "aws:userid") return /^[^*?]/.test(value);
  if (key.endsWith("orgpaths")) return /^[^*?/]+\//.test(value);
  if (!value.startsWith("arn:")) return !/[*?]/.test(value);
  const [, , service, , account, name = ""] = value.split(":");
  // The ARN of a bucket holds no account; its name alone is one in the world.
  return /^\d{12}$/.test(account ?? "") || (service === "s3" && account === "" && /^[^*?/]+(\/|$)/.test(name));
}

function isAll(values: readonly string[], wanted: string): boolean {
  return values.length > 0 && values.every((value) => value.toLowerCase() === wanted);
}

import { coversAction, type Statement } from "./policy-document.ts";

/** Verbs that open the names of AWS's actions. A wildcard that leaves only the verb allows it for whatever there is. */
const CHANGING_VERBS = [
  "accept activate add allocate apply assign associate assume attach authorize batch cancel change",
  "close complete confirm copy create deactivate delete deregister detach disable disassociate enable",
  "export generate grant import initiate invite leave modify move provision publish purchase put",
  "reboot register reject release remove replace replicate request reset restore revoke run schedule",
  "send set sign start stop tag terminate untag update upload",
].flatMap((line) => line.split(" "));

/** Verbs of actions that only read. */
const READING_VERBS = ["describe", "filter", "get", "head", "list", "lookup", "search"] as const;

/** Services whose "reading" actions hand out credentials. */
const NEVER_ONLY_READS: ReadonlySet<string> = new Set(["sts"]);

/**
 * The services of a list that an action pattern opens wholesale: by every action (`iam:*`, `*`), or by every action of
 * a changing verb or of several (`s3:Put*`, `iam:*Policy*`, `ec2:C*`). Reading by verb (`ec2:Describe*`) and a family
 * of one action (`s3:PutObject*`) are not wholesale.
 */
export function wholesaleServices(pattern: string, services: readonly string[]): readonly string[] {
  const [prefix = "", action = prefix] = pattern.trim().toLowerCase().split(":");
  return services.filter((service) => coversAction(prefix, service) && isWholesale(action, service.toLowerCase()));
}

/** The services of a list that an Allow with NotAction leaves open: all whose every action it does not withhold. */
export function servicesLeftOpen(statement: Statement, services: readonly string[]): readonly string[] {
  return services.filter(
    (service) => !statement.notActions.some((pattern) => coversAction(pattern, `${service}:AnyActionThereIs`)),
  );
}

function isWholesale(action: string, service: string): boolean {
  const wildcard = action.search(/[*?]/);
  if (wildcard === -1) return false;
  const head = action.slice(0, wildcard);
  const covers = (verb: string): boolean => verb.startsWith(head);
  const onlyReads = READING_VERBS.some((verb) => verb === head) && !NEVER_ONLY_READS.has(service);
  return !onlyReads && [...CHANGING_VERBS, ...READING_VERBS].some(covers);
}

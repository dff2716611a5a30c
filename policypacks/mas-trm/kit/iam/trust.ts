import { accountOf } from "../accounts.ts";
import { federationFault } from "./federation.ts";
import { bondsOf } from "./outsiders.ts";
import { allowsAction, isHeld } from "./permissions.ts";
import { isAnybody, type Statement } from "./policy-document.ts";
import { sourceKeysOf } from "./service-principals.ts";
import { told } from "../told.ts";

/** Whom a role may trust. */
export interface Circle {
  /** The accounts that the stack's provider is pinned to; empty when it is not pinned. */
  readonly own: readonly string[];
  /** Other accounts of the bank. */
  readonly trusted: readonly string[];
  /** Accounts of outside parties that the bank works with. */
  readonly thirdParties: readonly string[];
  /** Service principals that do not send `aws:SourceAccount`, beside those that the pack knows. */
  readonly servicesWithoutSource: readonly string[];
}

/** What is wrong with a statement of a trust policy, as the end of a sentence about it, and whether that is certain. */
export interface TrustFault {
  readonly why: string;
  readonly isCertain: boolean;
}

/** Keys that bind the account or the organisation of whoever comes. */
const ANCHORS: readonly string[] = ["aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount"];

const ASSUMING = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"] as const;

/** What is wrong with one statement of a role's trust policy. Those by which nobody can take the role on are left alone. */
export function trustFaults(statement: Statement, circle: Circle): readonly TrustFault[] {
  if (!ASSUMING.some((action) => allowsAction(statement, action))) return [];
  const named = Object.entries(statement.principals).flatMap(([kind, principals]) =>
    principals.flatMap((principal) => faultsOf(kind, principal, statement, circle)),
  );
  return statement.hasNotPrincipal ? [certain("trusts everyone but the few that NotPrincipal names"), ...named] : named;
}

function faultsOf(kind: string, principal: string, statement: Statement, circle: Circle): readonly TrustFault[] {
  if (kind === "aws") return callerFaults(principal, statement, circle);
  if (isAnybody(principal)) return [certain("trusts everyone")];
  if (kind === "service") return serviceFaults(principal, statement, circle);
  const fault =
    kind === "federated" ? federationFault(statement, principal) : "that kind of principal has no place here";
  return fault === undefined ? [] : [certain(`trusts ${told(principal, "principal")}, and ${fault}`)];
}

function callerFaults(principal: string, statement: Statement, circle: Circle): readonly TrustFault[] {
  const callers = isAnybody(principal) ? namedByConditions(statement) : [principal];
  return (
    callers?.flatMap((caller) => accountFaults(caller, statement, circle)) ?? [
      certain(
        "trusts everyone, and no condition names the principals (aws:PrincipalArn) and their account or organisation",
      ),
    ]
  );
}

function accountFaults(principal: string, statement: Statement, circle: Circle): readonly TrustFault[] {
  const account = accountOf(principal);
  if (account === undefined) return [certain("trusts a principal whose account cannot be told")];
  if (circle.own.includes(account) || circle.trusted.includes(account)) return [];
  if (circle.thirdParties.includes(account)) {
    return isHeld(statement, ({ key }) => key === "sts:externalid")
      ? []
      : [certain(`trusts third party ${account} without an sts:ExternalId`)];
  }
  if (circle.own.length > 0)
    return [certain(`trusts account ${account}, which is neither this stack's own nor trusted`)];
  const why = `trusts account ${account}, which may or may not be this stack's own: its provider is not pinned by allowedAccountIds`;
  return [{ why, isCertain: false }];
}

/**
 * The principals that conditions make of "anybody": those that `aws:PrincipalArn` names, when their account or
 * organisation is bound as well. Undefined when the statement really speaks of anybody.
 */
function namedByConditions(statement: Statement): readonly string[] | undefined {
  const arns = statement.conditions
    .filter(
      (condition) =>
        condition.key === "aws:principalarn" && isHeld({ ...statement, conditions: [condition] }, namesPrincipals),
    )
    .flatMap(({ values }) => values);
  if (arns.length === 0) return undefined;
  const inAccount = arns.filter((arn) => accountOf(arn) !== undefined);
  if (inAccount.length === arns.length) return inAccount;
  const anchors = bondsOf(statement, ["caller"]).filter(({ key }) => ANCHORS.includes(key));
  const accounts = anchors.filter(({ key }) => key === "aws:principalaccount").flatMap(({ values }) => values);
  return anchors.length > 0 ? [...inAccount, ...accounts] : undefined;
}

function namesPrincipals({ values }: { readonly values: readonly string[] }): boolean {
  return values.every((arn) => /^arn:[^:]*:(?:iam|sts)::[^:]*:(?:role|user|assumed-role)\/[^*?]/.test(arn));
}

function serviceFaults(service: string, statement: Statement, circle: Circle): readonly TrustFault[] {
  const sources = sourceConditions(statement);
  if (sources.length > 0) {
    const known = [...circle.own, ...circle.trusted, ...circle.thirdParties];
    const strange = sources.flatMap((value) => sourceAccount(value) ?? []).find((account) => !known.includes(account));
    return strange === undefined || circle.own.length === 0
      ? []
      : [certain(`lets ${told(service, "principal")} act for account ${strange}`)];
  }
  const keys = circle.servicesWithoutSource.includes(service) ? "not sent" : sourceKeysOf(service);
  if (keys === "not sent") return [];
  return keys === "sent"
    ? [certain(`trusts ${told(service, "principal")} without saying for whom (aws:SourceAccount or aws:SourceArn)`)]
    : [
        {
          why: `trusts ${told(service, "principal")} without aws:SourceAccount, and whether that service sends it is not known to the pack`,
          isCertain: false,
        },
      ];
}

/** The values that say for which account, resource or organisation a service acts. */
function sourceConditions(statement: Statement): readonly string[] {
  return bondsOf(statement, ["source"]).flatMap(({ values }) => values);
}

/** The account of a value of `aws:SourceAccount` or `aws:SourceArn`; undefined for organisations and buckets. */
function sourceAccount(value: string): string | undefined {
  return /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?::|$)/.exec(value)?.[1];
}

function certain(why: string): TrustFault {
  return { why, isCertain: true };
}

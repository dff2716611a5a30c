/** What a role may do with Kiro itself. */
export type KiroAccess = "full" | "read-only" | "audit-only";
/** What a role may do with the list of approved MCP servers. */
export type McpPermission = "allow-list" | "allow-list-and-request" | "read-only" | "full-control";
/** What a role may do in the Kiro console, and in the AWS account around it. */
export type AdminConsole = "no" | "view" | "manage";

/** One row of the matrix. */
export interface Access {
  /** Name of the role in documents, tags and permission sets. */
  readonly title: string;
  readonly kiro: KiroAccess;
  readonly mcp: McpPermission;
  readonly adminConsole: AdminConsole;
}

/**
 * Who may do what (guide section 2.1.2). Permission sets, permissions boundary, subscription roster, runbook and tests
 * all derive from this table: to change a right, change it here.
 *
 * The guide writes "Yes" for the console of both the Security Admin and the Compliance Officer. A person who audits
 * must not be able to change what is audited, so the yes is one of two: `manage` or `view`.
 */
export const ACCESS_MATRIX = {
  developer: { title: "Developer", kiro: "full", mcp: "allow-list", adminConsole: "no" },
  leadDeveloper: { title: "Lead Developer", kiro: "full", mcp: "allow-list-and-request", adminConsole: "no" },
  securityAdmin: { title: "Security Admin", kiro: "read-only", mcp: "full-control", adminConsole: "manage" },
  complianceOfficer: { title: "Compliance Officer", kiro: "audit-only", mcp: "read-only", adminConsole: "view" },
} as const satisfies Readonly<Record<string, Access>>;

/** A role of the matrix. */
export type Role = keyof typeof ACCESS_MATRIX;

/** The roles in the order of the matrix. */
export const ROLES = Object.keys(ACCESS_MATRIX) as readonly Role[];

/** Something of each role. */
export type PerRole<T> = Readonly<Record<Role, T>>;

/** Makes something of each role, in the order of the matrix. */
export function perRole<T>(make: (role: Role) => T): PerRole<T> {
  return Object.fromEntries(ROLES.map((role) => [role, make(role)])) as PerRole<T>;
}

/** A role as a part of a name: `lead-developer`. */
export function slugOf(role: Role): string {
  return role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A role that works with Kiro and therefore needs a subscription. */
export type SubscribedRole = { [R in Role]: (typeof ACCESS_MATRIX)[R]["kiro"] extends "full" ? R : never }[Role];

/** The roles whose groups get a Kiro subscription; no other group may have one. */
export const SUBSCRIBED_ROLES = ROLES.filter((role): role is SubscribedRole => ACCESS_MATRIX[role].kiro === "full");

/** What the cells mean, in words. */
export const MEANINGS: {
  readonly kiro: Readonly<Record<KiroAccess, string>>;
  readonly mcp: Readonly<Record<McpPermission, string>>;
  readonly adminConsole: Readonly<Record<AdminConsole, string>>;
} = {
  kiro: {
    full: "works with Kiro, by a subscription of the role's group",
    "read-only": "sees Kiro's settings and figures; has no subscription and cannot take one",
    "audit-only": "reads the records of what others did; has no subscription and changes nothing",
  },
  mcp: {
    "allow-list": "uses the servers of the registry",
    "allow-list-and-request": "also reads the registry's history, to request a change by the change process",
    "read-only": "reads the registry and its history",
    "full-control": "publishes and withdraws servers; cannot erase the registry's history",
  },
  adminConsole: {
    no: "no",
    view: "yes, to view",
    manage: "yes, to manage profile and subscriptions of approved groups",
  },
};

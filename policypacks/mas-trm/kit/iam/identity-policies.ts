import { asFarAsKnown } from "../as-far-as-known.ts";
import type { Judge } from "../judge.ts";
import { readPolicy, type Statement } from "./policy-document.ts";
import { Props } from "../props.ts";
import { statementsOf } from "./read-policy.ts";
import type { Resource } from "../resource.ts";
import {
  IAM_GROUP_POLICY,
  IAM_POLICY,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  IAM_USER_POLICY,
  PERMISSION_SET_INLINE_POLICY,
} from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { reach } from "../values.ts";

/**
 * Where each type of resource states what identities may do.
 *
 * Policies of an organisation (service and resource control policies) are not among them: they are ceilings and give
 * nobody anything, so that "allow everything" is their harmless starting point. A managed policy meant as a
 * permissions boundary is among them, since nothing keeps it from being attached as a grant.
 */
const DOCUMENT_PATHS: Readonly<Record<string, string>> = {
  [IAM_POLICY]: "policy",
  [IAM_ROLE_POLICY]: "policy",
  [IAM_USER_POLICY]: "policy",
  [IAM_GROUP_POLICY]: "policy",
  [IAM_ROLE]: "inlinePolicies[].policy",
  [PERMISSION_SET_INLINE_POLICY]: "inlinePolicy",
};

/** The types of resources that state what identities may do. */
export const IDENTITY_POLICIES: readonly string[] = Object.keys(DOCUMENT_PATHS);

/** Hands the statements of each document of a resource to a check, guarding each document's for itself. */
export function eachIdentityPolicy(
  judge: Judge,
  resource: Resource,
  check: (statements: readonly Statement[]) => void,
): void {
  judge.guard(resource, () => {
    for (const document of documentsOf(resource)) {
      judge.guard(resource, () => eachKnownPart(document, (part) => check(statementsOf(judge, resource, part))));
    }
  });
}

/** What a resource states, for a view that joins several. */
export interface KnownStatements {
  readonly statements: readonly Statement[];
  /** False when a part is not known yet or cannot be read. */
  readonly isComplete: boolean;
}

/** The statements of a resource's documents as far as they are known and can be read. */
export function knownStatements(resource: Resource): KnownStatements {
  const statements: Statement[] = [];
  const readings: boolean[] = [];
  const isListed = asFarAsKnown(() => {
    for (const document of documentsOf(resource)) {
      readings.push(
        asFarAsKnown(() => eachKnownPart(document, (part) => statements.push(...(readPolicy(part) ?? [])))),
      );
    }
  });
  return { statements, isComplete: isListed && readings.every((isRead) => isRead) };
}

/**
 * Reads what is known of a document. One given as text is known or not; one given as an object can hold a single
 * unknown, and then its other statements are read as a document of their own.
 *
 * @throws UnknownProperty after reading the known part, when there is an unknown one
 */
export function eachKnownPart(document: Props, read: (part: Props) => void): void {
  if (!document.isUnknown() || document.isOpaque || !document.has("Statement")) {
    read(document);
    return;
  }
  const known = document.list("Statement").filter((statement) => !statement.isUnknown());
  read(new Props({ Statement: known.map((statement) => statement.value) }, document.path));
  throw new UnknownProperty(document.path);
}

function documentsOf(resource: Resource): readonly Props[] {
  const path = DOCUMENT_PATHS[resource.type];
  return path === undefined ? [] : reach(resource.props, path);
}

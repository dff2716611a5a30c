import type { FileKind } from "./examine-file.ts";
import { isWritableByUsers } from "./windows-paths.ts";
import { childrenOf, parseXml, type XmlElement } from "./xml.ts";

/** Kinds of programs that must be controlled; a kind that no collection names runs freely. */
const COLLECTIONS = ["Exe", "Script", "Msi", "Appx"];

/** A policy of AppLocker, as Windows exports and imports it. */
export const APP_LOCKER: FileKind<XmlElement> = {
  what: "the AppLocker policy",
  keys: /(?:^|[/._-])app-?locker(?:[._-]?policy)?\.xml$/,
  mark: /<AppLockerPolicy[\s>]/,
  parse: parseXml,
  isOne: ({ name }) => name === "AppLockerPolicy",
};

/**
 * What is wrong with a policy of AppLocker.
 *
 * @param auditOnly kinds of programs that may be watched only
 */
export function appLockerFaults(policy: XmlElement, auditOnly: readonly string[]): readonly string[] {
  if (policy.name !== "AppLockerPolicy") return ["it is no AppLockerPolicy"];
  const collections = childrenOf(policy, "RuleCollection");
  const missing = COLLECTIONS.filter((type) => !collections.some(({ attributes }) => attributes["Type"] === type));
  return [
    ...missing.map((type) => `there is no collection for ${type}, so all of it runs`),
    ...collections.flatMap((collection) => collectionFaults(collection, auditOnly)),
  ];
}

function collectionFaults(collection: XmlElement, auditOnly: readonly string[]): readonly string[] {
  const type = COLLECTIONS.find((known) => known === collection.attributes["Type"]) ?? "another kind";
  const mode = collection.attributes["EnforcementMode"];
  const isInForce = mode === "Enabled" || (mode === "AuditOnly" && auditOnly.includes(type));
  const allowing = collection.children.filter(({ attributes }) => attributes["Action"] === "Allow");
  const open = allowing.flatMap((rule) => (isOpenPath(rule) ? [ruleName(collection, rule)] : []));
  const anySigner = allowing.flatMap((rule) => (isAnySigner(rule) ? [ruleName(collection, rule)] : []));
  return [
    // Windows takes a collection without rules as one that is not there.
    ...(collection.children.length === 0 ? [`the collection for ${type} has no rule, so all of it runs`] : []),
    ...(isInForce ? [] : [`the collection for ${type} is not enforced`]),
    ...open.map((name) => `${name} for ${type} allows a place that users can write to`),
    ...anySigner.map((name) => `${name} for ${type} allows whatever anybody signed`),
  ];
}

/** By its place: names are the program's own words. */
function ruleName({ children }: XmlElement, rule: XmlElement): string {
  return `rule ${String(children.indexOf(rule) + 1)}`;
}

function isOpenPath(rule: XmlElement): boolean {
  const exceptions = conditions(rule, "Exceptions", "FilePathCondition", "Path");
  return conditions(rule, "Conditions", "FilePathCondition", "Path").some((path) =>
    isWritableByUsers(path, exceptions),
  );
}

function isAnySigner(rule: XmlElement): boolean {
  return conditions(rule, "Conditions", "FilePublisherCondition", "PublisherName").some((name) =>
    /^[*?\s]*$/.test(name),
  );
}

/** What the conditions of a kind give for an attribute; nothing where one lacks it. */
function conditions(rule: XmlElement, part: string, kind: string, attribute: string): readonly string[] {
  return childrenOf(rule, part)
    .flatMap((list) => childrenOf(list, kind))
    .map(({ attributes }) => attributes[attribute] ?? "");
}

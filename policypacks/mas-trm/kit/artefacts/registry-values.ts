import type { Props } from "../props.ts";
import type { FileKind } from "./examine-file.ts";
import { isObject, objectsOf, parseJson } from "./json-text.ts";

/** A Windows policy that is a value in the registry. */
interface RegistryValue {
  readonly hive: keyof typeof HIVES;
  readonly key: string;
  readonly value: string;
  readonly data: number;
}

/** The hives by their short names. */
const HIVES = { hklm: "hkey_local_machine", hkcu: "hkey_current_user" } as const;
const INSTALLER = "software\\policies\\microsoft\\windows\\installer";

/** Nothing is carried away on a stick, nothing is installed by users or with rights that they lack. */
const DEMANDED: readonly RegistryValue[] = [
  {
    hive: "hklm",
    key: "software\\policies\\microsoft\\windows\\removablestoragedevices",
    value: "Deny_All",
    data: 1,
  },
  { hive: "hklm", key: INSTALLER, value: "DisableUserInstalls", data: 1 },
  { hive: "hklm", key: INSTALLER, value: "AlwaysInstallElevated", data: 0 },
  { hive: "hkcu", key: INSTALLER, value: "AlwaysInstallElevated", data: 0 },
];

/** Windows policies as data: a list of hive, key, value and data. */
export const REGISTRY_POLICIES: FileKind<Props> = {
  what: "the list of registry policies",
  keys: /(?:^|[/._-])registry-?polic(?:y|ies)\.json$/,
  mark: /"(?:Deny_All|DisableUserInstalls|AlwaysInstallElevated)"/i,
  parse: parseJson,
  isOne: (content) => entriesOf(content).some((entry) => DEMANDED.some((demanded) => isAbout(entry, demanded))),
};

function entriesOf(content: Props): readonly Props[] {
  return isObject(content) ? objectsOf(content.at("policies")) : objectsOf(content);
}

/** What is wrong with a list of registry policies. */
export function registryValueFaults(content: Props): readonly string[] {
  return DEMANDED.flatMap((demanded) => {
    const about = entriesOf(content).filter((entry) => isAbout(entry, demanded));
    const isSet = about.length > 0 && about.every((entry) => isNumber(entry) && dataOf(entry) === demanded.data);
    return isSet ? [] : [`${demanded.value} is not ${String(demanded.data)} in ${demanded.hive.toUpperCase()}`];
  });
}

function isAbout(entry: Props, { hive, key, value }: RegistryValue): boolean {
  const given = entry.string("hive")?.trim().toLowerCase();
  const path = entry
    .string("key")
    ?.toLowerCase()
    .replaceAll("/", "\\")
    .replace(/^\\+|\\+$/g, "");
  return (
    (given === hive || given === HIVES[hive]) &&
    path === key &&
    entry.string("value")?.toLowerCase() === value.toLowerCase()
  );
}

/** Windows passes over a policy of another type. */
function isNumber(entry: Props): boolean {
  return /^(?:reg_)?dword$/i.test(entry.string("type") ?? "DWORD");
}

function dataOf(entry: Props): number | undefined {
  const hex = /^dword:([0-9a-f]{1,8})$/i.exec(entry.string("data") ?? "")?.[1];
  return hex === undefined ? entry.number("data") : Number.parseInt(hex, 16);
}

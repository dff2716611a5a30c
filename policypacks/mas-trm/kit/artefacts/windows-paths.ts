import { matchesWildcard } from "../wildcard.ts";

/** AppLocker's variables, with which a path can begin, and the places that they stand for on every desktop. */
const VARIABLES: ReadonlyMap<string, string> = new Map([
  ["%system32%", "c:\\windows\\system32"],
  ["%windir%", "c:\\windows"],
  ["%systemroot%", "c:\\windows"],
  ["%programfiles%", "c:\\program files"],
  ["%programfiles(x86)%", "c:\\program files"],
  ["%osdrive%", "c:"],
  ["%systemdrive%", "c:"],
]);
/** Folders that only administrators write to. */
const CLOSED = ["c:\\windows\\", "c:\\program files\\", "c:\\program files (x86)\\"];

/** Files in folders of Windows that users write to all the same, and from which they could so run anything. */
const WRITABLE = [
  "c:\\windows\\temp\\any.exe",
  "c:\\windows\\tasks\\any.exe",
  "c:\\windows\\tracing\\any.exe",
  "c:\\windows\\system32\\tasks\\any.exe",
  "c:\\windows\\system32\\spool\\drivers\\color\\any.exe",
  "c:\\windows\\system32\\microsoft\\crypto\\rsa\\machinekeys\\any.exe",
];

/**
 * Whether users can write to a folder that a path of AppLocker covers. A path outside the folders that are known to be
 * closed counts as open: the user's profile, ProgramData, other disks, shares, variables that users can change.
 *
 * @param exceptions paths that are taken out again
 */
export function isWritableByUsers(path: string, exceptions: readonly string[]): boolean {
  const whole = normal(path);
  if (whole.split("\\").includes("..") || !CLOSED.some((folder) => whole.startsWith(folder))) return true;
  const taken = exceptions.map(normal);
  return WRITABLE.some((file) => covers(whole, file) && !taken.some((exception) => covers(exception, file)));
}

function normal(path: string): string {
  const [first, ...rest] = path.trim().toLowerCase().replaceAll("/", "\\").split("\\") as [string, ...string[]];
  return [VARIABLES.get(first) ?? first, ...rest].join("\\");
}

function covers(path: string, file: string): boolean {
  return matchesWildcard(path, file, "?");
}

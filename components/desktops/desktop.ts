import { quoted } from "../foundation/quoted.ts";
import { MANDATORY_TAGS } from "../foundation/tags.ts";
import {
  computeType,
  DEVELOPER_COMPUTE_TYPES,
  isAmong,
  LARGEST_GIB,
  MINIMA,
  type Sizes,
  unfit,
  userVolumesFor,
} from "./compute-types.ts";

/** One developer's desktop. */
export interface Desktop {
  /** Name of the user in the directory. A user has one desktop. */
  readonly user: string;
  /** Compute type as WorkSpaces names it, such as `POWERPRO`. */
  readonly computeType: string;
  /** Size of the root volume in GiB. */
  readonly rootGib: number;
  /** Size of the user volume in GiB. */
  readonly userGib: number;
  /** Tags of this desktop beside those of all resources. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What a desktop has when nothing else is said: the guide's PowerPro (section 4.1.1). */
export const USUAL_DESKTOP = { computeType: "POWERPRO", rootGib: MINIMA.rootGib, userGib: 100 } as const;

/** The tag in which a desktop with a graphics processor names its approval. */
export const GPU_APPROVAL_TAG = "GpuApproval";

/** A problem of one field: `<what is wrong>, got <value>; <what is allowed>`. */
export interface DesktopProblem {
  readonly field: keyof Desktop;
  readonly problem: string;
  /** The tag at fault, where it is one of several. */
  readonly tag?: string;
}

const RESERVED_TAGS: readonly string[] = [...MANDATORY_TAGS, "Name"];
/** AWS's own limit, less those that every resource carries (WorkSpaces API reference, CreateTags). */
const MOST_TAGS = 50 - RESERVED_TAGS.length;
const TAG_KEY = /^(?![Aa][Ww][Ss]:)[A-Za-z0-9_.:/=+\-@]{1,128}$/;
const TAG_VALUE = /^[A-Za-z0-9 _.:/=+\-@]{1,256}$/;

/** What is wrong with a desktop by itself. */
export function checkDesktop(desktop: Desktop): readonly DesktopProblem[] {
  return [...checkUser(desktop), ...checkComputeType(desktop), ...checkVolumes(desktop), ...checkTags(desktop)];
}

/** The directory does not tell users apart by case, so neither do we. */
export function userKey({ user }: Pick<Desktop, "user">): string {
  return user.toLowerCase();
}

// Source: WorkSpaces API reference, WorkspaceRequest, UserName (63 characters); Active Directory's own exclusions.
function checkUser({ user }: Desktop): readonly DesktopProblem[] {
  if (/^[A-Za-z0-9][A-Za-z0-9._@-]{0,62}$/.test(user)) return [];
  const allowed = "1 to 63 of A-Z, a-z, 0-9 and . _ @ -, the first a letter or digit";
  return [{ field: "user", problem: `not a user name, got ${quoted(user)}; ${allowed}` }];
}

function checkComputeType({ computeType: name, tags }: Desktop): readonly DesktopProblem[] {
  const type = computeType(name);
  const refused = (wrong: string): readonly DesktopProblem[] => [
    {
      field: "computeType",
      problem: `${wrong}, got ${quoted(name)}; one of ${DEVELOPER_COMPUTE_TYPES.join(", ")}`,
    },
  ];
  if (type === undefined) return refused("not a compute type of WorkSpaces");
  const reason = unfit(type);
  if (reason !== undefined) return refused(`not for developers (${reason})`);
  if (!type.hasGpu || tags[GPU_APPROVAL_TAG] !== undefined) return [];
  const allowed = `the number of the approval in the tag ${GPU_APPROVAL_TAG}`;
  return [{ field: "tags", problem: `no approval for a graphics processor, got none; ${allowed}` }];
}

function checkVolumes({ rootGib, userGib }: Desktop): readonly DesktopProblem[] {
  const problems: DesktopProblem[] = [];
  if (!isAmong(rootGib, { from: MINIMA.rootGib, to: LARGEST_GIB })) {
    const wrong = rootGib > LARGEST_GIB ? "too large" : "below the minimum";
    const allowed = `${MINIMA.rootGib} to ${LARGEST_GIB} GiB`;
    problems.push({ field: "rootGib", problem: `${wrong}, got ${rootGib}; ${allowed}` });
  }
  const users = userVolumesFor(rootGib);
  if (users !== undefined && !isAmong(userGib, users)) {
    const wrong = `does not go with a root volume of ${rootGib} GiB`;
    problems.push({ field: "userGib", problem: `${wrong}, got ${userGib}; ${sizesInWords(users)}` });
  }
  return problems;
}

function sizesInWords(sizes: Sizes): string {
  return "from" in sizes ? `${sizes.from} to ${sizes.to} GiB` : `${sizes.join(", ")} GiB`;
}

function checkTags({ tags }: Desktop): readonly DesktopProblem[] {
  const count = Object.keys(tags).length;
  const tooMany = `too many, got ${count}; at most ${MOST_TAGS}, since AWS takes 50 and ${RESERVED_TAGS.length} are set`;
  return [
    ...(count <= MOST_TAGS ? [] : [{ field: "tags", problem: tooMany } as const]),
    ...Object.entries(tags).flatMap(([key, value]) => checkTag(key, value)),
  ];
}

function checkTag(key: string, value: string): readonly DesktopProblem[] {
  const refused = (problem: string): readonly DesktopProblem[] => [{ field: "tags", tag: key, problem }];
  if (!TAG_KEY.test(key)) {
    const allowed = "1 to 128 of A-Z, a-z, 0-9 and _ . : / = + - @, not starting with aws:";
    return refused(`not a tag, got ${quoted(key)}; ${allowed}`);
  }
  if (RESERVED_TAGS.includes(key)) {
    return refused(`set for all resources alike, got ${quoted(key)}; other tags than that`);
  }
  if (!TAG_VALUE.test(value)) {
    const allowed = "1 to 256 of A-Z, a-z, 0-9, space and _ . : / = + - @";
    return refused(`not a value for the tag ${key}, got ${quoted(value)}; ${allowed}`);
  }
  return [];
}

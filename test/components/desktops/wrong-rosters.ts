/** A roster with something wrong in it, and all that must be said about it. */
export interface WrongRoster {
  readonly why: string;
  readonly file: string;
  readonly text: string;
  readonly says: readonly string[];
}

const TYPES =
  "one of POWERPRO, GENERALPURPOSE_4XLARGE, GENERALPURPOSE_8XLARGE, GRAPHICSPRO_G4DN, GRAPHICS_G6_2XLARGE, GRAPHICS_G6_4XLARGE, GRAPHICS_G6_8XLARGE, GRAPHICS_G6_16XLARGE, GRAPHICS_GR6_4XLARGE, GRAPHICS_GR6_8XLARGE, GRAPHICS_G6F_2XLARGE, GRAPHICS_G6F_4XLARGE, GRAPHICS_GR6F_4XLARGE";
const HEADER = "user,computeType,rootGib,userGib,tags";
const USERS = "1 to 63 of A-Z, a-z, 0-9 and . _ @ -, the first a letter or digit";

const csv = (why: string, rows: readonly string[], says: readonly string[]): WrongRoster => ({
  why,
  file: "desktops.csv",
  text: [HEADER, ...rows].join("\n"),
  says: says.map((line) => `desktops.csv:${line}`),
});
const yaml = (why: string, lines: readonly string[], says: readonly string[]): WrongRoster => ({
  why,
  file: "desktops.yaml",
  text: lines.join("\n"),
  says: says.map((line) => `desktops.yaml:${line}`),
});

/** Mistakes in rosters. */
export const WRONG_ROSTERS: readonly WrongRoster[] = [
  csv(
    "a user twice, in other case",
    ["dev.tan,,,,", "dev.lim,,,,", "Dev.Tan,,,,"],
    ['4: user: has a desktop in line 2 already, got "Dev.Tan"; each user once'],
  ),
  csv("no user", [",POWERPRO,175,100,"], [`2: user: not a user name, got ""; ${USERS}`]),
  csv("a user with a space", ["dev tan,,,,"], [`2: user: not a user name, got "dev tan"; ${USERS}`]),
  csv(
    "an unknown compute type",
    ["dev.tan,POWERFUL,175,100,"],
    [`2: computeType: not a compute type of WorkSpaces, got "POWERFUL"; ${TYPES}`],
  ),
  csv(
    "the guide's GraphicsPro, which AWS has ended",
    ["dev.tan,GRAPHICSPRO,175,100,GpuApproval=CHG-1"],
    [`2: computeType: not for developers (ended on 31 October 2025), got "GRAPHICSPRO"; ${TYPES}`],
  ),
  csv(
    "a compute type below the minima, the guide's own among them",
    ["dev.tan,PERFORMANCE,175,100,", "dev.lim,GRAPHICS_G4DN,175,100,GpuApproval=CHG-1"],
    [
      `2: computeType: not for developers (2 vCPU and 8 GiB, below 8 and 32), got "PERFORMANCE"; ${TYPES}`,
      `3: computeType: not for developers (4 vCPU and 16 GiB, below 8 and 32), got "GRAPHICS_G4DN"; ${TYPES}`,
    ],
  ),
  csv(
    "a root volume below the minimum, though AWS makes the pair",
    ["dev.tan,POWERPRO,80,50,"],
    ["2: rootGib: below the minimum, got 80; 175 to 2000 GiB"],
  ),
  csv(
    "a pair of volumes that AWS does not make",
    ["dev.tan,POWERPRO,175,50,", "dev.lim,POWERPRO,80,75,"],
    [
      "2: userGib: does not go with a root volume of 175 GiB, got 50; 100 to 2000 GiB",
      "3: rootGib: below the minimum, got 80; 175 to 2000 GiB",
      "3: userGib: does not go with a root volume of 80 GiB, got 75; 10, 50, 100 GiB",
    ],
  ),
  csv(
    "volumes that are too large",
    ["dev.tan,POWERPRO,2001,100,", "dev.lim,POWERPRO,175,2001,"],
    [
      "2: rootGib: too large, got 2001; 175 to 2000 GiB",
      "3: userGib: does not go with a root volume of 175 GiB, got 2001; 100 to 2000 GiB",
    ],
  ),
  csv(
    "sizes that are no numbers",
    ["dev.tan,POWERPRO,175GB,1e2,"],
    [
      '2: rootGib: not a size, got "175GB"; a whole number of GiB',
      '2: userGib: not a size, got "1e2"; a whole number of GiB',
    ],
  ),
  csv(
    "a graphics processor that nobody approved",
    ["dev.tan,GRAPHICSPRO_G4DN,175,100,Team=ml"],
    ["2: tags: no approval for a graphics processor, got none; the number of the approval in the tag GpuApproval"],
  ),
  csv(
    "tags that are no pairs, that repeat, that are reserved, that AWS refuses",
    ["a,,,,Team", "b,,,,Team=x;Team=y", "c,,,,Environment=prod", "d,,,,aws:x=1", "e,,,,Team=100%"],
    [
      '2: tags: not a list, got other text; "Key=value;Key=value"',
      '3: tags: repeated, got "Team" twice; each tag once',
      '4: tags: set for all resources alike, got "Environment"; other tags than that',
      '5: tags: not a tag, got "aws:x"; 1 to 128 of A-Z, a-z, 0-9 and _ . : / = + - @, not starting with aws:',
      '6: tags: not a value for the tag Team, got "100%"; 1 to 256 of A-Z, a-z, 0-9, space and _ . : / = + - @',
    ],
  ),
  csv(
    "more tags than AWS takes",
    [`dev.tan,,,,${Array.from({ length: 42 }, (_, index) => `T${index}=x`).join(";")}`],
    ["2: tags: too many, got 42; at most 41, since AWS takes 50 and 9 are set"],
  ),
  csv(
    "text that would do something to a terminal, and text without end",
    ["\u001B[2Jdev,,,,", `${"x".repeat(500)},,,,`],
    [
      `2: user: not a user name, got "\\u001b[2Jdev"; ${USERS}`,
      `3: user: not a user name, got "${"x".repeat(80)}..."; ${USERS}`,
    ],
  ),
  csv(
    "cells too many and too few, and a quotation without an end",
    ["a,,,,,", "b", '"c,,,,'],
    [
      `2: wrong number of cells, got 6; 5, one for each of ${HEADER.replaceAll(",", ", ")}`,
      `3: wrong number of cells, got 1; 5, one for each of ${HEADER.replaceAll(",", ", ")}`,
      "4: a quotation mark does not end; quote a whole cell, and double quotes inside",
    ],
  ),
  {
    why: "a header with a misspelt, a repeated and a missing column",
    file: "r.csv",
    text: "# desktops\nusr,tags,tags\n",
    says: [
      'r.csv:2: not a column, got "usr"; known columns are user, computeType, rootGib, userGib, tags',
      'r.csv:2: repeated column, got "tags" twice; each column once',
      "r.csv:2: no column user; the first line names the columns",
    ],
  },
  csv("no desktops at all", ["# nobody yet", ""], ["1: no desktops; at least one"]),
  {
    why: "semicolons between its cells, as Excel writes them in many countries",
    file: "r.csv",
    text: "user;computeType\ndev.tan;POWERPRO\n",
    says: [
      'r.csv:1: not a column, got "user;computeType"; known columns are user, computeType, rootGib, userGib, tags',
      "r.csv:1: no column user; the first line names the columns",
      `r.csv:2: user: not a user name, got ""; ${USERS}`,
    ],
  },
  {
    why: "a file of another kind",
    file: "r.xlsx",
    text: "PK",
    says: ["r.xlsx:1: not a roster; a .csv, .yaml or .yml file"],
  },
  yaml(
    "mistakes of each kind in YAML, each at its own line",
    [
      "- user: dev.tan",
      "  computeType: POWER",
      "  rootGib: 80",
      "- user: dev.lim",
      "  userGib: 50",
      "  size: 3",
      "  tags:",
      "    Team: ledger",
      "    Owner: me",
      "- user: dev.tan",
      "- just text",
      "- user: [a, b]",
    ],
    [
      `2: computeType: not for developers (4 vCPU and 16 GiB, below 8 and 32), got "POWER"; ${TYPES}`,
      "3: rootGib: below the minimum, got 80; 175 to 2000 GiB",
      "5: userGib: does not go with a root volume of 175 GiB, got 50; 100 to 2000 GiB",
      '6: not a key, got "size"; known keys are user, computeType, rootGib, userGib, tags',
      '9: tags: set for all resources alike, got "Owner"; other tags than that',
      '10: user: has a desktop in line 1 already, got "dev.tan"; each user once',
      "11: not a desktop; an object with the key user",
      "12: user: not a plain value; one text or number",
      `12: user: not a user name, got ""; ${USERS}`,
    ],
  ),
  yaml(
    "YAML that is no list",
    ["desktops:", "  - user: dev.tan"],
    ["1: not a list; a list of desktops, each with a user"],
  ),
  yaml("YAML that is none", ["- user: dev.tan", "- user: [a"], ["2: not YAML"]),
  yaml(
    "several YAML documents",
    ["- user: dev.tan", "---", "- user: dev.lim"],
    ["2: not YAML: several documents; one"],
  ),
  yaml(
    "YAML on several lines, aliases and merges, where a plain value belongs",
    ["- user: |", "    dev", "    tan", "- &one { user: dev.lim }", "- *one", "- { user: *one }", "- { <<: *one }"],
    [
      `1: user: not a user name, got "dev\\ntan\\n"; ${USERS}`,
      "5: not a desktop; an object with the key user",
      "6: user: not a plain value; one text or number",
      `6: user: not a user name, got ""; ${USERS}`,
      '7: not a key, got "<<"; known keys are user, computeType, rootGib, userGib, tags',
      `7: user: not a user name, got ""; ${USERS}`,
    ],
  ),
  yaml("YAML so deep that no parser follows", [`- ${"[".repeat(20_000)}`], ["1: not YAML"]),
  yaml("a YAML key twice", ["- user: dev.tan", "  user: dev.lim"], ["2: not YAML: Map keys must be unique"]),
];

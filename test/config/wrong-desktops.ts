import type { WrongConfig } from "./wrong-config.ts";

const DESKTOPS = "kiro-landing-zone:desktops";
const DIRECTORY = `${DESKTOPS}.directory`;

/** Mistakes in the desktops section that show in one value alone. */
export const WRONG_DESKTOP_SHAPES: readonly WrongConfig[] = [
  {
    why: "a roster outside the project, and one of another kind",
    stack: "dev",
    changes: { [`${DESKTOPS}/roster`]: "../desktops.csv" },
    says: [`${DESKTOPS}.roster: is not valid, got ../desktops.csv; must be a .csv or .yaml file inside the project`],
  },
  {
    why: "a password in plain sight",
    stack: "dev",
    changes: { [`${DESKTOPS}/directory/passwordSecretArn`]: "hunter2", [`${DESKTOPS}/directory/password`]: "hunter2" },
    says: [
      `${DIRECTORY}.passwordSecretArn: is not valid; must be the ARN of a secret in Secrets Manager; never the password itself`,
      `${DIRECTORY}.password: is not a known key; known keys are kind, id, domainName, shortName, passwordSecretArn, passwordVersionId, dnsIps, serviceUser, size, edition, organizationalUnit`,
    ],
  },
  {
    why: "clients that nobody manages",
    stack: "prod",
    changes: { [`${DESKTOPS}/devices`]: ["windows", "web"] },
    says: [`${DESKTOPS}.devices[1]: is not valid, got web; must be one of windows, macos`],
  },
  {
    why: "desktops that are reached from nowhere",
    stack: "prod",
    changes: { [`${DESKTOPS}/clientCidrs`]: [] },
    says: [`${DESKTOPS}.clientCidrs: has too few entries, got []; must name at least one range`],
  },
  {
    why: "a domain controller by name",
    stack: "dev",
    changes: { [`${DESKTOPS}/directory/dnsIps`]: ["dc1.corp.bank.example"] },
    says: [
      `${DIRECTORY}.dnsIps[0]: is not valid, got dc1.corp.bank.example; must be an IPv4 address such as 10.1.0.10`,
    ],
  },
  {
    why: "sign-in at an open address",
    stack: "dev",
    changes: { [`${DESKTOPS}/saml`]: { userAccessUrl: "http://idp.bank.example/app" } },
    says: [
      `${DESKTOPS}.saml.userAccessUrl: is not valid, got http://idp.bank.example/app; must be an https:// URL of the identity provider`,
    ],
  },
];

/** Mistakes of the desktops section that show only beside other keys. */
export const WRONG_DESKTOP_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "a connector without what it connects by",
    stack: "dev",
    changes: {
      [`${DESKTOPS}/directory`]: { kind: "ad-connector", domainName: "corp.bank.example", edition: "Standard" },
    },
    says: [
      ...["passwordSecretArn", "passwordVersionId", "dnsIps", "serviceUser"].map(
        (key) => `${DIRECTORY}.${key}: is missing; must be set, since directory.kind is ad-connector`,
      ),
      `${DIRECTORY}.edition: is of no use with directory.kind ad-connector; must be absent`,
    ],
  },
  {
    why: "an existing directory that is described anew",
    stack: "dev",
    changes: { [`${DESKTOPS}/directory`]: { kind: "existing", domainName: "corp.bank.example" } },
    says: [
      `${DIRECTORY}.id: is missing; must be set, since directory.kind is existing`,
      `${DIRECTORY}.domainName: is of no use with directory.kind existing; must be absent`,
    ],
  },
  {
    why: "domain controllers that desktops may not talk to",
    stack: "prod",
    changes: { [`${DESKTOPS}/directory/dnsIps`]: ["10.200.20.4", "10.200.30.4"] },
    says: [
      `${DIRECTORY}.dnsIps[1]: lies in no range of network.directoryCidrs, got 10.200.30.4; must lie in one, or desktops do not reach the directory`,
    ],
  },
  {
    why: "desktops open to everybody, to half the world, to a range twice, and to one with host bits",
    stack: "prod",
    changes: {
      [`${DESKTOPS}/clientCidrs`]: ["0.0.0.0/0", "128.0.0.0/1", "203.0.113.0/24", "203.0.113.0/24", "10.1.2.3/8"],
    },
    says: [
      `${DESKTOPS}.clientCidrs[0]: is too wide, got 0.0.0.0/0; must be a /16 at the most, since only the bank may connect`,
      `${DESKTOPS}.clientCidrs[1]: is too wide, got 128.0.0.0/1; must be a /16 at the most, since only the bank may connect`,
      `${DESKTOPS}.clientCidrs[3]: repeats clientCidrs[2], got 203.0.113.0/24; must name each range once`,
      `${DESKTOPS}.clientCidrs[4]: has host bits set, got 10.1.2.3/8; must be a network such as 10.0.0.0/8`,
    ],
  },
  {
    why: "a client twice",
    stack: "dev",
    changes: { [`${DESKTOPS}/devices`]: ["windows", "macos", "windows"] },
    says: [`${DESKTOPS}.devices[2]: repeats devices[0], got windows; must name each device once`],
  },
];

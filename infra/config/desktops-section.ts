import { z } from "zod";
import { DEVELOPER_COMPUTE_TYPES } from "../../components/desktops/compute-types.ts";
import { CLIENT_DEVICES } from "../../components/desktops/desktop-directory.ts";
import { cidr, flag, oneOf, section, text } from "./parts.ts";

const ipv4 = () =>
  text(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/, "must be an IPv4 address such as 10.1.0.10");

// "Existing" is the guide's own form: it names a directory by id (section 4.1.1).
const directory = section({
  kind: oneOf(["ad-connector", "managed-ad", "existing"]).describe(
    "ad-connector: the bank's own Active Directory. managed-ad: one that AWS runs. existing: made elsewhere.",
  ),
  id: text(/^d-[0-9a-f]{10}$/, "must be a directory id such as d-1234567890")
    .exactOptional()
    .describe("Id of the existing directory."),
  domainName: text(
    /^(?=.{1,255}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "must be a domain name in lower case, such as corp.bank.example",
  )
    .exactOptional()
    .describe("Name of the domain."),
  shortName: text(/^[A-Z0-9][A-Z0-9-]{0,14}$/, "must be 1 to 15 of A-Z, 0-9 and -, such as CORP")
    .exactOptional()
    .describe("Short (NetBIOS) name of the domain."),
  passwordSecretArn: text(
    /^arn:[\w-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
    "must be the ARN of a secret in Secrets Manager; never the password itself",
  )
    .exactOptional()
    .describe("Secret that holds the password of the service account, or of the new directory's administrator."),
  passwordVersionId: text(/^[A-Za-z0-9-]{32,64}$/, "must be the id of a version of the secret")
    .exactOptional()
    .describe("Version of the secret that the directory was made with. Another password would replace the directory."),
  dnsIps: z
    .array(ipv4(), { error: "must be a list of IPv4 addresses" })
    .min(1, { error: "must name at least one address" })
    .max(2, { error: "must name at most two addresses" })
    .exactOptional()
    .describe("Addresses of the bank's domain controllers, for ad-connector."),
  serviceUser: text(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, "must be an account name such as svc-kiro-connector")
    .exactOptional()
    .describe("Account that the connector works with, for ad-connector."),
  size: oneOf(["Small", "Large"])
    .exactOptional()
    .describe("Size of the connector; Small unless set, which serves about 500 users."),
  edition: oneOf(["Standard", "Enterprise"])
    .exactOptional()
    .describe("Edition of a managed-ad; Standard unless set, which serves about 5000 users."),
  organizationalUnit: text(
    /^OU=[^,]+(?:,(?:OU|DC)=[^,]+)+$/,
    "must be a path such as OU=Desktops,DC=corp,DC=bank,DC=example",
  )
    .exactOptional()
    .describe("Organizational unit for the desktops' computer accounts."),
}).describe("The directory that knows the desktops' users.");

const saml = section({
  userAccessUrl: text(/^https:\/\/[^\s/]+\/\S*$/, "must be an https:// URL of the identity provider").describe(
    "URL at which the identity provider starts the sign-in to desktops.",
  ),
  relayStateParameterName: text(/^\w{1,64}$/, "must be the name of a parameter")
    .default("RelayState")
    .describe("Parameter in which the provider passes the relay state."),
}).describe("Sign-in to desktops by the identity provider. Without it, by the directory's passwords.");

const BUNDLE = "must be a bundle id such as wsb-0123456789, or the name of one of Amazon's bundles";

/** The desktops layer: who gets which desktop, out of which directory, and how it is reached. */
export const desktopsSection = section({
  roster: text(
    /^(?![/\\])(?!.*\.\.)[\w./-]+\.(?:csv|ya?ml)$/,
    "must be a .csv or .yaml file inside the project",
  ).describe("File that says who gets which desktop, from the project's folder."),
  bundles: z
    .partialRecord(
      z.enum(DEVELOPER_COMPUTE_TYPES, { error: `must be one of ${DEVELOPER_COMPUTE_TYPES.join(", ")}` }),
      text(/^(?:wsb-[0-9a-z]{8,63}|(?!wsb-)[A-Za-z][\w .()/-]{2,127})$/, BUNDLE),
      { error: "must be an object from compute type to bundle" },
    )
    .describe("Bundle of each compute type in the roster: an id, or the name of one of Amazon's."),
  directory,
  clientCidrs: z
    .array(cidr(), { error: "must be a list of IPv4 ranges" })
    .min(1, { error: "must name at least one range" })
    .max(10, { error: "must name at most 10 ranges" })
    .describe("Ranges that desktops are reached from: the bank's networks, or the addresses that it goes out by."),
  devices: z
    .array(oneOf(CLIENT_DEVICES), { error: "must be a list of client devices" })
    .min(1, { error: "must name at least one device" })
    .default(["windows"])
    .describe("Kinds of client that may connect, managed by the bank. Browsers and phones never may."),
  saml: saml.exactOptional(),
  streamingEndpointId: text(/^vpce-[0-9a-f]{8,17}$/, "must be a VPC endpoint id such as vpce-0123456789abcdef0")
    .exactOptional()
    .describe("VPC endpoint through which desktops are streamed. Without it, by WorkSpaces' public gateways."),
  defaultRole: flag()
    .default(false)
    .describe("Whether to make the role workspaces_DefaultRole, of which an account has one."),
});

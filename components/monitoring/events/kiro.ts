import { all, any, calls, from, is, isNot } from "../filter-pattern.ts";
import type { KeyEvent, KeyEventEstate } from "../key-event.ts";

/** Kiro's own calls: its documentation names no event source. Those of its predecessor are likely, not certain. */
const KIRO = {
  kind: "kiro-api",
  clause: "12.2",
  verified: false,
  source: "Event sources of Amazon Q Developer; Kiro documents none of its own",
} as const;
const MCP = { kind: "mcp-configuration", clause: "7.5", threshold: 1, severity: "high", verified: true } as const;

const OBJECT_WRITES = ["PutObject*", "DeleteObject*", "CopyObject", "CompleteMultipartUpload", "RestoreObject"];

/** What happens to Kiro, and to the list of MCP servers that it may use. */
export const kiroEvents: readonly KeyEvent[] = [
  {
    ...KIRO,
    name: "kiro-administration",
    what: "A Kiro profile or subscription was changed",
    why: "The profile decides which models, tools and people Kiro works with.",
    condition: () =>
      all(
        any(from("codewhisperer"), from("q"), from("user-subscriptions")),
        any(is("eventName", "Create*"), is("eventName", "Update*"), is("eventName", "Delete*")),
      ),
    threshold: 1,
    severity: "medium",
  },
  {
    ...KIRO,
    name: "kiro-refused-calls",
    what: "Many calls to Kiro were refused",
    why: "Somebody without a subscription may be trying to use Kiro.",
    condition: () => all(any(from("codewhisperer"), from("q")), is("errorCode", "AccessDenied*")),
    threshold: 10,
    severity: "low",
  },
  {
    ...MCP,
    name: "mcp-registry-changes",
    what: "The registry of approved MCP servers was written to",
    why: "Desktops start whatever the registry lists, with their users' rights.",
    condition: ({ registryBucketName }: KeyEventEstate) =>
      all(is("requestParameters.bucketName", registryBucketName), calls("s3", ...OBJECT_WRITES)),
    source: 'S3 user guide, "CloudTrail data events"',
  },
  {
    ...MCP,
    name: "desktop-configuration-changes",
    what: "A document, association or parameter of Systems Manager was changed",
    why: "These carry Kiro's settings and the MCP registry's address to the desktops.",
    condition: () =>
      all(
        calls(
          "ssm",
          "CreateDocument",
          "UpdateDocument*",
          "DeleteDocument",
          "ModifyDocumentPermission",
          "CreateAssociation*",
          "UpdateAssociation*",
          "DeleteAssociation",
          "PutParameter",
          "DeleteParameter*",
        ),
        // The desktops report their own status by this call.
        isNot("eventName", "UpdateAssociationStatus"),
      ),
    severity: "medium",
    source: 'Systems Manager user guide, "Logging API calls with CloudTrail"',
  },
];

import { DLP_POLICY, type DlpDemands, dlpFaults } from "../../kit/artefacts/dlp-policies.ts";
import { examineFile } from "../../kit/artefacts/examine-file.ts";
import { FILE_HOLDERS } from "../../kit/artefacts/published-file.ts";
import { resourceRule } from "../../kit/rule.ts";
import { BUCKET_OBJECTS } from "../../kit/artefacts/types.ts";

const policyWith = (nric: string): string =>
  JSON.stringify({
    dlp_policies: [
      {
        name: "Source code",
        rules: [
          {
            condition: "file_extension",
            values: [".py", ".js", ".java", ".tf", ".yaml"],
            action: "block",
            channels: ["email", "usb", "cloud_upload", "clipboard"],
          },
        ],
      },
      {
        name: "Credentials and people",
        rules: [
          {
            condition: "content_pattern",
            patterns: ["AWS_ACCESS_KEY", "AWS_SECRET", "password=", "api_key="],
            action: "block_and_alert",
            channels: ["all"],
          },
          { condition: "content_regex", patterns: [nric], action: "block_and_alert", channels: ["all"] },
        ],
      },
      {
        name: "Kiro",
        rules: [
          {
            condition: "application",
            values: ["kiro.exe", "kiro-cli.exe"],
            action: "log_and_monitor",
            channels: ["clipboard", "file_save"],
          },
        ],
      },
    ],
  });
const list = (description: string, ...values: readonly string[]) => ({
  type: "array" as const,
  items: { type: "string" as const },
  description,
  default: values,
});
const KEY = "endpoints/dlp-policy.json";

/** A published DLP policy stops code, credentials and identity numbers on every way out, and watches Kiro. */
export const dlpPolicyCoversData = resourceRule<DlpDemands>({
  id: "dlp-policy-covers-data",
  control: "MAS-11.1-16",
  title: "The DLP policy covers code, credentials and identity numbers",
  severity: "high",
  types: FILE_HOLDERS,
  cause: "What the policy leaves out leaves the desktop: an extension, a channel or a series of numbers is enough.",
  remediation:
    "Block the listed extensions on the listed channels; block and alert on credentials and on NRIC and FIN of all series, M included, on all channels; monitor Kiro's programs.",
  source: "https://learn.microsoft.com/en-us/purview/endpoint-dlp-learn-about",
  settings: {
    extensions: list("Kinds of files with code, by extension", ".py", ".js", ".java", ".tf", ".yaml"),
    channels: list("Ways out on which they are blocked", "email", "usb", "cloud_upload", "clipboard"),
    processes: list("Programs whose output is monitored, as they are installed", "kiro.exe", "kiro-cli.exe"),
  },
  examples: {
    compliant: [
      {
        type: BUCKET_OBJECTS[0],
        props: { bucket: "files", key: KEY, content: policyWith("\\b[STFGM]\\d{7}[A-Z]\\b") },
      },
    ],
    violating: [
      { type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: policyWith("\\b[STFG]\\d{7}[A-Z]\\b") } },
    ],
  },
  check(resource, judge, settings) {
    examineFile(resource, judge, DLP_POLICY, (content) => dlpFaults(content, settings));
  },
});

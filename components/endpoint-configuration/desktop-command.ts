import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { jsonText } from "../foundation/json-text.ts";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** How bad it is when the command fails on a desktop, as Systems Manager's compliance counts. */
export type ComplianceSeverity = "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";

/** Inputs of {@link DesktopCommand}. */
export interface DesktopCommandArgs {
  readonly ownership: Ownership;
  /** Name of the document and of its association. */
  readonly documentName: string;
  /** What it is for, as people read it in Systems Manager. */
  readonly description: string;
  /** The PowerShell script, known at preview. */
  readonly script: string;
  /** Tag of the desktops that it runs on. */
  readonly target: { readonly key: string; readonly value: string };
  readonly severity: ComplianceSeverity;
  /** Where what the script says is kept. */
  readonly output: { readonly bucketName: pulumi.Input<string>; readonly prefix: string; readonly region: string };
  /**
   * Seconds after which a run is given up.
   *
   * @default 900
   */
  readonly timeoutSeconds?: number;
}

const PURPOSE: Purpose = { layer: "endpoint-configuration", control: "MAS-TRM 11.3" };
/** Systems Manager takes documents up to this size (API reference, CreateDocument). */
const MAX_DOCUMENT_BYTES = 65_536;

/**
 * A script that Systems Manager runs on every desktop once a day, and when a desktop is registered.
 *
 * @control MAS-TRM 11.3.1, 12.2.1
 */
export class DesktopCommand extends pulumi.ComponentResource {
  /** Name of the document in Systems Manager. */
  readonly documentName: pulumi.Output<string>;
  /** ARN of the association, which is what runs the document. */
  readonly associationArn: pulumi.Output<string>;

  constructor(name: string, args: DesktopCommandArgs, opts?: pulumi.ComponentResourceOptions) {
    // The script stands in the document itself.
    const { script, ...inputs } = args;
    super("kiro:endpoint-configuration:DesktopCommand", name, inputs, opts);
    const timeoutSeconds = args.timeoutSeconds ?? 900;
    const content = documentOf(args.description, script, timeoutSeconds);
    refuse(this, name, [
      ...checkDesktopCommand(args, content),
      ...outOfRange("timeoutSeconds", timeoutSeconds, 30, 28_800),
    ]);
    const tags = tagsFor(name, args.ownership, PURPOSE);

    const document = new aws.ssm.Document(
      name,
      { name: args.documentName, documentType: "Command", documentFormat: "JSON", content, tags },
      { parent: this },
    );
    const { bucketName, prefix, region } = args.output;
    const association = new aws.ssm.Association(
      name,
      {
        associationName: args.documentName,
        name: document.name,
        targets: [{ key: `tag:${args.target.key}`, values: [args.target.value] }],
        scheduleExpression: "rate(1 day)",
        complianceSeverity: args.severity,
        outputLocation: { s3BucketName: bucketName, s3KeyPrefix: prefix, s3Region: region },
        tags,
      },
      { parent: this },
    );

    this.documentName = document.name;
    this.associationArn = association.arn;
    this.registerOutputs({ documentName: this.documentName, associationArn: this.associationArn });
  }
}

/** A Command document with one step (Systems Manager user guide, "Schema version 2.2"). */
function documentOf(description: string, script: string, timeoutSeconds: number): string {
  return jsonText({
    schemaVersion: "2.2",
    description,
    mainSteps: [
      {
        action: "aws:runPowerShellScript",
        name: "run",
        precondition: { StringEquals: ["platformType", "Windows"] },
        inputs: { timeoutSeconds: String(timeoutSeconds), runCommand: script.split("\n") },
      },
    ],
  });
}

function checkDesktopCommand({ documentName, script, output }: DesktopCommandArgs, content: string): readonly string[] {
  const problems: string[] = [];
  if (!/^(?!aws|amazon|amzn)[\w.-]{3,128}$/i.test(documentName)) {
    const allowed = "3 to 128 letters, digits and . _ -, not starting with aws, amazon or amzn";
    problems.push(`documentName: not a document name, got "${documentName}"; ${allowed}`);
  }
  // Systems Manager would take it for a parameter.
  if (script.includes("{{")) problems.push('script: holds "{{", got a script; one without double braces');
  if (script.trim() === "") problems.push("script: empty, got nothing; at least one command");
  const size = Buffer.byteLength(content, "utf8");
  if (size > MAX_DOCUMENT_BYTES) {
    problems.push(`script: too long, got a document of ${size} bytes; at most ${MAX_DOCUMENT_BYTES}`);
  }
  if (!/^(?:[\w.-]+\/)*[\w.-]+$/.test(output.prefix)) {
    problems.push(`output.prefix: not a prefix, got "${output.prefix}"; names between slashes`);
  }
  return problems;
}

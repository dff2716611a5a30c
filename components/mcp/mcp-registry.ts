import * as pulumi from "@pulumi/pulumi";
import { publishFile, sha256 } from "../artefacts/published-file.ts";
import { bucketArn } from "../foundation/aws-place.ts";
import { type ClosedBucket, denyOutsiders, notBucketName, tlsOnly } from "../foundation/bucket-policy.ts";
import { hardenedBucket } from "../foundation/hardened-bucket.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { registryJson } from "./artefacts/registry-json.ts";
import type { McpServer } from "./mcp-server.ts";
import { registryProblems } from "./registry-rules.ts";

/** Inputs of {@link McpRegistry}. */
export interface McpRegistryArgs extends ClosedBucket {
  readonly ownership: Ownership;
  /** ARN of the customer key that encrypts the registry. */
  readonly keyArn: pulumi.Input<string>;
  /** The approved servers. */
  readonly servers: readonly McpServer[];
  /**
   * Id of S3's gateway endpoint, through which desktops fetch the registry without AWS credentials.
   *
   * Plain, not an Output: the policy must be known at preview. S3 cannot decrypt for a caller without credentials, so
   * the one file is encrypted with S3's own key then; it holds names and versions, no secrets.
   *
   * @default nobody outside the account reads it; a web server of the bank's serves it
   */
  readonly servedThrough?: string | undefined;
  /** Whether the registry, and with it what was approved when, must outlive the stack. */
  readonly protect: boolean;
}

const PURPOSE: Purpose = { layer: "mcp", control: "MAS-TRM 3.4" };
const KEY = "registry.json";

/**
 * The registry of approved MCP servers in a bucket of its own: versioned, encrypted, closed, every write recorded by
 * the audit trail when the trail is told of the bucket.
 *
 * @control MAS-TRM 3.4.1, 6.1.3, 7.5.1, 11.2.1
 */
export class McpRegistry extends pulumi.ComponentResource {
  /** Name of the bucket, available once it is closed and encrypted. Known at preview. */
  readonly bucketName: pulumi.Output<string>;
  /** Address that Kiro clients fetch, where they may; entered in the Kiro console. */
  readonly registryUrl: pulumi.Output<string>;
  /** SHA-256 of the registry in lower-case hex, to compare with what clients get. */
  readonly digest: pulumi.Output<string>;

  constructor(name: string, args: McpRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:mcp:McpRegistry", name, args, opts);
    refuse(this, name, checkMcpRegistry(args));
    const tags = tagsFor(name, args.ownership, PURPOSE);
    const artefact = { ...registryJson(args.servers), path: KEY };

    const { readyName } = hardenedBucket(
      name,
      {
        bucketName: args.bucketName,
        keyArn: args.keyArn,
        statements: registryPolicy(args),
        objectLock: false,
        protect: args.protect,
        tags,
      },
      this,
    );
    const serverSideEncryption = args.servedThrough === undefined ? undefined : "AES256";
    publishFile(name, artefact, { bucket: readyName, tags, serverSideEncryption }, this);

    this.bucketName = readyName;
    this.registryUrl = pulumi.output(registryUrl(args));
    this.digest = pulumi.output(sha256(artefact.content));
    this.registerOutputs({ bucketName: this.bucketName, registryUrl: this.registryUrl, digest: this.digest });
  }
}

/** Address of the registry by S3's own host, whose certificate every desktop trusts. */
export function registryUrl({ place, bucketName }: Pick<ClosedBucket, "place" | "bucketName">): string {
  return `https://${bucketName}.s3.${place.region}.amazonaws.com/${KEY}`;
}

/** ARN of the registry file. */
export function registryArn({ place, bucketName }: Pick<ClosedBucket, "place" | "bucketName">): string {
  return bucketArn(place, bucketName, `/${KEY}`);
}

function registryPolicy(args: McpRegistryArgs): readonly PolicyStatement[] {
  const { servedThrough } = args;
  const closed = denyOutsiders(args);
  if (servedThrough === undefined) return [...tlsOnly(args), closed];
  // Denied is who comes from outside and not by the endpoint. By the endpoint comes who has no credentials, and gets
  // what the last statement gives. S3 does not count it as public, since the endpoint is fixed.
  const outside = { ...closed.Condition?.["StringNotEquals"], "aws:SourceVpce": servedThrough };
  return [
    ...tlsOnly(args),
    { ...closed, Condition: { ...closed.Condition, StringNotEquals: outside } },
    {
      Sid: "DesktopsReadRegistry",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: registryArn(args),
      Condition: { StringEquals: { "aws:SourceVpce": servedThrough } },
    },
  ];
}

function checkMcpRegistry({ bucketName, servers, servedThrough }: McpRegistryArgs): readonly string[] {
  const problems = registryProblems(servers).map(({ path, wrong, given, allowed }) => {
    const way = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
    const got = given === undefined ? "" : `, got ${JSON.stringify(given)}`;
    return `servers${way}: ${wrong}${got}; ${allowed}`;
  });
  if (servedThrough !== undefined && !/^vpce-[0-9a-f]{8,17}$/.test(servedThrough)) {
    problems.push(`servedThrough: not a VPC endpoint, got "${servedThrough}"; an id such as vpce-0123456789abcdef0`);
  }
  // With a dot in it, the bucket's host would not fit S3's certificate.
  const isHost = /^[a-z0-9-]+$/.test(bucketName);
  return [
    ...notBucketName("bucketName", bucketName),
    ...(isHost ? [] : [`bucketName: holds a dot, got "${bucketName}"; letters, digits and hyphens`]),
    ...problems,
  ];
}

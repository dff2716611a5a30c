import * as pulumi from "@pulumi/pulumi";
import type { Artefact } from "../foundation/artefact.ts";
import { type ClosedBucket, denyOutsiders, notBucketName, tlsOnly } from "../foundation/bucket-policy.ts";
import { forgetOlderVersions, hardenedBucket } from "../foundation/hardened-bucket.ts";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { publishFile, sha256 } from "./published-file.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link ArtefactStore}. */
export interface ArtefactStoreArgs extends ClosedBucket {
  readonly ownership: Ownership;
  /** ARN of the customer key that encrypts the files. */
  readonly keyArn: pulumi.Input<string>;
  /** The files, each with a path of its own. */
  readonly artefacts: readonly Artefact[];
  /**
   * Days for which an older version of a file can be brought back.
   *
   * @default 365
   */
  readonly olderVersionsForDays?: number;
  /** Whether `destroy` removes the files, older versions included; otherwise it stops at the bucket. */
  readonly emptyOnDestroy: boolean;
}

const PURPOSE: Purpose = { layer: "artefacts", control: "MAS-TRM 7.5" };
const DAYS_OF_OLDER_VERSIONS = 365;

/**
 * A private bucket with the files that the guide asks for and AWS has no API for, for those who put them in place.
 *
 * Nobody outside the account, or the organization, reads it. Which network a reader comes from is not asked: the id of
 * S3's endpoint is unknown at the first preview, where it would hide the whole policy from the policy pack, and the
 * endpoint's own policy admits our callers only.
 *
 * @control MAS-TRM 7.5.1, 10.1.1, 11.1.1
 */
export class ArtefactStore extends pulumi.ComponentResource {
  /** Name of the bucket, available once it is closed and encrypted. Known at preview. */
  readonly bucketName: pulumi.Output<string>;
  /** SHA-256 of each file in lower-case hex, by path. */
  readonly digests: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: ArtefactStoreArgs, opts?: pulumi.ComponentResourceOptions) {
    // The files stand in the objects themselves.
    const { artefacts, ...inputs } = args;
    super("kiro:artefacts:ArtefactStore", name, inputs, opts);
    refuse(this, name, checkArtefactStore(args));
    const tags = (logicalName: string) => tagsFor(logicalName, args.ownership, PURPOSE);

    const hardened = hardenedBucket(
      name,
      {
        bucketName: args.bucketName,
        keyArn: args.keyArn,
        statements: [...tlsOnly(args), denyOutsiders(args)],
        objectLock: false,
        // All of it can be rendered again.
        protect: false,
        emptyOnDestroy: args.emptyOnDestroy,
        tags: tags(name),
      },
      this,
    );
    const days = args.olderVersionsForDays ?? DAYS_OF_OLDER_VERSIONS;
    forgetOlderVersions(name, hardened, days, { parent: this });

    for (const artefact of artefacts) {
      const object = `${name}-${slug(artefact.path)}`;
      publishFile(object, artefact, { bucket: hardened.readyName, tags: tags(object) }, this);
    }

    this.bucketName = hardened.readyName;
    this.digests = pulumi.output(Object.fromEntries(artefacts.map(({ path, content }) => [path, sha256(content)])));
    this.registerOutputs({ bucketName: this.bucketName, digests: this.digests });
  }
}

/** `mcp/registry.json` as a part of a logical name: `mcp-registry-json`. */
function slug(path: string): string {
  return path
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

function checkArtefactStore(args: ArtefactStoreArgs): readonly string[] {
  const { bucketName, artefacts, olderVersionsForDays = DAYS_OF_OLDER_VERSIONS } = args;
  const problems = [
    ...notBucketName("bucketName", bucketName),
    ...outOfRange("olderVersionsForDays", olderVersionsForDays, 1, 36_500),
  ];
  const seen = new Map<string, string>();
  for (const [index, { path, content }] of artefacts.entries()) {
    const at = `artefacts[${index}]`;
    if (!/^(?:[\w.-]+\/)*[\w.-]+$/.test(path) || path.split("/").some((step) => /^\.+$/.test(step))) {
      problems.push(`${at}.path: not a path, got "${path}"; names of letters, digits and . _ - between slashes`);
    }
    const twin = seen.get(slug(path));
    if (twin !== undefined) problems.push(`${at}.path: like another's, got "${path}"; a path unlike "${twin}"`);
    seen.set(slug(path), path);
    if (content.startsWith("\uFEFF")) problems.push(`${at}.content: begins with a byte order mark; plain UTF-8`);
  }
  return problems;
}

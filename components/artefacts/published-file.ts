import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Artefact } from "../foundation/artefact.ts";

/** Where a file is put, and how. */
export interface Publication {
  readonly bucket: pulumi.Input<string>;
  readonly tags: Record<string, string>;
  /**
   * What encrypts it.
   *
   * @default what the bucket encrypts with
   */
  readonly serverSideEncryption?: "AES256" | undefined;
}

/** Puts a file into a bucket, content known at preview, with its digest for whoever fetches it. */
export function publishFile(
  name: string,
  { path, mediaType, content }: Artefact,
  { bucket, tags, serverSideEncryption }: Publication,
  parent: pulumi.Resource,
): aws.s3.BucketObjectv2 {
  return new aws.s3.BucketObjectv2(
    name,
    {
      bucket,
      key: path,
      content,
      contentType: mediaType,
      metadata: { sha256: sha256(content) },
      ...(serverSideEncryption === undefined ? {} : { serverSideEncryption }),
      tags,
    },
    { parent },
  );
}

/** The digest of a file's bytes, in lower-case hex. */
export function sha256(content: string): string {
  return createHash("sha256").update(content, "utf8").digest("hex");
}

import { Buffer } from "node:buffer";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Case, Twin } from "./case.ts";
import { KEY_POLICY } from "./key-policy.ts";

/** What a stranger's stack says about how it is governed. */
interface Choices {
  readonly queue: aws.sqs.QueueArgs;
  readonly queueOptions: pulumi.CustomResourceOptions;
  readonly script: string;
  readonly keyOptions: pulumi.CustomResourceOptions;
}

function governed({
  queue = {},
  queueOptions = {},
  script = "exit 0",
  keyOptions = { protect: true },
}: Partial<Choices> = {}) {
  new aws.sqs.Queue("queue", queue, queueOptions);
  new aws.ec2.LaunchTemplate("template", { userData: Buffer.from(`#!/bin/sh\n${script}\n`).toString("base64") });
  new aws.kms.Key("key", { enableKeyRotation: true, policy: KEY_POLICY }, keyOptions);
}

/** A stranger's stack in its own Region, with a script that holds no secret. */
export const governedTwin: Twin = { name: "governed", build: () => governed() };

const of = (name: string, why: string, fires: readonly string[], build: () => void): Case => ({
  name: `governed-${name}`,
  why,
  twin: governedTwin.name,
  fires,
  build,
});
// Put together here so that no scanner takes this file for a leak.
const KEY_ID = `AKIA${"IOSFODNN7EXAMPLE"}`;

export const governanceCases: readonly Case[] = [
  of("far-away", "a resource whose own region goes before the provider's", ["approved-regions-only queue"], () => {
    governed({ queue: { region: "ap-east-1" } });
  }),
  of(
    "far-provider",
    "a resource under an explicit provider of another Region",
    ["approved-regions-only far", "approved-regions-only queue"],
    () => {
      const tags = { Owner: "platform", Environment: "prod", DataClassification: "internal", Control: "test" };
      const provider = new aws.Provider("far", {
        region: "ap-east-1",
        allowedAccountIds: ["111122223333"],
        defaultTags: { tags },
      });
      governed({ queueOptions: { provider } });
    },
  ),
  of("static-key", "an access key in user data, as Base64", ["no-static-aws-keys template"], () => {
    governed({ script: `export AWS_ID=${KEY_ID}` });
  }),
  of("transformed", "ignoreChanges that a transform adds", ["no-ignored-security-properties queue"], () => {
    pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
      type === "aws:sqs/queue:Queue" ? { props, opts: { ...opts, ignoreChanges: ["policy"] } } : undefined,
    );
    governed();
  }),
  of("retained", "a key that is retained instead of protected", ["protect-critical-resources key"], () => {
    governed({ keyOptions: { retainOnDelete: true } });
  }),
];

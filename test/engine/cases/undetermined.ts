import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Twin } from "./case.ts";

/** What only the deployment tells, by way of an output that no rule can see through beforehand. */
const later = (answer: boolean): pulumi.Output<boolean> =>
  new aws.ebs.Volume("first", { availabilityZone: "us-east-1a", size: 8, encrypted: true }).id.apply(() => answer);

const volume = (name: string, encrypted: boolean): Twin => ({
  name,
  build() {
    new aws.ebs.Volume("volume", { availabilityZone: "us-east-1a", size: 8, encrypted: later(encrypted) });
  },
});

/** Volumes of which a preview cannot know whether they are encrypted: one will be, one will not. */
export const openPrograms: readonly Twin[] = [volume("open-and-well", true), volume("open-and-wrong", false)];

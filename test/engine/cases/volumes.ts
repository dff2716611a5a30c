import * as aws from "@pulumi/aws";
import type { Case, Twin } from "./case.ts";

/** A stranger's encrypted volume. */
export const volumeTwin: Twin = {
  name: "volume",
  build() {
    new aws.ebs.Volume("volume", { availabilityZone: "us-east-1a", size: 8, encrypted: true });
  },
};

const of = (name: string, why: string, fires: readonly string[], build: () => void): Case => ({
  name: `volume-${name}`,
  why,
  twin: volumeTwin.name,
  fires,
  build,
});
const image = { ami: "ami-0123456789abcdef0", instanceType: "t3.micro" };
const metadata = { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } };

export const volumeCases: readonly Case[] = [
  of("plain", "an EBS volume that says nothing", ["ebs-volumes-encrypted volume"], () => {
    new aws.ebs.Volume("volume", { availabilityZone: "us-east-1a", size: 8 });
  }),
  of(
    "instance-silent",
    "an instance that says nothing about its root device",
    ["ebs-volumes-encrypted instance"],
    () => {
      new aws.ec2.Instance("instance", { ...image, ...metadata, associatePublicIpAddress: false });
    },
  ),
  of(
    "template-string",
    'a launch template that says "false"',
    ["customer-key-required template", "ebs-volumes-encrypted template"],
    () => {
      new aws.ec2.LaunchTemplate("template", {
        imageId: image.ami,
        ...metadata,
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "false", volumeSize: 8 } }],
      });
    },
  ),
];

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Case, Twin } from "./case.ts";

/** A registry of MCP servers with one server in this version. */
const registryOf = (version: string): string =>
  JSON.stringify({
    servers: [{ server: { name: "git", version, packages: [{ registryType: "pypi", identifier: "mcp-server-git" }] } }],
  });
const file = (args: Omit<aws.s3.BucketObjectv2Args, "bucket">) => {
  new aws.s3.BucketObjectv2("file", { bucket: "published-elsewhere", ...args });
};

/** A stranger's registry of MCP servers. */
export const fileTwin: Twin = {
  name: "file",
  build: () => file({ key: "tools.json", content: registryOf("1.2.3") }),
};

const of = (name: string, why: string, args: Omit<aws.s3.BucketObjectv2Args, "bucket">): Case => ({
  name: `file-${name}`,
  why,
  twin: fileTwin.name,
  fires: ["mcp-registry-approved file"],
  build: () => file(args),
});

export const fileCases: readonly Case[] = [
  of("content", "a registry of MCP servers with a version that floats, under a name of its own", {
    key: "tools.json",
    content: registryOf("latest"),
  }),
  of("asset", "the same as a text asset", {
    key: "tools.json",
    source: new pulumi.asset.StringAsset(registryOf("latest")),
  }),
  of("base64", "the same as Base64", {
    key: "tools.json",
    contentBase64: Buffer.from(registryOf("latest")).toString("base64"),
  }),
  of("secret", "the same as a secret", { key: "tools.json", content: pulumi.secret(registryOf("latest")) }),
];

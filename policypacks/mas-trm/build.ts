import { build } from "esbuild";

/**
 * Bundles the pack into one file. Policy packs cannot switch off Pulumi's ts-node (pulumi/pulumi#4830), which would
 * type-check the sources at every start, so what runs is JavaScript; the Pulumi packages stay outside the bundle.
 */
await build({
  entryPoints: [new URL("index.ts", import.meta.url).pathname],
  outfile: new URL("dist/index.cjs", import.meta.url).pathname,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["@pulumi/*", "@grpc/grpc-js", "google-protobuf"],
  logLevel: "warning",
});

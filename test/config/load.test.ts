import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import fc from "fast-check";
import { loadConfig } from "../../infra/config/load.ts";
import { changed, type Settings, stackFile } from "./given.ts";

const K = "kiro-landing-zone";

/** Runs the loader as the language host would: every value as text. */
async function loadAs(stack: string, flat: Settings, secretKeys: readonly string[] = []) {
  await pulumi.runtime.setMocks(
    { newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }), call: () => ({}) },
    K,
    stack,
  );
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  pulumi.runtime.setAllConfig(Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, text(value)])));
  const before = process.env["PULUMI_CONFIG_SECRET_KEYS"];
  process.env["PULUMI_CONFIG_SECRET_KEYS"] = JSON.stringify(secretKeys);
  try {
    return loadConfig();
  } finally {
    if (before === undefined) delete process.env["PULUMI_CONFIG_SECRET_KEYS"];
    else process.env["PULUMI_CONFIG_SECRET_KEYS"] = before;
    pulumi.runtime.setAllConfig({});
  }
}

async function refusalOf(stack: string, flat: Settings, secretKeys: readonly string[] = []): Promise<string> {
  try {
    await loadAs(stack, flat, secretKeys);
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) return error.message;
    throw error;
  }
  return "accepted";
}

describe("loading the configuration of the running stack", () => {
  it("returns the settings, the region and the accounts of the stack", async () => {
    const { config, region, allowedAccountIds } = await loadAs("prod", stackFile("prod"));
    expect(region).to.equal("us-east-1");
    expect(allowedAccountIds).to.deep.equal(["444455556666"]);
    expect(config.environment).to.equal("prod");
    expect(config.audit.objectLock).to.deep.equal({ mode: "COMPLIANCE", days: 365 });
    expect(config.protectEvidence).to.equal(true);
  });

  it("reads the empty defaults of Pulumi.yaml as not set", async () => {
    const flat = changed(stackFile("dev"), { [`${K}:organizationId`]: "", [`${K}:keys`]: {} });
    const { config } = await loadAs("dev", flat);
    expect(config).not.to.have.property("organizationId");
    expect(config.keys).to.deep.equal({ rotationDays: 365, deletionWindowDays: 30 });
  });

  it("refuses with every problem in one clean error, each line naming the stack file", async () => {
    const flat = changed(stackFile("dev"), {
      [`${K}:environment`]: "",
      [`${K}:network/desktopSubnets/1`]: "10.0.3.0/24",
      [`${K}:protectEvidence`]: "maybe",
    });
    expect(await refusalOf("dev", flat)).to.equal(
      [
        "the configuration of stack dev has 3 problems",
        `Pulumi.dev.yaml: ${K}:environment: is missing; must be one of dev, prod`,
        `Pulumi.dev.yaml: ${K}:protectEvidence: is of the wrong type, got maybe; must be true or false`,
        `Pulumi.dev.yaml: ${K}:network.desktopSubnets[1]: overlaps endpointSubnets[0], got 10.0.3.0/24; must be disjoint subnets of 10.0.0.0/16`,
      ].join("\n"),
    );
  });

  it("reports a structured value that is not JSON as what it is", async () => {
    const flat = changed(stackFile("dev"), { [`${K}:tags`]: "{owner" });
    expect(await refusalOf("dev", flat)).to.equal(
      [
        "the configuration of stack dev has 1 problem",
        `Pulumi.dev.yaml: ${K}:tags: is of the wrong type, got {owner; must be an object with the keys owner, costCentre, dataClassification`,
      ].join("\n"),
    );
  });

  for (const form of [`${K}:tags`, `${K}:config:tags`]) {
    it(`never shows what is encrypted as ${form}`, async () => {
      const flat = changed(stackFile("dev"), { [`${K}:tags/owner`]: "s3cret & more" });
      expect(await refusalOf("dev", flat, [form])).to.equal(
        [
          "the configuration of stack dev has 1 problem",
          `Pulumi.dev.yaml: ${K}:tags: is encrypted; must be plain, since names, tags and policies show it`,
        ].join("\n"),
      );
    });
  }

  it("refuses arbitrary configuration with nothing but its own error", async () => {
    const key = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(stackFile("dev")), `${K}:__proto__`));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, fc.oneof(fc.string(), fc.json())), async (flat) => {
        expect(await refusalOf("dev", flat)).to.match(
          /^the configuration of stack dev has \d+ problems?\nPulumi\.dev\.yaml: /,
        );
      }),
      { numRuns: 200 },
    );
  });
});

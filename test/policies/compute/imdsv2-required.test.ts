import { expect } from "chai";
import {
  INSTANCE,
  INSTANCE_METADATA_DEFAULTS,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { imdsv2Required } from "../../../policypacks/mas-trm/rules/compute/imdsv2-required.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const judged = (...resources: readonly TestResource[]) => examine(imdsv2Required, resources);
const machine = (metadataOptions: unknown, more: Plain = {}, type: string = INSTANCE): TestResource => ({
  type,
  name: "machine",
  props: { ...(metadataOptions !== undefined && { metadataOptions }), ...more },
});
const required = { httpTokens: "required" };
const leftOut = "violation machine: metadataOptions.httpTokens is left out";
const optional = "violation machine: metadataOptions.httpTokens is not required";

describe("imdsv2-required: options", () => {
  for (const type of [INSTANCE, SPOT_INSTANCE_REQUEST, LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION]) {
    for (const [why, options, found] of [
      ["tokens required", required, []],
      ["tokens optional", { httpTokens: "optional" }, [optional]],
      ["tokens left out", { httpEndpoint: "enabled" }, [leftOut]],
      ["no options at all", undefined, [leftOut]],
      [
        "the service switched off",
        { httpEndpoint: "disabled", httpTokens: "optional", httpPutResponseHopLimit: 5 },
        [],
      ],
      [
        "tokens that travel",
        { ...required, httpPutResponseHopLimit: 2 },
        ["violation machine: metadataOptions.httpPutResponseHopLimit is above 1"],
      ],
    ] as const) {
      it(`judges ${why} in ${type}`, () => {
        expect(judged(machine(options, {}, type))).to.deep.equal(found);
      });
    }
  }

  it("lets the bank allow tokens to travel farther", () => {
    const container = machine({ ...required, httpPutResponseHopLimit: 2 });
    expect(examine(imdsv2Required, [container], { settings: { maxHopLimit: 2 } })).to.deep.equal([]);
  });

  it("judges the account's defaults", () => {
    const defaults = (props: Plain) => judged({ type: INSTANCE_METADATA_DEFAULTS, name: "defaults", props });
    expect(defaults({ httpTokens: "required", httpPutResponseHopLimit: 1 })).to.deep.equal([]);
    expect(defaults({ httpTokens: "no-preference", httpPutResponseHopLimit: -1 })).to.deep.equal([
      "violation defaults: httpTokens is not required",
    ]);
  });

  it("refuses a fleet that launches without a template", () => {
    const fleet = (props: Plain) => judged({ type: SPOT_FLEET_REQUEST, name: "fleet", props });
    expect(fleet({ launchTemplateConfigs: [{}] })).to.deep.equal([]);
    expect(fleet({ launchSpecifications: [{ ami: "ami-1" }] })).to.deep.equal([
      "violation fleet: launchSpecifications cannot require tokens; launch templates can",
    ]);
  });
});

describe("imdsv2-required: templates", () => {
  const template = (outputs: Plain = {}, more: Plain = {}): TestResource => ({
    type: LAUNCH_TEMPLATE,
    name: "template",
    props: { metadataOptions: required, ...more },
    outputs,
  });
  const from = (launchTemplate: Plain, options?: unknown): TestResource => ({
    ...machine(options, { launchTemplate }),
    dependsOn: { launchTemplate: ["template"] },
  });
  const another =
    "undetermined machine: it uses a version of launch template template that may not be the one shown here";

  it("leaves a machine without options to its template", () => {
    expect(judged(template(), from({ id: unknown }))).to.deep.equal([]);
    expect(judged(template(), from({ name: unknown, version: "$Latest" }))).to.deep.equal([]);
    expect(judged(template(), from({ id: unknown, version: unknown }))).to.deep.equal([]);
  });

  it("refuses options of the machine that override those of its template", () => {
    expect(judged(template(), from({ id: unknown }, { httpTokens: "optional" }))).to.deep.equal([optional]);
    expect(judged(template(), from({ id: unknown }, { httpPutResponseHopLimit: 1 }))).to.deep.equal([leftOut]);
  });

  it("cannot decide on a template from elsewhere", () => {
    expect(judged(machine(undefined, { launchTemplate: { id: "lt-1" } }))).to.deep.equal([
      "undetermined machine: launchTemplate.id names a template that is not part of this stack",
    ]);
  });

  it("cannot decide on a version of the template that the plan does not show", () => {
    expect(judged(template(), from({ id: unknown, version: "1" }))).to.deep.equal([]);
    expect(
      judged(template({ latestVersion: 4, defaultVersion: 4 }), from({ id: unknown, version: "4" })),
    ).to.deep.equal([]);
    expect(
      judged(template({ latestVersion: 4, defaultVersion: 1 }), from({ id: unknown, version: "3" })),
    ).to.deep.equal([another]);
    expect(judged(template({ latestVersion: 4, defaultVersion: 1 }), from({ id: unknown }))).to.deep.equal([another]);
    expect(
      judged(template({ defaultVersion: 1, latestVersion: unknown }), from({ id: unknown, version: "$Default" })),
    ).to.deep.equal([another]);
    expect(
      judged(template({ defaultVersion: 1 }, { updateDefaultVersion: true }), from({ id: unknown })),
    ).to.deep.equal([]);
  });
});

describe("imdsv2-required: what is not known yet", () => {
  for (const [why, options, found] of [
    ["the options", unknown, ["undetermined machine: metadataOptions is not known yet"]],
    [
      "whether tokens are required",
      { httpTokens: unknown },
      ["undetermined machine: metadataOptions.httpTokens is not known yet"],
    ],
    [
      "whether the service runs, where that matters",
      { httpEndpoint: unknown },
      ["undetermined machine: metadataOptions.httpEndpoint is not known yet"],
    ],
    ["whether the service runs, where it does not", { ...required, httpEndpoint: unknown }, []],
    [
      "tokens, and hides nothing",
      { httpTokens: unknown, httpPutResponseHopLimit: 3 },
      [
        "violation machine: metadataOptions.httpPutResponseHopLimit is above 1",
        "undetermined machine: metadataOptions.httpTokens is not known yet",
      ],
    ],
  ] as const) {
    it(`cannot decide without ${why}`, () => {
      expect(judged(machine(options))).to.deep.equal(found);
    });
  }
});

import { expect } from "chai";
import { launchSourceOf } from "../../../../policypacks/mas-trm/kit/compute/launch-template.ts";
import {
  AUTO_SCALING_GROUP,
  INSTANCE,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

const stack: readonly TestResource[] = [
  { type: LAUNCH_TEMPLATE, name: "template", props: { name: "desktops" } },
  { type: LAUNCH_TEMPLATE, name: "second", props: {} },
  { type: LAUNCH_CONFIGURATION, name: "configuration", props: {} },
];

function source(machine: TestResource): string {
  const subject = graphOf([...stack, machine])
    .ofType(machine.type)
    .at(-1);
  if (subject === undefined) throw new Error("the test made no machine");
  const found = launchSourceOf(subject);
  if (found.kind === "own") return found.resource.name;
  return found.kind === "elsewhere" ? found.why : found.kind;
}

describe("launchSourceOf", () => {
  const version = "$Latest";
  for (const [why, machine, expected] of [
    ["nothing", { type: INSTANCE, props: {} }, "none"],
    [
      "a template by its name",
      { type: INSTANCE, props: { launchTemplate: { name: "desktops", version } } },
      "template",
    ],
    [
      "a template by what its id comes from",
      {
        type: INSTANCE,
        props: { launchTemplate: { id: unknown, version } },
        dependsOn: { launchTemplate: ["second"] },
      },
      "second",
    ],
    [
      "a configuration",
      { type: AUTO_SCALING_GROUP, props: {}, dependsOn: { launchConfiguration: ["configuration"] } },
      "configuration",
    ],
    [
      "a template from elsewhere",
      { type: INSTANCE, props: { launchTemplate: { id: "lt-1" } } },
      "launchTemplate.id names a template that is not part of this stack",
    ],
  ] as const) {
    it(`finds ${why}`, () => {
      expect(source({ name: "machine", ...machine })).to.equal(expected);
    });
  }

  it("cannot tell one of two templates, or one of which nothing is known", () => {
    const props = { launchTemplate: { id: unknown, version } };
    for (const origins of [{}, { launchTemplate: ["template", "second"] }])
      expect(() => source({ type: INSTANCE, name: "machine", props, dependsOn: origins })).to.throw(
        "launchTemplate.id is not known yet",
      );
  });
});

import { expect } from "chai";
import {
  AUTO_SCALING_GROUP,
  EC2_FLEET,
  EKS_NODE_GROUP,
  INSTANCE,
  LAUNCH_TEMPLATE,
  SPOT_FLEET_REQUEST,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { ebsVolumesEncrypted } from "../../../policypacks/mas-trm/rules/volumes/ebs-volumes-encrypted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const found = (resources: readonly TestResource[]) => examine(ebsVolumesEncrypted, resources);
const one = (type: string, props: Readonly<Record<string, unknown>>) => found([{ type, name: "it", props }]);

const silent = "violation it: nothing says that its root device is encrypted";
const encrypted = { encrypted: true };
const root = { deviceName: "/dev/xvda", ebs: { encrypted: "true" } };
const template: TestResource = { type: LAUNCH_TEMPLATE, name: "template", props: { blockDeviceMappings: [root] } };

describe("ebs-volumes-encrypted, by launch template", () => {
  describe("machines made from a launch template", () => {
    const machine = (launchTemplate: object, outputs = {}): readonly TestResource[] => [
      { ...template, outputs },
      { type: INSTANCE, name: "it", props: { launchTemplate }, dependsOn: { launchTemplate: ["template"] } },
    ];
    const other = "violation it: it uses another version of its launch template than the one in this stack";

    for (const [why, launchTemplate, outputs, expected] of [
      [
        "pass where the default version is named and the latest",
        { id: unknown, version: "$Default" },
        { latestVersion: 3, defaultVersion: 3 },
        [],
      ],
      ["pass where the stack shows the template", { id: unknown }, {}, []],
      [
        "pass where no version is named and the default one is the latest",
        { id: unknown },
        { latestVersion: 3, defaultVersion: 3 },
        [],
      ],
      [
        "pass with the latest version",
        { id: unknown, version: "$Latest" },
        { latestVersion: 3, defaultVersion: 1 },
        [],
      ],
      ["pass with the version that the template is about to get", { id: unknown, version: unknown }, {}, []],
      [
        "pass with the latest version by its number",
        { id: unknown, version: "3" },
        { latestVersion: 3, defaultVersion: 1 },
        [],
      ],
      [
        "are refused with an earlier version",
        { id: unknown, version: "2" },
        { latestVersion: 3, defaultVersion: 1 },
        [other],
      ],
      ["pass with the first version of a template that does not exist yet", { id: unknown, version: "1" }, {}, []],
      ["are refused with a later version of such a template", { id: unknown, version: "2" }, {}, [other]],
      [
        "are refused where the default version was left behind",
        { id: unknown },
        { latestVersion: 3, defaultVersion: 1 },
        [other],
      ],
      [
        "are refused where the default version is about to be left behind",
        { id: unknown, version: "$Default" },
        { latestVersion: unknown, defaultVersion: 1 },
        [other],
      ],
      [
        "are refused with a number while the template gets another version",
        { id: unknown, version: "1" },
        { latestVersion: unknown, defaultVersion: 1 },
        [other],
      ],
      [
        "cannot be decided while the default version is not known",
        { id: unknown },
        { latestVersion: 3, defaultVersion: unknown },
        ["undetermined it: launchTemplate.version is not known yet"],
      ],
    ] as const) {
      it(why, () => {
        expect(found(machine(launchTemplate, outputs))).to.deep.equal(expected);
      });
    }

    it("pass where the default version follows", () => {
      const following = {
        ...template,
        props: { ...template.props, updateDefaultVersion: true },
        outputs: { latestVersion: unknown, defaultVersion: 1 },
      };
      expect(found([following, ...machine({ id: unknown }).slice(1)])).to.deep.equal([]);
    });

    it("follow a template by its name", () => {
      const named = { ...template, props: { ...template.props, name: "desktops" } };
      const user = { type: INSTANCE, name: "it", props: { launchTemplate: { name: "desktops" } } };
      expect(found([named, user])).to.deep.equal([]);
    });

    it("are refused when neither they nor a template of this stack says it", () => {
      expect(one(INSTANCE, { launchTemplate: { id: "lt-0123456789abcdef0" } })).to.deep.equal([silent]);
    });

    it("are judged by what the template says", () => {
      const bad = { ...template, props: { blockDeviceMappings: [{ ...root, ebs: { encrypted: "false" } }] } };
      expect(found([bad, ...machine({ id: unknown }).slice(1)])).to.deep.equal([
        "violation template: blockDeviceMappings[0].ebs.encrypted is not true",
      ]);
    });

    it("cannot be decided while the template is unknown", () => {
      expect(one(INSTANCE, { launchTemplate: { id: unknown } })).to.deep.equal([
        "undetermined it: launchTemplate.id is not known yet",
      ]);
    });
  });

  describe("fleets and groups", () => {
    const bySpecification = {
      launchTemplateConfigs: [{ launchTemplateSpecification: { launchTemplateId: "lt-1", version: "$Latest" } }],
    };
    const unseen = ["undetermined it: its launch template is not of this stack, so its devices cannot be seen"];
    for (const [type, props] of [
      [
        SPOT_FLEET_REQUEST,
        { launchTemplateConfigs: [{ launchTemplateSpecification: { id: "lt-1", version: "$Latest" } }] },
      ],
      [EC2_FLEET, bySpecification],
      [AUTO_SCALING_GROUP, { launchTemplate: { id: "lt-1", version: "$Latest" } }],
      [
        AUTO_SCALING_GROUP,
        { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } } } },
      ],
      [
        AUTO_SCALING_GROUP,
        {
          mixedInstancesPolicy: {
            launchTemplate: { overrides: [{ launchTemplateSpecification: { launchTemplateName: "desktops" } }] },
          },
        },
      ],
    ] as const) {
      it(`${type} cannot be decided by a template from elsewhere`, () => {
        expect(one(type, props)).to.deep.equal(unseen);
      });

      it(`${type} passes with the template of this stack`, () => {
        const named = { ...template, props: { ...template.props, name: "desktops" }, outputs: { id: "lt-1" } };
        expect(found([named, { type, name: "it", props }])).to.deep.equal([]);
      });
    }

    it("are refused for an earlier version beside one that is not known yet", () => {
      const group = {
        type: AUTO_SCALING_GROUP,
        name: "it",
        props: {
          launchTemplate: { id: "lt-1", version: "1" },
          mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: unknown } } },
        },
      };
      expect(found([{ ...template, outputs: { id: "lt-1", latestVersion: 2 } }, group])).to.have.members([
        "violation it: it uses another version of its launch template than the one in this stack",
        "undetermined it: mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId is not known yet",
      ]);
    });

    it("judge what a spot fleet specifies itself", () => {
      expect(one(SPOT_FLEET_REQUEST, { launchSpecifications: [{ rootBlockDevices: [encrypted] }] })).to.deep.equal([]);
      expect(one(SPOT_FLEET_REQUEST, { launchSpecifications: [{ rootBlockDevices: [] }] })).to.deep.equal([silent]);
      expect(
        one(SPOT_FLEET_REQUEST, {
          launchSpecifications: [{ rootBlockDevices: [encrypted], ebsBlockDevices: [{ encrypted: false }] }, {}],
        }),
      ).to.deep.equal(["violation it: launchSpecifications[0].ebsBlockDevices[0].encrypted is not true", silent]);
    });

    it("refuse nodes of EKS without a template", () => {
      expect(one(EKS_NODE_GROUP, { diskSize: 20 })).to.deep.equal([silent]);
      const nodes = { type: EKS_NODE_GROUP, name: "it", props: { launchTemplate: { id: "lt-1", version: "$Latest" } } };
      expect(found([{ ...template, outputs: { id: "lt-1" } }, nodes])).to.deep.equal([]);
    });
  });
});

import { expect } from "chai";
import { type Desktop, DesktopFleet, readRoster, USUAL_DESKTOP } from "../../../components/index.ts";
import { graphOf, ofType, one, type Registration, record, refusalOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const WORKSPACE = "aws:workspaces/workspace:Workspace";
const build = (desktops: readonly Desktop[]) =>
  record(() => new DesktopFleet("desktops", { ...GOOD.fleet, desktops }), { preview: true });

/** A roster of many desktops, as text. */
const rosterOf = (count: number, edit: (lines: string[]) => void = () => undefined): readonly Desktop[] => {
  const lines = [
    "user,userGib,tags",
    ...Array.from({ length: count }, (_, index) => `dev.${index},100,Team=t${index % 7}`),
  ];
  edit(lines);
  const { desktops, problems } = readRoster("many.csv", lines.join("\n"));
  expect(problems).to.deep.equal([]);
  return desktops;
};

/** What differs between two graphs, by URN; the component's list of users is no resource of AWS's. */
function differences(before: readonly Registration[], after: readonly Registration[]): readonly string[] {
  const texts = (made: readonly Registration[]) =>
    new Map(made.map(({ urn, outputs: _, ...rest }) => [urn, JSON.stringify(rest)]));
  const [old, now] = [texts(before), texts(after)];
  const urns = new Set([...old.keys(), ...now.keys()]);
  return [...urns].filter((urn) => old.get(urn) !== now.get(urn)).map((urn) => urn.split("::").pop() ?? "");
}

describe("DesktopFleet", () => {
  it("makes one desktop for each user, named after the user", async () => {
    const made = await record(() => new DesktopFleet("desktops", GOOD.fleet));
    expect(graphOf(made)).to.deep.equal([
      "desktops kiro:desktops:DesktopFleet",
      "desktops-dev.kumar aws:workspaces/workspace:Workspace < desktops",
      "desktops-dev.tan aws:workspaces/workspace:Workspace < desktops",
    ]);
    expect(one(made, "kiro:desktops:DesktopFleet").outputs).to.deep.equal({ users: ["Dev.Kumar", "dev.tan"] });
  });

  it("encrypts both volumes with the customer key and stops desktops after an hour", async () => {
    const made = await record(() => new DesktopFleet("desktops", GOOD.fleet));
    expect(one(made, WORKSPACE, "desktops-dev.tan").inputs).to.deep.equal({
      directoryId: "d-1234567890",
      bundleId: "wsb-0123456789",
      userName: "dev.tan",
      rootVolumeEncryptionEnabled: true,
      userVolumeEncryptionEnabled: true,
      volumeEncryptionKey: "arn:aws:kms:us-east-1:111122223333:key/k",
      workspaceProperties: {
        computeTypeName: "POWERPRO",
        rootVolumeSizeGib: 175,
        userVolumeSizeGib: 100,
        runningMode: "AUTO_STOP",
        runningModeAutoStopTimeoutInMinutes: 60,
      },
      tags: { ...tags("desktops-dev.tan", "desktops", "MAS-TRM 11.3"), Team: "payments" },
    });
    expect(one(made, WORKSPACE, "desktops-dev.kumar").inputs).to.deep.include({ userName: "Dev.Kumar" });
  });

  describe("of five hundred", () => {
    let usual: readonly Registration[];
    before(async () => {
      usual = await build(rosterOf(500));
    });

    it("has five hundred desktops and one component", () => {
      expect(ofType(usual, WORKSPACE)).to.have.length(500);
      expect(usual).to.have.length(501);
    });

    it("changes one desktop when one line changes", async () => {
      const after = await build(rosterOf(500, (lines) => lines.splice(250, 1, "dev.249,200,Team=t4")));
      expect(differences(usual, after)).to.deep.equal(["desktops-dev.249"]);
    });

    it("gains one desktop with a line in the middle, and loses one with it", async () => {
      const after = await build(rosterOf(500, (lines) => lines.splice(250, 0, "new.joiner,100,")));
      expect(differences(usual, after)).to.deep.equal(["desktops-new.joiner"]);
      expect(differences(after, usual)).to.deep.equal(["desktops-new.joiner"]);
    });

    it("changes nothing when lines change places", async () => {
      const after = await build(rosterOf(500, (lines) => lines.push(...lines.splice(1, 100))));
      expect(differences(usual, after)).to.deep.equal([]);
    });
  });

  it("refuses what a roster would have refused, and bundles that are missing or none", async () => {
    const tan: Desktop = { ...USUAL_DESKTOP, user: "dev.tan", tags: {} };
    const desktops = [tan, { ...tan, user: "DEV.TAN" }, { ...tan, user: "x", computeType: "POWER", rootGib: 80 }];
    const bundleIds = { POWERPRO: "PowerPro" };
    expect(await refusalOf(() => new DesktopFleet("desktops", { ...GOOD.fleet, desktops, bundleIds }))).to.equal(
      [
        'DesktopFleet "desktops" cannot be built:',
        '  - desktops[2].computeType: not for developers (4 vCPU and 16 GiB, below 8 and 32), got "POWER"; one of POWERPRO, GENERALPURPOSE_4XLARGE, GENERALPURPOSE_8XLARGE, GRAPHICSPRO_G4DN, GRAPHICS_G6_2XLARGE, GRAPHICS_G6_4XLARGE, GRAPHICS_G6_8XLARGE, GRAPHICS_G6_16XLARGE, GRAPHICS_GR6_4XLARGE, GRAPHICS_GR6_8XLARGE, GRAPHICS_G6F_2XLARGE, GRAPHICS_G6F_4XLARGE, GRAPHICS_GR6F_4XLARGE',
        "  - desktops[2].rootGib: below the minimum, got 80; 175 to 2000 GiB",
        '  - desktops[1].user: has a desktop already, got "DEV.TAN"; each user once',
        '  - bundleIds.POWERPRO: not a bundle, got "PowerPro"; an id such as wsb-0123456789',
        "  - bundleIds: no bundle for POWER, got none; its bundle's id",
      ].join("\n"),
    );
  });
});

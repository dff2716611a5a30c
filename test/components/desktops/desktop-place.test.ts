import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { findDesktopPlace, rosterOf } from "../../../infra/desktops.ts";
import { KiroLandingZone } from "../../../infra/landing-zone.ts";
import { one, record, statementsOf } from "../../support/record.ts";
import { CONFIG, DESKTOPS, IDENTITY, PLACE } from "../fixtures.ts";

/** What AWS would answer: one bundle, and a secret. */
async function answering(computeType: string): Promise<void> {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: ({ token, inputs }) =>
      token.includes("getBundle")
        ? { id: "wsb-9876543210", computeTypes: [{ name: computeType }], ...(inputs as object) }
        : { secretString: `secret of ${String((inputs as Record<string, unknown>)["versionId"])}` },
  });
}

async function refusalOf(find: () => unknown): Promise<string> {
  try {
    await find();
  } catch (error) {
    if (!pulumi.RunError.isInstance(error)) throw error;
    return error.message;
  }
  throw new Error("it was accepted");
}

/** The configured desktops; CONFIG has some. */
const SECTION = CONFIG.desktops as NonNullable<typeof CONFIG.desktops>;
const withDesktops = (change: Partial<typeof SECTION>) => ({ ...CONFIG, desktops: { ...SECTION, ...change } });
const NAMED = { POWERPRO: "PowerPro with Windows 10 (Server 2022 based)" };

describe("what is looked up for desktops", () => {
  it("is nothing where there are none", async () => {
    const { desktops: _, ...config } = CONFIG;
    expect(await findDesktopPlace(config)).to.equal(undefined);
  });

  it("is the roster of the stack, the bundle by id as it stands, and the password as a secret", async () => {
    await answering("POWERPRO");
    const place = await findDesktopPlace(CONFIG);
    expect(place?.desktops.map(({ user }) => user)).to.deep.equal(["dev.tan", "dev.kumar"]);
    expect(place?.bundleIds).to.deep.equal({ POWERPRO: "wsb-0123456789" });
    const password = pulumi.output(place?.password);
    expect(await pulumi.isSecret(password)).to.equal(true);
    const value = await new Promise((tell) => void password.apply(tell));
    expect(value).to.equal("secret of 00000000-0000-4000-8000-000000000001");
  });

  it("is a bundle by name, if it is of the compute type that it stands for", async () => {
    await answering("POWERPRO");
    const place = await findDesktopPlace(withDesktops({ bundles: NAMED }));
    expect(place?.bundleIds).to.deep.equal({ POWERPRO: "wsb-9876543210" });
    await answering("STANDARD");
    expect(await refusalOf(() => findDesktopPlace(withDesktops({ bundles: NAMED })))).to.equal(
      'desktops.bundles.POWERPRO: is a bundle of STANDARD, got "PowerPro with Windows 10 (Server 2022 based)"; a bundle of POWERPRO',
    );
  });

  it("is refused in one line with AWS's own words, where AWS refuses", async () => {
    // As gRPC hands errors on: the SDK reads `details`.
    const call = () => {
      throw Object.assign(new Error(), { details: "returned an error: not\n found" });
    };
    await pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }), call });
    expect(await refusalOf(() => findDesktopPlace(withDesktops({ bundles: NAMED })))).to.match(
      /^desktops\.bundles\.POWERPRO: cannot be looked up \(.*returned an error: not found\), got "PowerPro with .*"; one of Amazon's bundles$/,
    );
    expect(await refusalOf(() => findDesktopPlace(CONFIG))).to.match(
      /^desktops\.directory\.passwordSecretArn: cannot be read \(.*returned an error: not found\); a secret with this version$/,
    );
  });

  it("needs a bundle for each compute type in the roster", async () => {
    expect(await refusalOf(() => findDesktopPlace(withDesktops({ bundles: {} })))).to.equal(
      "desktops.bundles.POWERPRO: is missing; the bundle of a compute type in the roster",
    );
  });

  it("needs no password for a directory that exists", async () => {
    const place = await findDesktopPlace(withDesktops({ directory: { kind: "existing", id: "d-1234567890" } }));
    expect(place).to.have.all.keys("desktops", "bundleIds");
  });

  it("is refused with all that is wrong with the roster, or one line when there is none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "roster-"));
    try {
      const file = relative(process.cwd(), join(folder, "r.csv"));
      writeFileSync(file, "user,rootGib\na b,80\n");
      expect(await refusalOf(() => rosterOf(file))).to.equal(
        [
          "the roster of desktops has 2 problems",
          `${file}:2: user: not a user name, got "a b"; 1 to 63 of A-Z, a-z, 0-9 and . _ @ -, the first a letter or digit`,
          `${file}:2: rootGib: below the minimum, got 80; 175 to 2000 GiB`,
        ].join("\n"),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(await refusalOf(() => rosterOf("rosters/none.csv"))).to.equal(
      "rosters/none.csv: cannot be read; a roster of desktops, see desktops.roster in the stack's file",
    );
  });
});

describe("the landing zone's desktops", () => {
  const build = (change: Partial<typeof SECTION>) => {
    const config = withDesktops(change);
    return record(() => new KiroLandingZone("kiro", { place: PLACE, config, identity: IDENTITY, desktops: DESKTOPS }));
  };

  it("wear the desktops' group, stand in the desktops' subnets and are encrypted with the desktops' key", async () => {
    const made = await build({});
    const registration = one(made, "aws:workspaces/directory:Directory").inputs;
    expect(registration).to.deep.include({
      directoryId: "kiro-user-directory-directory",
      subnetIds: ["kiro-vpc-desktop-a-subnet", "kiro-vpc-desktop-b-subnet"],
    });
    expect(registration["workspaceCreationProperties"]).to.deep.include({
      customSecurityGroupId: "kiro-groups-desktop-securitygroup",
    });
    expect(one(made, "aws:workspaces/workspace:Workspace", "kiro-desktops-dev.tan").inputs).to.include({
      volumeEncryptionKey: "kiro-desktops-key-arn",
      directoryId: "kiro-desktop-directory-directory",
    });
  });

  it("register a directory that exists, and wait for the role that WorkSpaces needs", async () => {
    const made = await build({ directory: { kind: "existing", id: "d-1234567890" }, defaultRole: true });
    expect(made.filter(({ type }) => type === "aws:directoryservice/directory:Directory")).to.deep.equal([]);
    const registration = one(made, "aws:workspaces/directory:Directory");
    expect(registration.inputs).to.include({ directoryId: "d-1234567890" });
    expect(registration.dependsOn).to.include("aws:iam/role:Role kiro-workspaces-role");
  });

  it("have a managed directory whose log group the audit key admits", async () => {
    const directory = { ...SECTION.directory, kind: "managed-ad" as const };
    const made = await build({ directory });
    const key = statementsOf(one(made, "aws:kms/key:Key", "kiro-audit-key"), "policy")["LogGroupsEncrypt"];
    expect(JSON.stringify(key)).to.contain("log-group:/aws/directoryservice/kiro");
    const group = one(made, "aws:cloudwatch/logGroup:LogGroup", "kiro-user-directory");
    expect(group.inputs).to.include({ name: "/aws/directoryservice/kiro", kmsKeyId: "kiro-audit-key-arn" });
  });
});

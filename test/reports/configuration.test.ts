import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";
import { configurationProblems, readConfiguration } from "../../reports/configuration.ts";

describe("the configuration in force", () => {
  const folder = mkdtempSync(join(tmpdir(), "kiro-config-"));
  after(() => rmSync(folder, { recursive: true }));
  const read = (content: object) => {
    const file = join(folder, "policy.json");
    writeFileSync(file, JSON.stringify(content));
    return readConfiguration(file, folder);
  };

  it("is the defaults where no file is given, nothing switched off", async () => {
    const { digest, ...rest } = await readConfiguration(undefined, folder);
    expect(rest).to.deep.equal({
      file: null,
      disabled: [],
      softened: [],
      profile: "isolated",
      accountRole: "workload",
      declared: [],
    });
    expect(digest).to.match(/^sha256:[0-9a-f]{64}$/);
    expect((await read({})).digest).to.equal(digest);
  });

  it("lists what was switched off or softened, in both spellings", async () => {
    const found = await read({
      "trail-log-validation": "disabled",
      "kms-rotation-on": { enforcementLevel: "advisory" },
    });
    expect([found.file, found.disabled, found.softened]).to.deep.equal([
      "policy.json",
      ["trail-log-validation"],
      ["kms-rotation-on"],
    ]);
  });

  it("lists everything when all rules are switched off at once", async () => {
    expect((await read({ all: "disabled" })).disabled).to.include("no-public-subnets");
    const own = { "log-retention": { days: 400 }, "kms-rotation-on": "mandatory" };
    const { disabled } = await read({ all: { enforcementLevel: "disabled" }, ...own });
    expect(disabled).to.include("log-retention").and.not.include("kms-rotation-on");
  });

  it("tells the choices in force, and each thing declared, by a choice or by a rule's own entry", async () => {
    const arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/organisation";
    const found = await read({
      "pack-settings": { profile: "inspection", externalEvidence: { "organization-trail": arn } },
      "guardduty-on": { declaredAdministrator: "111122223333" },
      "records-in-backup-plan": { declaredTags: ["backup=daily", "backup=weekly"] },
    });
    expect([found.profile, found.accountRole]).to.deep.equal(["inspection", "workload"]);
    expect(found.declared.map(({ rule, setting, reference }) => `${rule} ${setting} ${reference}`)).to.deep.equal([
      `security-trail-exists declaredTrail ${arn}`,
      "guardduty-on declaredAdministrator 111122223333",
      "records-in-backup-plan declaredTags backup=daily",
      "records-in-backup-plan declaredTags backup=weekly",
    ]);
    expect((await read({ "pack-settings": { profile: "inspektion" } })).profile).to.equal("isolated");
  });

  it("has one digest for the same settings, chosen by a profile or one by one", async () => {
    const targets = { inspectedTargets: ["transit gateway", "VPC endpoint"] };
    const one = await read({ "pack-settings": { profile: "inspection" } });
    const none = await read({});
    const same = await read({
      "pack-settings": { profile: "inspection" },
      "no-route-to-internet": targets,
      "no-broad-interconnect": { inspectedDefaultRoute: true },
    });
    expect(same.digest).to.equal(one.digest);
    expect(one.digest).to.not.equal(none.digest);
  });

  it("has a digest that follows levels and parameters, and not order or exemptions", async () => {
    const one = await read({ "approved-regions-only": { regions: ["ap-southeast-1"] }, "kms-rotation-on": "advisory" });
    const same = await read({
      "kms-rotation-on": "advisory",
      "approved-regions-only": { regions: ["ap-southeast-1"] },
    });
    const other = await read({ "approved-regions-only": { regions: ["us-east-1"] }, "kms-rotation-on": "advisory" });
    const exempting = await read({
      "approved-regions-only": { regions: ["ap-southeast-1"] },
      "kms-rotation-on": "advisory",
      "exemption-register-valid": { exemptions: [{ rule: "x" }] },
    });
    expect([same.digest, exempting.digest]).to.deep.equal([one.digest, one.digest]);
    expect(other.digest).to.not.equal(one.digest);
  });

  it("never counts the rule about the configuration among those switched off", async () => {
    const { disabled } = await read({ all: "disabled", "pack-settings": "disabled" });
    expect(disabled)
      .to.have.length(rules.length - 1)
      .and.not.include("pack-settings");
  });

  describe("with mistakes", () => {
    const file = join(folder, "policy.json");
    const problems = (content: unknown) => {
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      return configurationProblems(file);
    };

    it("names the nearest rule, parameter and choice, with a level or without", async () => {
      const mistakes = {
        "no-public-subnet": "advisory",
        "no-iam-user": { exceptions: [] },
        "approved-regions-only": { region: [] },
        "pack-settings": { profile: "isolate", externalEvidence: { "organisation-trail": "arn" } },
      };
      expect(await problems(mistakes)).to.deep.equal([
        "no-public-subnet is not a rule of this pack; did you mean no-public-subnets?",
        "no-iam-user is not a rule of this pack; did you mean no-iam-users?",
        "region is not a parameter of approved-regions-only; did you mean regions?",
        "profile is not one of isolated, inspection; did you mean isolated?",
        "organisation-trail is not a kind of external evidence; did you mean organization-trail?",
      ]);
    });

    it("is refused where it is no object of JSON", async () => {
      for (const content of ["{", "[]", "null", "7"]) {
        expect(await problems(content), content).to.deep.equal(["is not a JSON object"]);
      }
    });

    it("passes what the engine itself understands", async () => {
      const sound = { all: "advisory", "log-retention": { days: 400 }, "pack-settings": { undetermined: "mandatory" } };
      expect(await problems(sound)).to.deep.equal([]);
    });
  });
});

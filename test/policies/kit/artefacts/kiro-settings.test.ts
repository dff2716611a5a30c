import { expect } from "chai";
import {
  isManagedSettings,
  MANAGED_SETTINGS,
  managedSettingsFaults,
} from "../../../../policypacks/mas-trm/kit/artefacts/kiro-settings.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

const signIn = (match: readonly string[], exclude: readonly string[] = []) => ({
  capability: "signin_method",
  match,
  exclude,
  effect: "deny",
});
const NOBODY_BUT_IDC = signIn(["*"], ["idc"]);
const NO_TOOL = { capability: "builtin", effect: "deny" };

const told = (content: object, methods: readonly string[] = ["idc"]) =>
  managedSettingsFaults(new Props(content), { text: "", hasByteOrderMark: false }, methods);
/** What is wrong with settings that deny every tool to agents, so that what is told is about the rest. */
const faults = (rules: readonly unknown[], more: object = {}, methods?: readonly string[]) =>
  told({ rules: [NO_TOOL, ...rules], ...more }, methods);

describe("Kiro's administration settings", () => {
  for (const capability of [
    ...["all", "builtin", "filesystem", "fs_read", "fs_write", "shell", "web_fetch", "web_search", "mcp", "subagent"],
    ...["skill", "power", "context", "diagnostics", "sandbox_network"],
  ]) {
    it(`may have a rule about ${capability}`, () => {
      expect(faults([NOBODY_BUT_IDC, { capability, match: ["x"], effect: "ask" }])).to.deep.equal([]);
    });
  }

  for (const capability of ["Shell", "fs", "", undefined, ["shell"]]) {
    it(`may have none about ${JSON.stringify(capability)}`, () => {
      expect(faults([NOBODY_BUT_IDC, { capability, effect: "ask" }])).to.deep.equal([
        "rules[2].capability is not known to Kiro",
      ]);
    });
  }

  for (const list of ["match", "exclude"]) {
    it(`must give ${list} as a list of texts`, () => {
      for (const wrong of ["git *", ["git *", 1], { glob: "git *" }]) {
        expect(faults([NOBODY_BUT_IDC, { capability: "shell", [list]: wrong, effect: "ask" }])).to.deep.equal([
          `rules[2].${list} is not a list of texts`,
        ]);
      }
    });
  }

  describe("about tools", () => {
    const ofFiles = ["reading .env files", "reading private keys", "reading AWS credentials"].map(
      (what) => `nothing denies ${what}`,
    );
    const ofWriting = ["nothing denies writing AWS credentials"];
    const ofShell = [
      "a forced push",
      "sudo",
      "curl",
      "wget",
      "changes of IAM",
      "assuming roles",
      "reading secrets",
    ].map((what) => `nothing denies ${what}`);
    for (const [capability, left] of [
      ["all", []],
      ["builtin", []],
      ["shell", [...ofFiles, ...ofWriting]],
      ["filesystem", ofShell],
      ["fs_read", [...ofShell, ...ofWriting]],
      ["fs_write", [...ofShell, ...ofFiles]],
      ["mcp", [...ofShell, ...ofFiles, ...ofWriting]],
    ] as const) {
      it(`deny with ${capability} what it stands for`, () => {
        expect(told({ rules: [NOBODY_BUT_IDC, { capability, effect: "deny" }] })).to.deep.equal(left);
      });
    }

    it("deny nothing by a rule that is about no capability", () => {
      expect(told({ rules: [NOBODY_BUT_IDC, { effect: "deny" }] })).to.deep.equal([
        "rules[1].capability is not known to Kiro",
        ...ofShell,
        ...ofFiles,
        ...ofWriting,
      ]);
    });
  });

  describe("about signing in", () => {
    const OPEN = ["signing in is not limited to Identity Center"];

    for (const method of ["external_idp", "builder_id", "google", "github", "social"]) {
      it(`must not leave ${method} open, unless it is allowed`, () => {
        const rule = signIn(["*"], ["idc", method]);
        expect(faults([rule])).to.deep.equal(OPEN);
        expect(faults([rule], {}, ["idc", method])).to.deep.equal([]);
      });
    }

    it("must not leave Identity Center open where another way is the one allowed", () => {
      expect(faults([signIn(["*"], ["external_idp"])], {}, ["external_idp"])).to.deep.equal([]);
      expect(faults([signIn(["*"], ["idc", "external_idp"])], {}, ["external_idp"])).to.deep.equal(OPEN);
    });

    it("must not leave open what a later version could add", () => {
      expect(faults([signIn(["external_idp", "builder_id", "google", "github", "social"])])).to.deep.equal(OPEN);
      expect(faults([signIn(["*"], ["idc", "a*"])])).to.deep.equal(OPEN);
    });

    it("may name 16 ways in a list, and no more", () => {
      const names = (count: number) => Array.from({ length: count }, (_, at) => `method${String(at)}`);
      expect(faults([signIn(["*", ...names(15)], ["idc", ...names(15)])])).to.deep.equal([]);
      const long = ["rules[1] names more than 16 ways to sign in"];
      expect(faults([signIn(["*", ...names(16)], ["idc"])])).to.deep.equal(long);
      expect(faults([signIn(["*"], ["idc", ...names(16)])])).to.deep.equal(long);
    });
  });

  describe("about the program", () => {
    for (const name of ["idc_region", "external_idp_domain", "external_idp_region"]) {
      it(`may set ${name}`, () => {
        expect(faults([NOBODY_BUT_IDC], { settings: { [name]: "x" } })).to.deep.equal([]);
      });
    }

    for (const name of ["idc_start_url", "external_idp_start_url", "signin_help_url"]) {
      it(`may set ${name}, to an address with TLS`, () => {
        const withAddress = (address: unknown) => faults([NOBODY_BUT_IDC], { settings: { [name]: address } });
        for (const good of ["https://bank.awsapps.com/start", "https://help.bank.example"]) {
          expect(withAddress(good), good).to.deep.equal([]);
        }
        for (const wrong of [
          "http://bank.awsapps.com/start",
          "see https://bank.awsapps.com/start",
          "https://bank.example@other.example/start",
          "https://bank example/",
          "https:///start",
          "HTTPS",
          "",
          ["https://bank.awsapps.com/start"],
        ]) {
          expect(withAddress(wrong), JSON.stringify(wrong)).to.deep.equal([`settings.${name} is not an HTTPS address`]);
        }
      });
    }
  });

  it("are known by a rule that has both a capability and an effect", () => {
    expect(isManagedSettings(new Props({ rules: [{}, { capability: "shell", effect: "ask" }] }))).to.equal(true);
    for (const rule of [{ capability: "shell" }, { effect: "deny" }, "deny shell"]) {
      expect(isManagedSettings(new Props({ rules: [rule] })), JSON.stringify(rule)).to.equal(false);
    }
    expect(isManagedSettings(new Props([{ capability: "shell", effect: "ask" }]))).to.equal(false);
  });

  it("are given away by such a rule in a text that cannot be read", () => {
    const { mark } = MANAGED_SETTINGS;
    expect(mark.test('{"rules":[{"capability":"shell",\n"effect":"deny"},]}')).to.equal(true);
    expect(mark.test('{"rules":[{"capability":"shell"},]}')).to.equal(false);
    expect(mark.test('{"rules":[{"effect":"deny"},]}')).to.equal(false);
  });

  for (const [key, isOne] of [
    ["managed-settings.json", true],
    ["kiro/managed-settings.json", true],
    ["kiro/managed_settings.json", true],
    ["kiro/managedsettings.json", true],
    ["prod.managed-settings.json", true],
    ["managed-settings.json.sha256", false],
    ["unmanaged-settings.json", false],
    ["managed-settings-json", false],
  ] as const) {
    it(`are ${isOne ? "" : "not "}known by the name ${key}`, () => {
      expect(MANAGED_SETTINGS.keys.test(key)).to.equal(isOne);
    });
  }
});

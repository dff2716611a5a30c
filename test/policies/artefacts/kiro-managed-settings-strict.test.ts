import { Buffer } from "node:buffer";
import { expect } from "chai";
import { SSM_DOCUMENT } from "../../../policypacks/mas-trm/kit/artefacts/types.ts";
import { kiroManagedSettingsStrict as rule } from "../../../policypacks/mas-trm/rules/artefacts/kiro-managed-settings-strict.ts";
import { examine, unknown } from "../support/examine.ts";
import { judgeBesideUnknown, judgeFile, judgeObject } from "./file.ts";

interface KiroRule {
  readonly capability: unknown;
  readonly match?: unknown;
  readonly exclude?: unknown;
  readonly effect: unknown;
}

const deny = (capability: string, match: readonly string[], exclude?: readonly string[]): KiroRule => ({
  capability,
  match,
  ...(exclude && { exclude }),
  effect: "deny",
});
const PARTS = {
  signIn: deny("signin_method", ["*"], ["idc"]),
  push: deny("shell", ["git push*--force*", "git push* -f*"]),
  sudo: deny("shell", ["sudo*"]),
  curl: deny("shell", ["curl*"]),
  wget: deny("shell", ["wget*"]),
  iam: deny("shell", ["aws*iam *"]),
  sts: deny("shell", ["aws*sts assume-role*"]),
  secrets: deny("shell", ["aws*secretsmanager get-secret-value*"]),
  env: deny("fs_read", ["**/.env"]),
  keys: deny("fs_read", ["**/.ssh/**", "**/*.pem"]),
  readAws: deny("fs_read", ["**/.aws/**"]),
  writeAws: deny("fs_write", ["**/.aws/**"]),
};
type Part = keyof typeof PARTS;
const SETTINGS = { idc_start_url: "https://d-9667000000.awsapps.com/start", idc_region: "ap-southeast-1" };
const KEY = "kiro/managed-settings.json";

const fileWith = (rules: readonly unknown[], more: object = { settings: SETTINGS }) => ({ rules, ...more });
const whole = (change: Partial<Record<Part, KiroRule | undefined>> = {}) =>
  Object.values({ ...PARTS, ...change }).filter((part) => part !== undefined);
const judged = (content: unknown, settings = {}) => judgeFile(rule, KEY, content, { settings });
const parts = (change: Partial<Record<Part, KiroRule | undefined>>, settings = {}) =>
  judged(fileWith(whole(change)), settings);
const added = (extra: unknown) => judged(fileWith([...whole(), extra]));
const refused = (...whys: readonly string[]) =>
  whys.map((why) => `violation f: Kiro's administration settings: ${why}`);
const missing = (what: string) => refused(`nothing denies ${what}`);
const openSignIn = refused("signing in is not limited to Identity Center");

describe("kiro-managed-settings-strict", () => {
  it("passes a file that denies the minimum, and more", () => {
    expect(parts({})).to.deep.equal([]);
    expect(added({ capability: "web_fetch", match: ["*"], effect: "ask" })).to.deep.equal([]);
    expect(judged(fileWith(whole(), {}))).to.deep.equal([]);
  });

  const words: readonly (readonly [part: Part, what: string])[] = [
    ["push", "a forced push"],
    ["sudo", "sudo"],
    ["curl", "curl"],
    ["wget", "wget"],
    ["iam", "changes of IAM"],
    ["sts", "assuming roles"],
    ["secrets", "reading secrets"],
    ["env", "reading .env files"],
    ["keys", "reading private keys"],
    ["readAws", "reading AWS credentials"],
    ["writeAws", "writing AWS credentials"],
  ];
  for (const [part, what] of words) {
    it(`refuses a file that does not deny ${what}, only asks, or takes it out again`, () => {
      expect(parts({ [part]: undefined })).to.deep.equal(missing(what));
      expect(parts({ [part]: { ...PARTS[part], effect: "ask" } })).to.deep.equal(missing(what));
      expect(parts({ [part]: { ...PARTS[part], exclude: ["*", "**"] } })).to.deep.equal(missing(what));
      expect(parts({ [part]: { ...PARTS[part], match: [] } })).to.deep.equal(missing(what));
      expect(parts({ [part]: { ...PARTS[part], capability: "mcp" } })).to.deep.equal(missing(what));
    });
  }

  it("sees through patterns that are too narrow", () => {
    expect(parts({ push: deny("shell", ["git push --force*"]) })).to.deep.equal(missing("a forced push"));
    expect(parts({ push: deny("shell", ["git push*--force*"]) })).to.deep.equal(missing("a forced push"));
    expect(parts({ sudo: deny("shell", ["sudo apt*"]) })).to.deep.equal(missing("sudo"));
    expect(parts({ sudo: deny("shell", ["SUDO*"]) })).to.deep.equal(missing("sudo"));
    expect(parts({ curl: deny("shell", ["curl https://*"]) })).to.deep.equal(missing("curl"));
    expect(parts({ iam: deny("shell", ["aws iam *"]) })).to.deep.equal(missing("changes of IAM"));
    expect(parts({ keys: deny("fs_read", ["**/id_rsa"]) })).to.deep.equal(missing("reading private keys"));
    expect(parts({ env: deny("fs_read", [".env"]) })).to.deep.equal(missing("reading .env files"));
  });

  it("takes the same denial in other words", () => {
    expect(parts({ sudo: deny("all", ["sudo*"]) })).to.deep.equal([]);
    expect(parts({ sudo: deny("builtin", ["sud? *"]) })).to.deep.equal([]);
    expect(parts({ curl: deny("shell", ["{curl,wget}*"]), wget: undefined })).to.deep.equal([]);
    expect(parts({ readAws: deny("filesystem", ["~/.aws/*"]), writeAws: undefined })).to.deep.equal([]);
    expect(parts({ env: { capability: "fs_read", effect: "deny" } })).to.deep.equal([]);
    expect(parts({ curl: deny("shell", ["curl*"], ["curl https://packages.bank.example*"]) })).to.deep.equal([]);
  });

  it("refuses sign-in by anything but what the setting names", () => {
    expect(parts({ signIn: undefined })).to.deep.equal(openSignIn);
    expect(parts({ signIn: { ...PARTS.signIn, effect: "ask" } })).to.deep.equal(openSignIn);
    expect(parts({ signIn: deny("signin_method", ["*"], ["idc", "builder_id"]) })).to.deep.equal(openSignIn);
    expect(parts({ signIn: deny("signin_method", ["builder_id", "google", "github", "social"]) })).to.deep.equal(
      openSignIn,
    );
    const both = { signIn: deny("signin_method", ["*"], ["idc", "external_idp"]) };
    expect(parts(both)).to.deep.equal(openSignIn);
    expect(parts(both, { signInMethods: ["idc", "external_idp"] })).to.deep.equal([]);
    const many = Array.from({ length: 17 }, (_, at) => `method${String(at)}`);
    expect(parts({ signIn: deny("signin_method", ["*", ...many], ["idc"]) })).to.deep.equal(
      refused("rules[0] names more than 16 ways to sign in"),
    );
  });

  it("refuses what makes Kiro refuse the file", () => {
    const effect = refused("rules[12].effect is neither deny nor ask, so Kiro refuses the file");
    for (const wrong of ["allow", "Deny", "DENY ", true, undefined]) {
      expect(added({ capability: "shell", match: ["git status"], effect: wrong })).to.deep.equal(effect);
    }
    expect(added({ ...PARTS.sudo, why: "a comment" })).to.deep.equal(
      refused("rules[12] holds keys that Kiro does not know, so Kiro refuses the file"),
    );
    expect(judged(fileWith(whole(), { version: 1 }))).to.deep.equal(
      refused("it holds keys that Kiro does not know, so Kiro refuses it"),
    );
    expect(added({ capability: "shel", effect: "deny" })).to.deep.equal(
      refused("rules[12].capability is not known to Kiro"),
    );
    expect(added({ capability: "shell", match: "git *", effect: "ask" })).to.deep.equal(
      refused("rules[12].match is not a list of texts"),
    );
    expect(added("deny everything")).to.deep.equal(refused("rules[12] is not a rule"));
  });

  it("refuses a file without rules", () => {
    const none = refused("rules is not a list");
    for (const content of [{}, { settings: SETTINGS }, { rules: null }, { rules: PARTS }]) {
      expect(judged(content)).to.deep.equal(none);
    }
    expect(judged([])).to.deep.equal(refused("it is not an object"));
    expect(judged(fileWith([]))).to.have.length(words.length + 1);
  });

  it("refuses settings that Kiro does not know, and addresses without TLS", () => {
    expect(judged(fileWith(whole(), { settings: { ...SETTINGS, telemetry: false } }))).to.deep.equal(
      refused("settings holds keys that Kiro does not know"),
    );
    const settings = { ...SETTINGS, idc_start_url: "http://d-9667000000.awsapps.com/start" };
    expect(judged(fileWith(whole(), { settings }))).to.deep.equal(
      refused("settings.idc_start_url is not an HTTPS address"),
    );
    expect(judged(fileWith(whole(), { settings: [] }))).to.deep.equal(refused("settings is not an object"));
  });

  it("refuses a byte order mark, also in bytes", () => {
    const text = JSON.stringify(fileWith(whole()));
    const marked = refused("it begins with a byte order mark, so Kiro refuses it");
    expect(judged(`\uFEFF${text}`)).to.deep.equal(marked);
    const contentBase64 = Buffer.from(`\uFEFF${text}`, "utf16le").toString("base64");
    expect(judgeObject(rule, { key: KEY, contentBase64 })).to.deep.equal(marked);
  });

  it("refuses a file that is no JSON", () => {
    expect(judged("rules: []")).to.deep.equal(["violation f: Kiro's administration settings cannot be read"]);
    expect(judged(`${JSON.stringify(fileWith(whole()))}// end`)).to.have.length(1);
  });

  it("knows the file by its rules under any name, and leaves other rules alone", () => {
    const content = fileWith(whole({ sudo: undefined }));
    expect(judgeFile(rule, "a/b.txt", content)).to.deep.equal(missing("sudo"));
    expect(judgeFile(rule, "rules.json", { rules: [{ match: ["*"], action: "block" }] })).to.deep.equal([]);
  });

  it("cannot decide on a file that is not known yet, and still refuses the one beside it", () => {
    const open = ["undetermined f: Kiro's administration settings: content is not known yet"];
    expect(judgeFile(rule, KEY, unknown)).to.deep.equal(open);
    expect(judgeBesideUnknown(rule, KEY, fileWith(whole({ sudo: undefined })))).to.have.members([
      "undetermined open: Kiro's administration settings: content is not known yet",
      ...missing("sudo"),
    ]);
  });

  describe("in a script", () => {
    const script = (
      content: object,
      encode: (text: string) => string = (text) => Buffer.from(text).toString("base64"),
    ) =>
      JSON.stringify({
        schemaVersion: "2.2",
        mainSteps: [
          {
            inputs: {
              runCommand: ["$x = 1", `Set-Content ([Convert]::FromBase64String('${encode(JSON.stringify(content))}'))`],
            },
          },
        ],
      });
    const ofDocument = (props: Readonly<Record<string, unknown>>, more = {}) =>
      examine(rule, [{ type: SSM_DOCUMENT, name: "d", props: { name: "kiro", ...props }, ...more }]);
    const carried = "violation d: Kiro's administration settings, as the document carries them:";

    it("finds the file as Base64, and judges it as any other", () => {
      expect(ofDocument({ content: script(fileWith(whole())) })).to.deep.equal([]);
      expect(ofDocument({ content: script(fileWith(whole({ sudo: undefined }))) })).to.deep.equal([
        `${carried} nothing denies sudo`,
      ]);
      const marked = (text: string) => Buffer.from(`\uFEFF${text}`).toString("base64");
      expect(ofDocument({ content: script(fileWith(whole()), marked) })).to.deep.equal([
        `${carried} it begins with a byte order mark, so Kiro refuses it`,
      ]);
    });

    it("passes over documents that carry something else", () => {
      expect(ofDocument({ content: script({ greeting: "hello ".repeat(40) }) })).to.deep.equal([]);
      expect(ofDocument({ content: `'${"A".repeat(400)}'` })).to.deep.equal([]);
    });

    it("cannot decide on an unknown script of that name, and leaves others alone", () => {
      for (const name of ["kiro-managed-settings", "KiroManagedSettings"]) {
        expect(ofDocument({ name, content: unknown })).to.deep.equal(["undetermined d: content is not known yet"]);
      }
      expect(ofDocument({ content: unknown })).to.deep.equal([]);
      expect(ofDocument({ name: unknown, content: unknown })).to.deep.equal([]);
    });

    it("judges a script that is known under a name that is not", () => {
      expect(ofDocument({ name: unknown, content: script(fileWith(whole({ sudo: undefined }))) })).to.deep.equal([
        `${carried} nothing denies sudo`,
      ]);
    });
  });
});

import { expect } from "chai";
import { dlpPolicyCoversData as rule } from "../../../policypacks/mas-trm/rules/artefacts/dlp-policy-covers-data.ts";
import { unknown } from "../support/examine.ts";
import { judgeBesideUnknown, judgeFile } from "./file.ts";

const EXTENSIONS = [".py", ".js", ".java", ".tf", ".yaml"];
const CHANNELS = ["email", "usb", "cloud_upload", "clipboard"];
const WORDS = ["AWS_ACCESS_KEY", "AWS_SECRET", "password=", "api_key="];
const RULES = {
  code: { condition: "file_extension", values: EXTENSIONS, action: "block", channels: CHANNELS },
  words: { condition: "content_pattern", patterns: WORDS, action: "block_and_alert", channels: ["all"] },
  people: {
    condition: "content_regex",
    patterns: ["\\b[STFGM]\\d{7}[A-Z]\\b"],
    action: "block_and_alert",
    channels: ["all"],
  },
  kiro: {
    condition: "application",
    values: ["kiro.exe", "kiro-cli.exe"],
    action: "log_and_monitor",
    channels: ["clipboard", "file_save"],
  },
};
type Part = keyof typeof RULES;
const KEY = "endpoints/dlp/dlp-policy.json";

const judged = (content: unknown, settings = {}) => judgeFile(rule, KEY, content, { settings });
const policies = (...rules: readonly unknown[]) => ({
  product: "any",
  dlp_policies: rules.map((one) => ({ name: "p", rules: [one] })),
});
const changed = (part: Part, change: object, settings = {}) =>
  judged(policies(...Object.entries(RULES).map(([name, it]) => (name === part ? { ...it, ...change } : it))), settings);
const refused = (...whys: readonly string[]) => whys.map((why) => `violation f: the DLP policy: ${why}`);
const open = (channel: string, extensions = EXTENSIONS) =>
  `files of ${extensions.join(", ")} are not blocked on the channel ${channel}`;
const people = (...series: readonly string[]) =>
  refused(...series.map((one) => `NRIC and FIN of the series ${one} are not blocked and told on all channels`));
const words = (...texts: readonly string[]) =>
  refused(...texts.map((text) => `texts with ${text} are not blocked and told on all channels`));
const otherKeys = (path: string) => `${path} holds other keys than the guide's, so it does not count`;

describe("dlp-policy-covers-data", () => {
  it("passes the guide's policies with identity numbers of all series", () => {
    expect(changed("code", {})).to.deep.equal([]);
    expect(changed("code", { action: "block_and_alert", channels: ["all"] })).to.deep.equal([]);
    expect(changed("code", { values: ["*"] })).to.deep.equal([]);
    expect(changed("code", { values: ["*.PY", "js", ".java", ".tf", ".yaml", ".yml"] })).to.deep.equal([]);
  });

  it("adds up what several rules say, by channel", () => {
    const halves = [EXTENSIONS.slice(0, 2), EXTENSIONS.slice(2)].map((values) => ({ ...RULES.code, values }));
    expect(judged(policies(...halves, RULES.words, RULES.people, RULES.kiro))).to.deep.equal([]);
    const crossed = [
      { ...RULES.code, channels: CHANNELS.slice(0, 3) },
      { ...RULES.code, values: [".py"], channels: ["clipboard"] },
    ];
    expect(judged(policies(...crossed, RULES.words, RULES.people, RULES.kiro))).to.deep.equal(
      refused(open("clipboard", EXTENSIONS.slice(1))),
    );
  });

  it("refuses code that leaves by an extension, a channel or an action that does not stop it", () => {
    for (const extension of EXTENSIONS) {
      const values = EXTENSIONS.filter((one) => one !== extension);
      expect(changed("code", { values })).to.deep.equal(
        refused(...CHANNELS.map((channel) => open(channel, [extension]))),
      );
    }
    for (const channel of CHANNELS) {
      const channels = CHANNELS.filter((one) => one !== channel);
      expect(changed("code", { channels })).to.deep.equal(refused(open(channel)));
    }
    for (const action of ["log_and_monitor", "warn_and_log", "audit", "Block", undefined]) {
      expect(changed("code", { action })).to.deep.equal(refused(...CHANNELS.map((channel) => open(channel))));
    }
    expect(changed("code", { condition: "application" })).to.have.length(CHANNELS.length);
  });

  it("asks for the extensions, channels and programs of its settings", () => {
    expect(changed("code", {}, { extensions: [".cob"] })).to.deep.equal(
      refused(...CHANNELS.map((channel) => open(channel, [".cob"]))),
    );
    expect(changed("code", {}, { channels: ["print"] })).to.deep.equal(refused(open("print")));
    expect(changed("code", {}, { processes: ["node.exe"] })).to.deep.equal(
      refused("what leaves node.exe is not monitored"),
    );
  });

  it("refuses credentials that are not blocked and told on all channels", () => {
    for (const word of WORDS) {
      expect(changed("words", { patterns: WORDS.filter((one) => one !== word) })).to.deep.equal(words(word));
    }
    expect(changed("words", { action: "block" })).to.deep.equal(words(...WORDS));
    expect(changed("words", { channels: CHANNELS })).to.deep.equal(words(...WORDS));
    expect(changed("words", { patterns: [""] })).to.deep.equal(words(...WORDS));
  });

  it("takes credentials as expressions, and counts one that cannot be read as none", () => {
    const patterns = ["(?i)aws_(?:access_key|secret)", "(?:password|api_key)\\s*="];
    expect(changed("words", { condition: "content_regex", patterns })).to.deep.equal([]);
    expect(changed("words", { condition: "content_regex", patterns: ["("] })).to.deep.equal(words(...WORDS));
    const long = [`(?:${"x?".repeat(300)}|.*)`];
    expect(changed("words", { condition: "content_regex", patterns: long })).to.deep.equal(words(...WORDS));
  });

  it("refuses identity numbers without one of the series, or as plain text", () => {
    expect(changed("people", { patterns: ["\\b[STFG]\\d{7}[A-Z]\\b"] })).to.deep.equal(people("M"));
    expect(changed("people", { patterns: ["\\b[SM]\\d{7}[A-Z]\\b"] })).to.deep.equal(people("T", "F", "G"));
    expect(changed("people", { patterns: ["\\b[STFGM]\\d{8}\\b"] })).to.deep.equal(people("S", "T", "F", "G", "M"));
    expect(changed("people", { action: "warn_and_log" })).to.deep.equal(people("S", "T", "F", "G", "M"));
    expect(changed("people", { condition: "content_pattern" })).to.deep.equal(people("S", "T", "F", "G", "M"));
    expect(changed("people", { patterns: ["(?i)\\b[stfg]\\d{7}[a-z]\\b", "\\bM\\d{7}[A-Z]\\b"] })).to.deep.equal([]);
  });

  it("refuses a program of Kiro's that is not monitored", () => {
    const cli = refused("what leaves kiro-cli.exe is not monitored");
    expect(changed("kiro", { values: ["KIRO.EXE"] })).to.deep.equal(cli);
    expect(changed("kiro", { action: "allow" })).to.have.length(2);
    expect(changed("kiro", { channels: [] })).to.have.length(2);
    expect(changed("kiro", { action: "block", values: ["*"] })).to.deep.equal([]);
  });

  it("does not count rules and policies that say more than the guide's form", () => {
    expect(changed("kiro", { enabled: false })).to.deep.equal(
      refused(
        otherKeys("dlp_policies[3].rules[0]"),
        "what leaves kiro.exe is not monitored",
        "what leaves kiro-cli.exe is not monitored",
      ),
    );
    const rest = policies(RULES.code, RULES.words, RULES.people).dlp_policies;
    const off = { name: "Kiro", mode: "test", rules: [RULES.kiro] };
    expect(judged({ dlp_policies: [...rest, off] })).to.deep.equal(
      refused(
        otherKeys("dlp_policies[3]"),
        "what leaves kiro.exe is not monitored",
        "what leaves kiro-cli.exe is not monitored",
      ),
    );
  });

  it("refuses a malformed file, and knows the file by its policies under any name", () => {
    expect(judged("dlp_policies: []")).to.deep.equal(["violation f: the DLP policy cannot be read"]);
    for (const content of [{}, { dlp_policies: "none" }, []]) {
      expect(judged(content)).to.deep.equal(refused("dlp_policies is not a list"));
    }
    expect(judgeFile(rule, "a.txt", { dlp_policies: [] })).to.have.length(15);
    expect(judgeFile(rule, "a.txt", { policies: [] })).to.deep.equal([]);
    expect(judged({ dlp_policies: ["all", { rules: "all" }] })).to.have.length(15);
  });

  it("cannot decide on a file that is not known yet, and still refuses the one beside it", () => {
    expect(judgeFile(rule, KEY, unknown)).to.deep.equal(["undetermined f: the DLP policy: content is not known yet"]);
    expect(judgeBesideUnknown(rule, KEY, {})).to.have.members([
      "undetermined open: the DLP policy: content is not known yet",
      ...refused("dlp_policies is not a list"),
    ]);
  });
});

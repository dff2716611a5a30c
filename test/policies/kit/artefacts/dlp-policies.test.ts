import { expect } from "chai";
import { DLP_POLICY, dlpFaults } from "../../../../policypacks/mas-trm/kit/artefacts/dlp-policies.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

const WORDS = ["AWS_ACCESS_KEY", "AWS_SECRET", "password=", "api_key="];
const STOP = { action: "block_and_alert", channels: ["all"] };
const CREDENTIALS = { ...STOP, condition: "content_regex", patterns: WORDS };
const PEOPLE = { ...STOP, condition: "content_regex", patterns: ["\\b[STFGM]\\d{7}[A-Z]\\b"] };
const NOTHING = { extensions: [], channels: [], processes: [] };

const faults = (rules: readonly object[], demands: object = {}, more: object = {}) =>
  dlpFaults(new Props({ dlp_policies: [{ rules, ...more }] }), { ...NOTHING, ...demands });
const openWords = WORDS.map((word) => `texts with ${word} are not blocked and told on all channels`);

describe("policies against data loss", () => {
  for (const [key, isOne] of [
    ["dlp-policy.json", true],
    ["dlppolicies.json", true],
    ["dlp_policy.json", true],
    ["dlp.policies.json", true],
    ["endpoints/dlp-policy.json", true],
    ["bank-dlp-policy.json", true],
    ["bank_dlp-policy.json", true],
    ["bank.dlp-policy.json", true],
    ["hdlp-policy.json", false],
    ["dlp--policy.json", false],
    ["dlp-policy.json.bak", false],
    ["dlp-policy.yaml", false],
  ] as const) {
    it(`${isOne ? "go" : "do not go"} by the name ${key}`, () => {
      expect(DLP_POLICY.keys.test(key)).to.equal(isOne);
    });
  }

  it("may say what they are for", () => {
    const said = { name: "Text", description: "What a rule is for." };
    const rules = [CREDENTIALS, PEOPLE].map((rule) => ({ ...said, ...rule }));
    expect(faults(rules, {}, said)).to.deep.equal([]);
    expect(faults([CREDENTIALS, PEOPLE], {}, { priority: 1 })).to.include(
      "dlp_policies[0] holds other keys than the guide's, so it does not count",
    );
  });

  for (const [what, patterns, isStopped] of [
    ["parts of the texts", ["AWS_", "password", "api_key"], true],
    ["the texts in another case", WORDS.map((word) => word.toLowerCase()), true],
    ["an expression", [".*"], false],
    ["no text at all", [""], false],
  ] as const) {
    it(`${isStopped ? "stop" : "do not stop"} credentials by ${what}`, () => {
      expect(faults([{ ...CREDENTIALS, condition: "content_pattern", patterns }, PEOPLE])).to.deep.equal(
        isStopped ? [] : openWords,
      );
    });
  }

  const padded = (length: number) => "AWS_|password=|api_key=|".padEnd(length, "x");
  for (const [what, patterns, isStopped] of [
    ["in the case of the texts", ["AWS_", "(?:password|api_key)="], true],
    ["in another case", ["aws_", "(?:PASSWORD|API_KEY)="], false],
    ["in any case", ["(?i)aws_", "(?i)(?:PASSWORD|API_KEY)="], true],
    ["with the sign for any case elsewhere", ["(?:AWS_|password=|api_key=)(?i)"], false],
    ["with something before the sign", ["|(?i)AWS"], false],
    ["of 500 characters", [padded(500)], true],
    ["of 501 characters", [padded(501)], false],
    ["that cannot be read", ["(AWS_|password=|api_key="], false],
  ] as const) {
    it(`${isStopped ? "stop" : "do not stop"} credentials by an expression ${what}`, () => {
      expect(faults([{ ...CREDENTIALS, patterns }, PEOPLE])).to.deep.equal(isStopped ? [] : openWords);
    });
  }

  it("stop no credentials under a condition that is left out or about something else", () => {
    for (const condition of [undefined, "file_extension", "application"]) {
      expect(faults([{ ...CREDENTIALS, condition }, PEOPLE])).to.deep.equal(openWords);
    }
    expect(faults([{ ...CREDENTIALS, action: undefined }, PEOPLE])).to.deep.equal(openWords);
  });

  for (const [extension, value, isStopped] of [
    [".py", "*", true],
    [".py", ".py", true],
    [".PY", "*.Py", true],
    [".py", "*py", true],
    ["py", "py", true],
    [".py", "p*y", false],
    [".py", ".p.y", false],
    [".py", "..py", false],
    ["tfstate.backup", "*.tfstate.backup", true],
    [".auto.tfvars", "auto.tfvars", true],
    [".py", ".pyc", false],
  ] as const) {
    it(`${isStopped ? "stop" : "do not stop"} files of ${extension} by ${value}`, () => {
      const rule = { ...STOP, condition: "file_extension", values: [value] };
      expect(faults([rule, CREDENTIALS, PEOPLE], { extensions: [extension], channels: ["USB"] })).to.deep.equal(
        isStopped ? [] : [`files of ${extension} are not blocked on the channel USB`],
      );
    });
  }

  for (const [what, change, isWatched] of [
    ["monitored", { action: "log_and_monitor" }, true],
    ["warned of", { action: "warn_and_log" }, true],
    ["blocked", { action: "block" }, true],
    ["blocked and told", { action: "block_and_alert" }, true],
    ["let through", { action: "allow" }, false],
    ["under no action", { action: undefined }, false],
    ["taken for an extension", { condition: "file_extension" }, false],
    ["under no condition", { condition: undefined }, false],
    ["on no channel", { channels: [] }, false],
  ] as const) {
    it(`${isWatched ? "watch" : "do not watch"} a program that is ${what}`, () => {
      const rule = { condition: "application", values: ["KIRO.exe"], action: "block", channels: ["usb"], ...change };
      expect(faults([rule, CREDENTIALS, PEOPLE], { processes: ["Kiro.EXE"] })).to.deep.equal(
        isWatched ? [] : ["what leaves Kiro.EXE is not monitored"],
      );
    });
  }
});

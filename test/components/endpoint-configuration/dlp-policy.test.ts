import { expect } from "chai";
import { z } from "zod";
import { json } from "./rendered.ts";

const dlp = z.strictObject({
  product: z.enum(["symantec-dlp", "trellix-dlp", "microsoft-purview", "forcepoint-dlp"]),
  dlp_policies: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          condition: z.enum(["file_extension", "content_pattern", "content_regex", "application"]),
          values: z.array(z.string()).optional(),
          patterns: z.array(z.string()).optional(),
          action: z.enum(["block", "block_and_alert", "log_and_monitor", "warn_and_log"]),
          channels: z.array(z.string()).min(1),
        }),
      ),
    }),
  ),
});

describe("the DLP policy", () => {
  const policies = () => dlp.parse(json("dlp/dlp-policy.json")).dlp_policies;
  const policyOf = (name: string) => policies().find((it) => it.name === name)?.rules ?? [];
  const [nricRule, cardRule, mailRule] = policyOf("Protect Personal Data");
  const finds = (rule: typeof nricRule, text: string) =>
    (rule?.patterns ?? []).some((pattern) => new RegExp(pattern).test(text));

  it("holds the guide's three policies and one for personal data", () => {
    expect(policies().map(({ name }) => name)).to.deep.equal([
      "Prevent Code Exfiltration",
      "Protect Credentials",
      "Monitor Kiro Outputs",
      "Protect Personal Data",
    ]);
  });

  it("blocks source code on the guide's four ways out", () => {
    const [rule] = policyOf("Prevent Code Exfiltration");
    expect(rule?.values).to.include.members([".py", ".js", ".java", ".tf", ".yaml"]);
    expect(rule).to.deep.include({ action: "block", channels: ["email", "usb", "cloud_upload", "clipboard"] });
  });

  it("blocks credentials everywhere, and tells of them", () => {
    const [words, forms] = policyOf("Protect Credentials");
    expect(words).to.deep.include({
      patterns: ["AWS_ACCESS_KEY", "AWS_SECRET", "password=", "api_key="],
      action: "block_and_alert",
      channels: ["all"],
    });
    expect(finds(forms, "AKIAIOSFODNN7EXAMPLE")).to.equal(true);
    expect(finds(forms, "-----BEGIN RSA PRIVATE KEY-----")).to.equal(true);
  });

  it("watches what Kiro puts out", () => {
    expect(policyOf("Monitor Kiro Outputs")).to.deep.equal([
      {
        condition: "application",
        values: ["kiro.exe", "kiro-cli.exe"],
        action: "log_and_monitor",
        channels: ["clipboard", "file_save"],
      },
    ]);
  });

  for (const [text, isFound] of [
    ["S1234567D", true],
    ["T0123456G", true],
    ["F1234567N", true],
    ["G1234567X", true],
    ["M1234567K", true],
    ["A1234567D", false],
    ["S123456D", false],
    ["XS1234567DX", false],
  ] as const) {
    it(`${isFound ? "finds" : "passes over"} ${text} as an NRIC or FIN`, () => {
      expect(finds(nricRule, text)).to.equal(isFound);
    });
  }

  for (const [text, isFound] of [
    ["4111 1111 1111 1111", true],
    ["4111-1111-1111-1111", true],
    ["5555555555554444", true],
    ["2221000000000009", true],
    ["2720999999999996", true],
    ["2220000000000000", false],
    ["378282246310005", true],
    ["3782 822463 10005", true],
    ["1234567890123456", false],
  ] as const) {
    it(`${isFound ? "finds" : "passes over"} ${text} as a card number`, () => {
      expect(finds(cardRule, text)).to.equal(isFound);
    });
  }

  it("warns of e-mail addresses", () => {
    expect(finds(mailRule, "jane.tan@bank.example")).to.equal(true);
    expect(mailRule?.action).to.equal("warn_and_log");
  });
});

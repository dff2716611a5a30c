import { Buffer } from "node:buffer";
import { expect } from "chai";
import { KiroLandingZone } from "../../../infra/landing-zone.ts";
import { SSM_DOCUMENT } from "../../../policypacks/mas-trm/kit/artefacts/types.ts";
import { artefactsRules } from "../../../policypacks/mas-trm/rules/artefacts/index.ts";
import { CONFIG, DESKTOPS, IDENTITY, PLACE } from "../../components/fixtures.ts";
import { GIT } from "../../components/endpoint-fixtures.ts";
import { type Registration, record } from "../../support/record.ts";
import { examine } from "../support/examine.ts";

const KIRO = "kiro-managed-settings-strict: Kiro's administration settings";
const GPO = "desktop-group-policy-strict:";
/** A file of ours by its key, a part of it, what to write in its place, and what the rules then say. */
const CHANGES: readonly (readonly [key: string, from: string, to: string, found: string])[] = [
  [
    "registry.json",
    `"version": "${GIT.version}"`,
    '"version": "latest"',
    "mcp-registry-approved: the MCP registry: servers[0].server.version is not one exact version",
  ],
  ["endpoints/kiro/managed-settings.json", "sudo*", "sudo apt*", `${KIRO}: nothing denies sudo`],
  [
    "endpoints/dlp/dlp-policy.json",
    "[STFGM]",
    "[STFG]",
    "dlp-policy-covers-data: the DLP policy: NRIC and FIN of the series M are not blocked and told on all channels",
  ],
  [
    "endpoints/gpo/GptTmpl.inf",
    "__Members = ",
    "__Members = *S-1-1-0,",
    `${GPO} the security template: a group of everybody is a local administrator`,
  ],
  [
    "endpoints/gpo/applocker.xml",
    "%PROGRAMFILES%\\Git\\*",
    "%OSDRIVE%\\*",
    `${GPO} the AppLocker policy: rule 4 for Exe allows a place that users can write to`,
  ],
  [
    "endpoints/gpo/registry-policies.json",
    "HKCU",
    "HKLM",
    `${GPO} the list of registry policies: AlwaysInstallElevated is not 0 in HKCU`,
  ],
  [
    "identity/conditional-access.json",
    '"hours"',
    '"days"',
    "conditional-access-strict: the conditional access policy: people need not sign in again within 2 hours",
  ],
];

describe("the files of our own zone", () => {
  let zone: readonly Registration[];
  before(async () => {
    zone = await record(
      () =>
        new KiroLandingZone("kiro", {
          place: PLACE,
          config: CONFIG,
          identity: IDENTITY,
          desktops: DESKTOPS,
          mcpServers: [GIT],
        }),
      { preview: true },
    );
  });

  function judged(only: (made: Registration) => boolean, change: (content: string) => string): readonly string[] {
    const [made, another] = zone.filter(only);
    if (made === undefined || another !== undefined) throw new Error("the test names not exactly one file");
    const content = made.inputs["content"] as string;
    expect(change(content)).to.not.equal(content);
    const props = { ...made.inputs, content: change(content) };
    return artefactsRules
      .filter(({ kind }) => kind === "resource")
      .flatMap((rule) =>
        examine(rule, [{ type: made.type, name: "f", props }]).map((line) => line.replace("violation f", rule.id)),
      );
  }

  for (const [key, from, to, found] of CHANGES) {
    it(`are refused for ${key} with ${to}`, () => {
      expect(
        judged(
          ({ inputs }) => inputs["key"] === key,
          (content) => content.replaceAll(from, to),
        ),
      ).to.deep.equal([found]);
    });
  }

  it("are refused for settings in a script that take less than the file does", () => {
    const weaker = (content: string) =>
      content.replaceAll(/[A-Za-z0-9+/]{100,}={0,2}/g, (text) => {
        const settings = Buffer.from(text, "base64").toString();
        return Buffer.from(settings.replaceAll("wget*", "wget")).toString("base64");
      });
    const isScript = ({ type, inputs }: Registration) =>
      type === SSM_DOCUMENT && inputs["name"] === "kiro-managed-settings";
    expect(judged(isScript, weaker)).to.deep.equal([`${KIRO}, as the document carries them: nothing denies wget`]);
  });
});

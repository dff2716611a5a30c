import { expect } from "chai";
import { parse } from "yaml";
import { z } from "zod";
import { TICKETS } from "../endpoint-fixtures.ts";
import { contentOf, json, render } from "./rendered.ts";

/** What Kiro documents of administration settings; anything else makes it refuse the file. */
const adminSettings = z.strictObject({
  rules: z.array(
    z.strictObject({
      capability: z.enum(["fs_read", "fs_write", "shell", "web_fetch", "web_search", "mcp", "signin_method"]),
      match: z.array(z.string().min(1)).min(1),
      exclude: z.array(z.string()).optional(),
      effect: z.enum(["deny", "ask"]),
    }),
  ),
  settings: z.strictObject({ idc_start_url: z.url({ protocol: /^https$/ }), idc_region: z.string() }),
});
type AdminSettings = z.output<typeof adminSettings>;
const matchOf = ({ rules }: AdminSettings, capability: string, effect: string) =>
  rules.filter((rule) => rule.capability === capability && rule.effect === effect).flatMap(({ match }) => match);

describe("Kiro's administration settings", () => {
  let settings: AdminSettings;
  before(() => {
    settings = adminSettings.parse(json("kiro/managed-settings.json"));
  });

  it("hold documented keys only, and never allow anything", () => {
    expect(contentOf("kiro/managed-settings.json")).not.to.match(/allow|why/);
  });

  it("are plain ASCII, so that no encoding can change them", () => {
    expect(contentOf("kiro/managed-settings.json")).to.match(/^[\x20-\x7e\n]+$/);
  });

  it("let people sign in by Identity Center only", () => {
    expect(settings.rules[0]).to.deep.equal({
      capability: "signin_method",
      match: ["*"],
      exclude: ["idc"],
      effect: "deny",
    });
    expect(settings.settings).to.deep.equal({
      idc_start_url: "https://d-9667000000.awsapps.com/start",
      idc_region: "ap-southeast-1",
    });
  });

  it("deny what the reference policy denies", () => {
    expect(matchOf(settings, "shell", "deny")).to.include.members([
      "git push*--force*",
      "git*--no-verify*",
      "rm -rf /*",
      "sudo*",
      "bash -c*",
      "curl*",
      "wget*",
      "aws*iam *",
      "aws*sts assume-role*",
      "aws*secretsmanager get-secret-value*",
      "aws*kms decrypt*",
    ]);
    expect(matchOf(settings, "fs_read", "deny")).to.include.members([
      "**/.env",
      "**/*.pem",
      "**/.ssh/**",
      "**/.aws/**",
      "**/.npmrc",
    ]);
    expect(matchOf(settings, "fs_write", "deny")).to.include.members(["**/.bashrc", "**/.git/hooks/**"]);
    expect(matchOf(settings, "mcp", "deny")).to.deep.equal(["git/git_commit", "git/git_reset"]);
  });

  it("have a person agree to what leaves the desktop, deploys, or decides what is built", () => {
    expect(matchOf(settings, "shell", "ask")).to.include.members([
      "git push*",
      "npm publish*",
      "cdk deploy*",
      "terraform plan*",
      "npm install*",
      "aws* delete-*",
    ]);
    expect(matchOf(settings, "fs_write", "ask")).to.include.members(["**/CODEOWNERS", "**/.kiro/**", "**/.github/**"]);
    expect(matchOf(settings, "web_fetch", "ask")).to.deep.equal(["*"]);
    expect(matchOf(settings, "web_search", "ask")).to.deep.equal(["*"]);
  });

  it("have no rule on MCP tools where none is denied, as a rule without a match would cover all", () => {
    const { rules } = adminSettings.parse(
      JSON.parse(contentOf("kiro/managed-settings.json", render({ servers: [TICKETS] }))),
    );
    expect(rules.filter(({ capability }) => capability === "mcp")).to.deep.equal([]);
  });
});

describe("the template of a user's profile", () => {
  it("starts Kiro in Supervised mode", () => {
    expect(json("kiro/user-template/settings.json")).to.deep.equal({ "kiroAgent.agentAutonomy": "Supervised" });
  });

  it("allows nothing that runs code of others, nor what the administration settings deny or ask about", () => {
    const { rules } = parse(contentOf("kiro/user-template/permissions.yaml")) as {
      rules: { capability: string; match: string[] }[];
    };
    expect(rules.map(({ capability }) => capability)).to.deep.equal(["shell", "fs_write"]);
    const commands = rules[0]?.match ?? [];
    expect(commands.filter((command) => /install| ci|terraform|pip|npx|uvx|push|deploy/.test(command))).to.deep.equal(
      [],
    );
    const stricter = (json("kiro/managed-settings.json") as AdminSettings).rules
      .filter(({ capability }) => capability === "shell")
      .flatMap(({ match }) =>
        match.map((glob) => new RegExp(`^${glob.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`)),
      );
    const overruled = commands.filter((command) => stricter.some((glob) => glob.test(command)));
    expect(overruled).to.deep.equal([]);
  });
});

import type { McpServer } from "../../mcp/mcp-server.ts";

/** What Kiro asks about before it does something (Kiro documentation, "Permissions"). */
export type Capability =
  | "fs_read"
  | "fs_write"
  | "shell"
  | "web_fetch"
  | "web_search"
  | "mcp"
  | "signin_method"
  | "subagent"
  | "skill"
  | "power"
  | "context"
  | "diagnostics"
  | "sandbox_network";

/**
 * A rule of Kiro's administration scope. There is no `allow` in it: one would make Kiro refuse the whole file and
 * every tool call.
 */
export interface AdminRule {
  readonly capability: Capability;
  readonly match: readonly string[];
  readonly exclude?: readonly string[];
  readonly effect: "deny" | "ask";
}

/** A rule with the reason for it, which the file itself has no room for. */
export interface ReasonedRule extends AdminRule {
  readonly why: string;
}

const deny = (capability: Capability, why: string, match: readonly string[]): ReasonedRule => ({
  capability,
  match,
  effect: "deny",
  why,
});
const ask = (capability: Capability, why: string, match: readonly string[]): ReasonedRule => ({
  capability,
  match,
  effect: "ask",
  why,
});

/** Commands that an agent must never run, whatever the user says. */
const SHELL_DENIED: readonly ReasonedRule[] = [
  deny("shell", "Rewrites history that others have reviewed.", [
    "git push*--force*",
    "git push* -f*",
    "git push*--mirror*",
    "git push*--delete*",
    "git push* +*",
    "git filter-branch*",
    "git filter-repo*",
    "git reflog expire*",
    "git update-ref*-d*",
  ]),
  deny("shell", "Skips the checks before a commit.", [
    "git*--no-verify*",
    "git commit* -n*",
    "git*core.hooksPath*",
    "*HUSKY=0*",
  ]),
  deny("shell", "Destroys a disk or a home.", [
    "rm -rf /*",
    "rm -fr /*",
    "rm -rf ~*",
    "rm -fr ~*",
    "mkfs*",
    "dd *of=/dev/*",
    "diskpart*",
    "format ?:*",
    "cipher*/w*",
    "vssadmin*delete*",
  ]),
  deny("shell", "Takes rights that the user was not given.", [
    "sudo*",
    "su",
    "su *",
    "doas*",
    "runas*",
    "chown*",
    "chmod*777*",
    "takeown*",
    "icacls*/grant*",
    "Start-Process*-Verb*RunAs*",
    "Set-ExecutionPolicy*",
  ]),
  deny("shell", "Hides a command from these rules in another shell.", [
    "eval*",
    "bash -c*",
    "sh -c*",
    "zsh -c*",
    "cmd /c*",
    "cmd.exe /c*",
    "powershell*-c*",
    "powershell*-e*",
    "pwsh*-c*",
    "pwsh*-e*",
    "Invoke-Expression*",
    "iex *",
    "*| sh*",
    "*| bash*",
    "*|*iex*",
    "*|*Invoke-Expression*",
  ]),
  deny("shell", "Carries data out or programs in, past the approved ways.", [
    "curl*",
    "wget*",
    "nc *",
    "ncat*",
    "telnet*",
    "ftp*",
    "sftp*",
    "scp*",
    "Invoke-WebRequest*",
    "Invoke-RestMethod*",
    "iwr *",
    "irm *",
    "Start-BitsTransfer*",
    "bitsadmin*",
    "certutil*-urlcache*",
  ]),
  deny("shell", "Changes who may do what in AWS, or reads secrets.", [
    "aws*iam *",
    "aws*organizations *",
    "aws*sso-admin *",
    "aws*identitystore *",
    "aws*sts assume-role*",
    "aws*secretsmanager get-secret-value*",
    "aws*secretsmanager batch-get-secret-value*",
    "aws*ssm get-parameter*--with-decryption*",
    "aws*kms decrypt*",
    "aws*kms schedule-key-deletion*",
    "aws*kms disable-key*",
    "aws*cloudtrail stop-logging*",
    "aws*cloudtrail delete-trail*",
  ]),
];

/** Commands that a person must agree to, each time. */
const SHELL_ASKED: readonly ReasonedRule[] = [
  ask("shell", "Leaves the desktop, or changes where to.", [
    "git push*",
    "git remote add*",
    "git remote set-url*",
    "gh *",
    "glab *",
    "ssh *",
  ]),
  ask("shell", "Publishes or deploys.", [
    "npm publish*",
    "yarn*publish*",
    "pnpm publish*",
    "twine*",
    "docker push*",
    "docker run*",
    "mvn*deploy*",
    "gradle*publish*",
    "cdk deploy*",
    "cdk destroy*",
    "pulumi up*",
    "pulumi destroy*",
    "terraform apply*",
    "terraform destroy*",
    "kubectl apply*",
    "kubectl delete*",
    "helm*",
  ]),
  ask("shell", "Runs code of others at once.", [
    "npm install*",
    "npm i *",
    "npm ci*",
    "npx *",
    "pip install*",
    "uv pip*",
    "uvx *",
    "terraform init*",
    "terraform plan*",
  ]),
  ask("shell", "Changes something in AWS.", [
    "aws* create-*",
    "aws* delete-*",
    "aws* put-*",
    "aws* update-*",
    "aws* terminate-*",
    "aws* modify-*",
    "aws*s3 cp*",
    "aws*s3 mv*",
    "aws*s3 rm*",
    "aws*s3 rb*",
    "aws*s3 sync*",
  ]),
  ask("shell", "Deletes much, or runs a program that no file holds.", [
    "rm -r*",
    "rmdir*",
    "del /*",
    "Remove-Item*-Recurse*",
    "git clean*",
    "git reset --hard*",
    "python* -c*",
    "node* -e*",
    "perl* -e*",
    "ruby* -e*",
  ]),
];

const CREDENTIAL_FILES = [
  "**/.ssh/**",
  "**/.aws/**",
  "**/.kube/**",
  "**/.docker/config.json",
  "**/.netrc",
  "**/_netrc",
  "**/.git-credentials",
  "**/.npmrc",
  "**/.pypirc",
];
const KEY_FILES = [
  "**/*.pem",
  "**/*.key",
  "**/*.p12",
  "**/*.pfx",
  "**/*.jks",
  "**/*.keystore",
  "**/id_rsa*",
  "**/id_ed25519*",
];

/** Files that an agent must not read or write, and those that a person must agree to. */
const FILES: readonly ReasonedRule[] = [
  deny("fs_read", "Holds secrets.", ["**/.env", "**/.env.*", ...KEY_FILES, ...CREDENTIAL_FILES]),
  deny("fs_write", "Plants keys, or something that starts by itself.", [
    ...KEY_FILES,
    ...CREDENTIAL_FILES,
    "**/.bashrc",
    "**/.bash_profile",
    "**/.zshrc",
    "**/.profile",
    "**/Microsoft.PowerShell_profile.ps1",
    "**/Start Menu/Programs/Startup/**",
    "**/LaunchAgents/**",
    "**/.git/hooks/**",
  ]),
  ask("fs_write", "Decides what is built, reviewed or told to agents.", [
    "**/.github/**",
    "**/.gitlab-ci.yml",
    "**/Jenkinsfile",
    "**/buildspec*.yml",
    "**/CODEOWNERS",
    "**/.pre-commit-config.yaml",
    "**/.husky/**",
    "**/.kiro/**",
    "**/AGENTS.md",
  ]),
];

const WEB: readonly ReasonedRule[] = [
  ask("web_fetch", "Carries the address out and instructions in.", ["*"]),
  ask("web_search", "Carries the question out and instructions in.", ["*"]),
];

/**
 * What Kiro's agent must never do, or only when a person agrees (guide section 6). Kiro takes the stricter of all
 * scopes, so nothing that a user or a repository says weakens these.
 *
 * @control MAS-TRM 6.1.1, 6.3.1, 7.5.1, 9.2.1, 11.1.1
 */
export function adminRules(servers: readonly McpServer[]): readonly ReasonedRule[] {
  const tools = servers.flatMap(({ name, deniedTools }) => deniedTools.map((tool) => `${name}/${tool}`));
  return [
    ...SHELL_DENIED,
    ...SHELL_ASKED,
    ...FILES,
    ...WEB,
    ...(tools.length === 0 ? [] : [deny("mcp", "Tools of approved servers that nobody approved.", tools)]),
  ];
}

import { expect } from "chai";
import { noSecretsInPlainInputs } from "../../../policypacks/mas-trm/rules/governance/no-secrets-in-plain-inputs.ts";
import { examine, unknown } from "../support/examine.ts";

// Put together here so that no scanner takes this file for a leak.
const privateKey = `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIE`;
const pat = `ghp_${"a1B2".repeat(9)}`;
const found = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(noSecretsInPlainInputs, [{ type, name: "it", props }]);
const variables = (set: Readonly<Record<string, unknown>>) =>
  found("aws:lambda/function:Function", { environment: { variables: set } });
const looks = (path: string) => [`violation it: ${path} holds what looks like a credential`];
const named = (path: string) => [`violation it: ${path} is named for a secret and stands in plain text`];

describe("no-secrets-in-plain-inputs", () => {
  for (const [why, set, expected] of [
    ["passes other variables", { STAGE: "prod", TOKEN_LIMIT: "8000", TIMEOUT: 3 }, []],
    ["refuses a private key", { CERT: privateKey }, looks("environment.variables.CERT")],
    ["refuses a token by its form", { GH: pat }, looks("environment.variables.GH")],
    [
      "refuses a password within an address",
      { DB: "postgres://app:example@db:5432/app" },
      looks("environment.variables.DB"),
    ],
    ["passes an address without one", { DB: "postgres://db:5432/app" }, []],
    ["refuses a name for a secret", { DB_PASSWORD: "x" }, named("environment.variables.DB_PASSWORD")],
    [
      "refuses it in another case",
      { dbPassword: "x", ApiKey: "y" },
      [...named("environment.variables.dbPassword"), ...named("environment.variables.ApiKey")],
    ],
    [
      "refuses it while the value is not known yet",
      { DB_PASSWORD: unknown },
      named("environment.variables.DB_PASSWORD"),
    ],
    ["says once what is wrong twice", { AUTH_TOKEN: pat }, looks("environment.variables.AUTH_TOKEN")],
    [
      "passes what leads to a secret",
      { DB_SECRET: "arn:aws:secretsmanager:us-east-1:111122223333:secret:db", API_KEY: "/kiro/api-key" },
      [],
    ],
    [
      "passes the whole ARN of a secret under any name",
      { DATABASE: "arn:aws:secretsmanager:us-east-1:111122223333:secret:claims-database-a1B2c3" },
      [],
    ],
    [
      "refuses a credential beside such an ARN",
      {
        SETTINGS: '{"db":"arn:aws:secretsmanager:us-east-1:111122223333:secret:claims","password":"correct-horse"}',
      },
      [...looks("environment.variables.SETTINGS"), ...named("environment.variables.SETTINGS.password")],
    ],
    ["passes an empty value", { DB_PASSWORD: "" }, []],
  ] as const) {
    it(why, () => {
      expect(variables(set)).to.have.members(expected);
    });
  }

  describe("knows a credential by its form", () => {
    const jwt = (signature: string) => `eyJ${"aB-3_".repeat(2)}.eyJ${"cD_4-".repeat(2)}.${signature}`;
    for (const [of, whole, cutShort] of [
      ["GitHub", pat, pat.slice(0, -1)],
      ["GitHub, fine-grained", `github_pat_${"a1_B2".repeat(10)}`, `github_pat_${"a1_B2".repeat(9)}`],
      ["GitLab", `glpat-${"a1-_B".repeat(4)}`, `glpat-${"a1-_B".repeat(3)}`],
      ["Slack", `xoxb-${"a1-B2".repeat(2)}`, "xoxb-a1-B2a1-B"],
      ["Pulumi", `pul-${"0a1f".repeat(10)}`, `pul-${"0a1f".repeat(9)}`],
      ["a session", jwt("eF-5_gH-6_"), jwt("eF-5_gH-6")],
    ] as const) {
      it(`of ${of}, and passes what is too short for one`, () => {
        expect(variables({ IT: `use ${whole}` })).to.deep.equal(looks("environment.variables.IT"));
        expect(variables({ IT: `use ${cutShort}` })).to.deep.equal([]);
      });
    }

    it("within an address of any scheme", () => {
      expect(variables({ IT: "at x://app:example@db:5432" })).to.deep.equal(looks("environment.variables.IT"));
    });
  });

  describe("in user data", () => {
    const script = "#!/bin/sh\nexport PASSWORD=correct-horse\n";
    for (const type of [
      "aws:ec2/instance:Instance",
      "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
      "aws:ec2/launchConfiguration:LaunchConfiguration",
    ]) {
      it(`refuses a credential in ${type}, plain or in base64`, () => {
        expect(found(type, { userData: script })).to.deep.equal(looks("userData"));
        expect(found(type, { userDataBase64: Buffer.from(script).toString("base64") })).to.deep.equal(
          looks("userDataBase64"),
        );
      });
    }

    it("refuses a credential in a launch template", () => {
      expect(
        found("aws:ec2/launchTemplate:LaunchTemplate", { userData: Buffer.from(script).toString("base64") }),
      ).to.deep.equal(looks("userData"));
    });

    for (const line of [
      "export DB_PASSWORD=correct-horse",
      "PGPASSWORD='correct-horse' psql",
      "dbPassword: correct-horse",
      '{ "client_secret": "correct-horse" }',
      "api-key = correct-horse",
      "REGISTRY_TOKEN=correct-horse",
    ]) {
      it(`refuses a credential that a script assigns: ${line}`, () => {
        expect(found("aws:ec2/instance:Instance", { userData: `#!/bin/sh\n${line}\n` })).to.deep.equal(
          looks("userData"),
        );
      });
    }

    for (const line of [
      "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)",
      "export DB_PASSWORD=`fetch-the-secret db`",
      'PGPASSWORD="${FETCHED_BEFORE}" psql',
      "DB_SECRET=arn:aws:secretsmanager:us-east-1:111122223333:secret:db",
      'DB_PASSWORD: "/run/secrets/database"',
      "DB_PASSWORD_FILE=/run/secrets/database",
      "METADATA_TOKEN_SECONDS=21600000",
      "password: <ask the owner>",
    ]) {
      it(`passes a script that fetches its secrets: ${line}`, () => {
        expect(found("aws:ec2/instance:Instance", { userData: `#!/bin/sh\n${line}\n` })).to.deep.equal([]);
      });
    }

    it("passes an address into which the script puts the password, and no other", () => {
      for (const token of ["$TOKEN", "${TOKEN}", "{{token}}", "<token>", "%TOKEN%"]) {
        const cloning = `#!/bin/sh\ngit clone https://oauth2:${token}@git.bank.example/tools\n`;
        expect(found("aws:ec2/instance:Instance", { userData: cloning }), token).to.deep.equal([]);
      }
      const told = "#!/bin/sh\ngit clone https://oauth2:glrt-1a2b3c4d@git.bank.example/tools\n";
      expect(found("aws:ec2/instance:Instance", { userData: told })).to.deep.equal(looks("userData"));
    });
  });

  it("judges parameters by their type and name", () => {
    const parameter = (props: Readonly<Record<string, unknown>>) => found("aws:ssm/parameter:Parameter", props);
    expect(parameter({ type: "String", name: "/kiro/region", value: "us-east-1" })).to.deep.equal([]);
    expect(parameter({ type: "String", name: "/kiro/key", value: privateKey })).to.deep.equal(looks("value"));
    expect(parameter({ type: "String", name: "/kiro/db-password", value: "x" })).to.deep.equal(named("value"));
    expect(parameter({ type: "SecureString", name: "/kiro/db-password", value: privateKey })).to.deep.equal([]);
    const elsewhere = { type: "SecureString", environment: { variables: { CERT: privateKey } } };
    expect(found("aws:lambda/function:Function", elsewhere)).to.deep.equal(looks("environment.variables.CERT"));
    expect(parameter({ type: unknown, name: "/kiro/db-password" })).to.deep.equal([
      "undetermined it: type is not known yet",
    ]);
  });

  it("looks into containers and builds", () => {
    const containerDefinitions = JSON.stringify([
      {
        environment: [{ name: "DB_PASSWORD", value: "x" }],
        secrets: [{ name: "API_KEY", valueFrom: "arn:aws:ssm:1" }],
      },
    ]);
    expect(found("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions })).to.deep.equal(
      named("containerDefinitions[0].environment[0].value"),
    );
    const build = (type: string) =>
      found("aws:codebuild/project:Project", {
        environment: { environmentVariables: [{ name: "NPM_AUTH_TOKEN", value: "x", type }] },
      });
    expect(build("PLAINTEXT")).to.deep.equal(named("environment.environmentVariables[0].value"));
    expect(build("SECRETS_MANAGER")).to.deep.equal([]);
  });

  it("cannot decide on a whole text that is not known yet, and still refuses what stands beside it", () => {
    const open = (path: string) => [`undetermined it: ${path} is not known yet`];
    expect(found("aws:ec2/instance:Instance", { userDataBase64: unknown })).to.deep.equal(open("userDataBase64"));
    const environment = { environmentVariables: unknown };
    expect(found("aws:codebuild/project:Project", { environment, description: pat })).to.have.members([
      ...open("environment.environmentVariables"),
      ...looks("description"),
    ]);
    expect(variables({ QUEUE: unknown, DB_PASSWORD: "x" })).to.deep.equal(named("environment.variables.DB_PASSWORD"));
  });

  it("never repeats what it found, a secret that the engine shows in plain text included", () => {
    expect(variables({ CERT: privateKey, GH: pat, DB_PASSWORD: "hunter2" }).join()).not.to.match(/MIIE|ghp_|hunter2/);
  });
});

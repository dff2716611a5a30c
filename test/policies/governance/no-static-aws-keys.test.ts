import { expect } from "chai";
import { noStaticAwsKeys } from "../../../policypacks/mas-trm/rules/governance/no-static-aws-keys.ts";
import { examine, unknown } from "../support/examine.ts";

// Put together here so that no scanner takes this file for a leak.
const keyId = `AKIA${"IOSFODNN7EXAMPLE"}`;
const session = `ASIA${"IOSFODNN7EXAMPLE"}`;
const LAMBDA = "aws:lambda/function:Function";
const one = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(noStaticAwsKeys, [{ type, name: "it", props }]);
const variables = (set: Readonly<Record<string, unknown>>) => one(LAMBDA, { environment: { variables: set } });
const project = (variable: object) =>
  one("aws:codebuild/project:Project", { environment: { environmentVariables: [variable] } });
const task = (definitions: unknown) =>
  one("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions: JSON.stringify(definitions) });

describe("no-static-aws-keys", () => {
  for (const [why, set, expected] of [
    ["passes other variables", { STAGE: "prod", LIMIT: 3 }, []],
    ["refuses the key id of a user", { ID: keyId }, ["violation it: environment.variables.ID holds an access key id"]],
    [
      "refuses the key id of a session",
      { ID: session },
      ["violation it: environment.variables.ID holds an access key id"],
    ],
    [
      "refuses a key id within a text",
      { URL: `s3://${keyId}:x@bucket` },
      ["violation it: environment.variables.URL holds an access key id"],
    ],
    ["passes a longer word that only holds the letters", { HASH: `X${keyId}` }, []],
    [
      "refuses a variable for the secret",
      { AWS_SECRET_ACCESS_KEY: "example" },
      ["violation it: environment.variables.AWS_SECRET_ACCESS_KEY is a variable for AWS credentials"],
    ],
    [
      "refuses it in another case",
      { aws_session_token: "example" },
      ["violation it: environment.variables.aws_session_token is a variable for AWS credentials"],
    ],
    [
      "refuses it while its value is not known yet",
      { AWS_SECRET_ACCESS_KEY: unknown },
      ["violation it: environment.variables.AWS_SECRET_ACCESS_KEY is a variable for AWS credentials"],
    ],
    ["passes words that only begin like a key id", { A: "AKIA", B: "prod" }, []],
    ["passes it when empty", { AWS_SECRET_ACCESS_KEY: "" }, []],
    [
      "refuses a key id cut in two",
      { A: keyId.slice(0, 4), B: keyId.slice(4) },
      ["violation it: environment.variables.B holds the rest of an access key id"],
    ],
    [
      "refuses it in any order, since the engine keeps none in a map",
      { B: keyId.slice(4), STAGE: "prod", A: keyId.slice(0, 4) },
      ["violation it: environment.variables.B holds the rest of an access key id"],
    ],
    [
      "refuses a key id beside a value that is not known yet",
      { A: unknown, B: keyId },
      ["violation it: environment.variables.B holds an access key id"],
    ],
  ] as const) {
    it(why, () => {
      expect(variables(set)).to.deep.equal(expected);
    });
  }

  describe("in CodeBuild", () => {
    const place = ["violation it: environment.environmentVariables[0].value is a variable for AWS credentials"];
    for (const [why, variable, expected] of [
      ["refuses a plain variable", { name: "AWS_SECRET_ACCESS_KEY", value: "example", type: "PLAINTEXT" }, place],
      ["refuses a variable without a type, which is plain", { name: "AWS_ACCESS_KEY_ID", value: "example" }, place],
      [
        "passes the name of a secret",
        { name: "AWS_SECRET_ACCESS_KEY", value: "build/key", type: "SECRETS_MANAGER" },
        [],
      ],
      [
        "passes the name of a parameter",
        { name: "AWS_SECRET_ACCESS_KEY", value: "/build/key", type: "PARAMETER_STORE" },
        [],
      ],
      [
        "refuses a type that is not known yet",
        { name: "AWS_SECRET_ACCESS_KEY", value: "example", type: unknown },
        place,
      ],
    ] as const) {
      it(why, () => {
        expect(project(variable)).to.deep.equal(expected);
      });
    }
  });

  it("looks into the container definitions of ECS", () => {
    expect(task([{ environment: [{ name: "AWS_SECRET_ACCESS_KEY", value: "example" }] }])).to.deep.equal([
      "violation it: containerDefinitions[0].environment[0].value is a variable for AWS credentials",
    ]);
    expect(task([{ environment: [{ name: "ID", value: keyId }] }])).to.deep.equal([
      "violation it: containerDefinitions holds an access key id",
    ]);
    expect(
      task([
        { secrets: [{ name: "AWS_SECRET_ACCESS_KEY", valueFrom: "arn:aws:ssm:us-east-1:111122223333:parameter/key" }] },
      ]),
    ).to.deep.equal([]);
  });

  it("looks into user data in base64", () => {
    const userData = Buffer.from(`#!/bin/sh\nexport ID=${keyId}\n`).toString("base64");
    expect(one("aws:ec2/launchTemplate:LaunchTemplate", { userData })).to.deep.equal([
      "violation it: userData holds an access key id",
    ]);
  });

  it("cannot decide on a whole text that is not known yet, and still refuses what stands beside it", () => {
    const open = (path: string) => [`undetermined it: ${path} is not known yet`];
    expect(one("aws:ec2/launchTemplate:LaunchTemplate", { userData: unknown })).to.deep.equal(open("userData"));
    expect(one("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions: unknown })).to.deep.equal(
      open("containerDefinitions"),
    );
    for (const [environment, path] of [
      [unknown, "environment"],
      [{ variables: unknown }, "environment.variables"],
    ] as const) {
      expect(one(LAMBDA, { environment, description: keyId })).to.have.members([
        ...open(path),
        "violation it: description holds an access key id",
      ]);
    }
  });

  it("leaves a single variable that is not known yet to the update, which shows it", () => {
    expect(variables({ QUEUE: unknown })).to.deep.equal([]);
  });

  it("refuses credentials of a provider, whatever their value", () => {
    for (const name of ["accessKey", "secretKey", "token"]) {
      expect(one("pulumi:providers:aws", { region: "us-east-1", [name]: unknown })).to.deep.equal([
        `violation it: the provider is given its ${name}`,
      ]);
    }
    expect(one("pulumi:providers:aws-native", { secretKey: "example" })).to.deep.equal([
      "violation it: the provider is given its secretKey",
    ]);
    expect(one("pulumi:providers:aws", { region: "us-east-1", profile: "bank" })).to.deep.equal([]);
    expect(one("aws:iot/thing:Thing", { token: "example" })).to.deep.equal([]);
  });

  it("never repeats what it found", () => {
    const said = variables({ ID: keyId, AWS_SECRET_ACCESS_KEY: "hunter2" }).join();
    expect(said).not.to.include(keyId);
    expect(said).not.to.include("hunter2");
  });
});

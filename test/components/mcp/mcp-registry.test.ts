import { expect } from "chai";
import { McpRegistry, type McpRegistryArgs } from "../../../components/index.ts";
import { rules as RULES } from "../../../policypacks/mas-trm/rules/index.ts";
import { examine } from "../../policies/support/examine.ts";
import { graphOf, one, type Registration, record, refusalOf, statementsOf } from "../../support/record.ts";
import { GIT } from "../endpoint-fixtures.ts";
import { GOOD } from "../fixtures.ts";

const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";
const BUCKET = "arn:aws:s3:::kiro-mcp-registry-111122223333";
const ENDPOINT = "vpce-0123456789abcdef0";
const build = (change: Partial<McpRegistryArgs> = {}) =>
  record(() => new McpRegistry("mcp", { ...GOOD.registry, ...change }));
const policyOf = (made: readonly Registration[]) =>
  statementsOf(one(made, "aws:s3/bucketPolicy:BucketPolicy"), "policy");

describe("McpRegistry", () => {
  it("makes a hardened bucket with the registry in it", async () => {
    expect(graphOf(await build())).to.deep.equal(
      [
        "mcp aws:s3/bucket:Bucket < mcp",
        `mcp ${OBJECT} < mcp`,
        "mcp aws:s3/bucketOwnershipControls:BucketOwnershipControls < mcp",
        "mcp aws:s3/bucketPolicy:BucketPolicy < mcp",
        "mcp aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock < mcp",
        "mcp aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration < mcp",
        "mcp aws:s3/bucketVersioning:BucketVersioning < mcp",
        "mcp kiro:mcp:McpRegistry",
      ].sort(),
    );
  });

  it("publishes where the registry is, and its digest", async () => {
    const made = await build();
    const object = one(made, OBJECT).inputs;
    expect(object["key"]).to.equal("registry.json");
    expect(one(made, "kiro:mcp:McpRegistry").outputs).to.deep.equal({
      bucketName: "kiro-mcp-registry-111122223333",
      registryUrl: "https://kiro-mcp-registry-111122223333.s3.us-east-1.amazonaws.com/registry.json",
      digest: (object["metadata"] as { sha256: string }).sha256,
    });
  });

  it("encrypts with the customer key, and lets nobody from outside read", async () => {
    const made = await build();
    expect(one(made, OBJECT).inputs).not.to.have.property("serverSideEncryption");
    expect(Object.keys(policyOf(made))).to.deep.equal(["DenyPlainHttp", "DenyOldTls", "DenyOutsiders"]);
  });

  it("serves the one file, and nothing else, to clients without credentials that come through the endpoint", async () => {
    const made = await build({ servedThrough: ENDPOINT });
    // S3 decrypts with a customer key only for callers who sign their requests.
    expect(one(made, OBJECT).inputs["serverSideEncryption"]).to.equal("AES256");
    const { DenyOutsiders, DesktopsReadRegistry } = policyOf(made);
    expect(DesktopsReadRegistry).to.deep.equal({
      Sid: "DesktopsReadRegistry",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: `${BUCKET}/registry.json`,
      Condition: { StringEquals: { "aws:SourceVpce": ENDPOINT } },
    });
    expect(DenyOutsiders).to.have.nested.property("Condition.StringNotEquals").deep.equal({
      "aws:PrincipalAccount": "111122223333",
      "aws:SourceVpce": ENDPOINT,
    });
  });

  for (const servedThrough of [undefined, ENDPOINT]) {
    it(`passes every rule of the pack ${servedThrough === undefined ? "closed" : "served through an endpoint"}`, async () => {
      const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555";
      const made = (await build({ servedThrough, keyArn })).filter(({ custom }) => custom);
      const resources = made.map(({ type, name, inputs, protect }) => ({
        type,
        name,
        props: inputs,
        options: { protect },
      }));
      const rules = RULES.filter(({ types }) => types !== "every" && types.some((type) => /^aws:s3/.test(type)));
      expect(rules).to.have.length.greaterThan(8);
      // Buckets of account and other rules that look at a whole account are judged on the whole zone.
      const findings = rules.flatMap((rule) => examine(rule, resources).map((line) => `${rule.id}: ${line}`));
      expect(findings.filter((line) => !/\(stack\)/.test(line))).to.deep.equal([]);
    });
  }

  it("outlives the stack, with its history, when told to", async () => {
    const kept = (await build()).filter(({ custom, name, type }) => custom && name === "mcp" && type !== OBJECT);
    expect(kept.every(({ protect, retainOnDelete }) => protect && retainOnDelete)).to.equal(true);
    const free = await build({ protect: false });
    expect(free.some(({ protect }) => protect)).to.equal(false);
    expect(one(free, "aws:s3/bucket:Bucket").inputs["forceDestroy"]).to.equal(true);
  });

  it("refuses bad arguments, all at once", async () => {
    const bad = { bucketName: "kiro.mcp", servedThrough: "vpc-1", servers: [{ ...GIT, version: "latest" }] };
    expect(await refusalOf(() => new McpRegistry("mcp", { ...GOOD.registry, ...bad }))).to.equal(
      [
        'McpRegistry "mcp" cannot be built:',
        '  - bucketName: holds a dot, got "kiro.mcp"; letters, digits and hyphens',
        '  - servers[0].version: is not exact, got "latest"; must be a version such as 1.2.3, never latest',
        '  - servers[0].change.subject: approves something else, got "pypi mcp-server-git 2026.10.19"; must be "pypi mcp-server-git latest", or the server needs a new approval',
        '  - servedThrough: not a VPC endpoint, got "vpc-1"; an id such as vpce-0123456789abcdef0',
      ].join("\n"),
    );
  });
});

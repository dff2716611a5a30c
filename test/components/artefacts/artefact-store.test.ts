import { createHash } from "node:crypto";
import { expect } from "chai";
import { ArtefactStore, type ArtefactStoreArgs } from "../../../components/index.ts";
import { graphOf, ofType, one, type Registration, record, refusalOf, statementsOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const BUCKET = "arn:aws:s3:::kiro-artefacts-111122223333";
const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";
const build = (change: Partial<ArtefactStoreArgs> = {}, preview = false) =>
  record(() => new ArtefactStore("files", { ...GOOD.artefacts, ...change }), { preview });
const artefact = (path: string, content = "x\n") => ({
  path,
  mediaType: "text/plain",
  content,
  purpose: "For a test.",
});

describe("ArtefactStore", () => {
  let made: readonly Registration[];
  before(async () => {
    made = await build();
  });

  it("makes a hardened bucket and an object for each file, named after its path", () => {
    expect(graphOf(made)).to.deep.equal([
      "files aws:s3/bucket:Bucket < files",
      "files aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration < files",
      "files aws:s3/bucketOwnershipControls:BucketOwnershipControls < files",
      "files aws:s3/bucketPolicy:BucketPolicy < files",
      "files aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock < files",
      "files aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration < files",
      "files aws:s3/bucketVersioning:BucketVersioning < files",
      "files kiro:artefacts:ArtefactStore",
      `files-a-one-json ${OBJECT} < files`,
      `files-two-md ${OBJECT} < files`,
    ]);
  });

  it("shows content, type and digest of each file at preview", async () => {
    const content = '{"name":"\u00e9"}\n';
    expect(one(await build({}, true), OBJECT, "files-a-one-json").inputs).to.deep.equal({
      bucket: "kiro-artefacts-111122223333",
      key: "a/one.json",
      content,
      contentType: "application/json",
      metadata: { sha256: createHash("sha256").update(Buffer.from(content, "utf8")).digest("hex") },
      tags: tags("files-a-one-json", "artefacts", "MAS-TRM 7.5"),
    });
  });

  it("puts files only into a bucket that is closed and encrypted", () => {
    expect(one(made, OBJECT, "files-two-md").dependsOn).to.include.members([
      "aws:s3/bucketPolicy:BucketPolicy files",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration files",
      "aws:s3/bucketVersioning:BucketVersioning files",
    ]);
  });

  it("lets in nobody from outside, and nobody without modern TLS", () => {
    const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [BUCKET, `${BUCKET}/*`] };
    expect(statementsOf(one(made, "aws:s3/bucketPolicy:BucketPolicy"), "policy")).to.deep.equal({
      DenyPlainHttp: { Sid: "DenyPlainHttp", ...denied, Condition: { Bool: { "aws:SecureTransport": "false" } } },
      DenyOldTls: { Sid: "DenyOldTls", ...denied, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      DenyOutsiders: {
        Sid: "DenyOutsiders",
        ...denied,
        Condition: {
          StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
    });
  });

  it("draws the line around the organization where there is one", async () => {
    const policy = statementsOf(
      one(await build({ organizationId: "o-a1b2c3d4e5" }), "aws:s3/bucketPolicy:BucketPolicy"),
      "policy",
    );
    expect(policy["DenyOutsiders"]).to.have.nested.property("Condition.StringNotEquals").deep.equal({
      "aws:PrincipalOrgID": "o-a1b2c3d4e5",
    });
  });

  it("keeps older versions for a year, or as long as it is told", async () => {
    const daysOf = (from: readonly Registration[]) => {
      const { rules } = one(from, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").inputs;
      return (rules as { noncurrentVersionExpiration: { noncurrentDays: number } }[])[0]?.noncurrentVersionExpiration;
    };
    expect(daysOf(made)).to.deep.equal({ noncurrentDays: 365 });
    expect(daysOf(await build({ olderVersionsForDays: 30 }))).to.deep.equal({ noncurrentDays: 30 });
  });

  it("is emptied by destroy only when told to, and never protected: its files can be rendered again", async () => {
    const bucketOf = (from: readonly Registration[]) => one(from, "aws:s3/bucket:Bucket");
    expect(bucketOf(made).inputs["forceDestroy"]).to.equal(false);
    expect(bucketOf(await build({ emptyOnDestroy: true })).inputs["forceDestroy"]).to.equal(true);
    expect(made.some(({ protect }) => protect)).to.equal(false);
  });

  it("publishes its name and the files' digests", () => {
    const { bucketName, digests } = one(made, "kiro:artefacts:ArtefactStore").outputs ?? {};
    expect(bucketName).to.equal("kiro-artefacts-111122223333");
    expect(digests).to.deep.equal(
      Object.fromEntries(
        ofType(made, OBJECT).map(({ inputs }) => [inputs["key"], (inputs["metadata"] as { sha256: string }).sha256]),
      ),
    );
  });

  it("refuses bad arguments, all at once", async () => {
    const bad = {
      bucketName: "No",
      olderVersionsForDays: 0,
      artefacts: [
        artefact("../x"),
        artefact("a b"),
        artefact("a/b.txt"),
        artefact("a-b.txt"),
        artefact("c", "\uFEFFc"),
      ],
    };
    expect(await refusalOf(() => new ArtefactStore("files", { ...GOOD.artefacts, ...bad }))).to.equal(
      [
        'ArtefactStore "files" cannot be built:',
        '  - bucketName: not a bucket name, got "No"; 3 to 63 lower-case letters, digits, dots and hyphens',
        "  - olderVersionsForDays: out of range, got 0; a whole number from 1 to 36500",
        '  - artefacts[0].path: not a path, got "../x"; names of letters, digits and . _ - between slashes',
        '  - artefacts[1].path: not a path, got "a b"; names of letters, digits and . _ - between slashes',
        '  - artefacts[3].path: like another\'s, got "a-b.txt"; a path unlike "a/b.txt"',
        "  - artefacts[4].content: begins with a byte order mark; plain UTF-8",
      ].join("\n"),
    );
  });
});

import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as surface from "../../components/index.ts";
import { MANDATORY_TAGS } from "../../components/index.ts";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
import { graphOf, type Registration, record, UNKNOWN } from "../support/record.ts";
import { COMPONENTS, EVERYTHING, type Everything } from "./every-component.ts";
import { ELSEWHERE, PLACE } from "./fixtures.ts";

/** The same arguments in another account, region, partition and environment. */
function moved(args: Everything): Everything {
  const text = JSON.stringify(args)
    .replaceAll("us-east-1", ELSEWHERE.region)
    .replaceAll(PLACE.accountId, ELSEWHERE.accountId)
    .replaceAll("arn:aws:", `arn:${ELSEWHERE.partition}:`)
    .replaceAll('"partition":"aws"', `"partition":"${ELSEWHERE.partition}"`)
    .replaceAll('"environment":"dev"', '"environment":"prod"');
  return JSON.parse(text) as Everything;
}

const AWS_TYPE = /^aws:(?<path>[^:]+):(?<kind>\w+)$/;

/** Whether the provider's typings give the type a `tags` argument. */
function isTaggable(type: string): boolean {
  const { path, kind } = AWS_TYPE.exec(type)?.groups ?? {};
  const typings = readFileSync(new URL(`../../node_modules/@pulumi/aws/${path ?? ""}.d.ts`, import.meta.url), "utf8");
  const args = typings.slice(typings.indexOf(`export interface ${kind ?? ""}Args `));
  return /^ {4}tags\?: /m.test(args);
}

/** Types that hold lists of hosts. */
const HOST_LISTS = [
  "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
  "aws:networkfirewall/ruleGroup:RuleGroup",
];

const POLICY_PROPERTIES = ["policy", "inlinePolicy", "assumeRolePolicy", "policyDocument"];
const policiesOf = (made: readonly Registration[]) =>
  made.flatMap(({ name, type, inputs }) =>
    POLICY_PROPERTIES.filter((property) => inputs[property] !== undefined).map((property) => ({
      where: `${name} ${type} ${property}`,
      document: inputs[property],
    })),
  );

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: unknown;
  readonly Condition?: unknown;
}
const readStatements = (document: string) => (JSON.parse(document) as { Statement: Statement[] }).Statement;

describe("components: what holds for all of them", () => {
  it("are all looked at here", () => {
    const exported = Object.values<unknown>(surface).filter(
      (it) => typeof it === "function" && it.prototype instanceof pulumi.ComponentResource,
    );
    expect(COMPONENTS.map(({ kind }) => kind)).to.have.members([...exported, KiroLandingZone]);
  });

  for (const { layer, kind, build } of COMPONENTS) {
    describe(kind.name, () => {
      let made: readonly Registration[];
      let elsewhere: readonly Registration[];
      let fields: readonly string[];

      before(async () => {
        made = await record(() => {
          // Fields of the SDK's own begin with two underscores, but for urn.
          fields = Object.keys(build(EVERYTHING)).filter((field) => !field.startsWith("__") && field !== "urn");
        });
        elsewhere = await record(() => build(moved(EVERYTHING)));
      });

      it("is registered under its layer and class", () => {
        const component = made.find(({ parent }) => parent === undefined);
        expect(component?.type).to.equal(`kiro:${layer}:${kind.name}`);
      });

      it("names each child after its parent", () => {
        for (const { name, parent } of made) {
          if (parent !== undefined) expect(`${name}-`.startsWith(`${parent}-`), `${name} < ${parent}`).to.equal(true);
        }
      });

      it("gives each resource a parent", () => {
        expect(made.filter(({ parent }) => parent === undefined).map(({ name }) => name)).to.deep.equal(["it"]);
      });

      it("tags each resource that takes tags", () => {
        const untagged = made
          .filter(({ custom, type }) => custom && isTaggable(type))
          .filter(({ inputs }) => MANDATORY_TAGS.some((tag) => !(inputs["tags"] as Record<string, string>)?.[tag]));
        expect(untagged.map(({ name, type }) => `${name} ${type}`)).to.deep.equal([]);
      });

      it("holds no account, region, partition or environment of its own", () => {
        // Some of Kiro's public hosts carry us-east-1 in their names, wherever the workload is.
        const own = elsewhere.filter(
          ({ type, inputs }) => !HOST_LISTS.includes(type) && !/^egress\//.test(String(inputs["key"])),
        );
        expect(JSON.stringify(own)).not.to.match(/111122223333|us-east-1|arn:aws:|"dev"/);
      });

      it("keeps its logical names in every account, region and environment", () => {
        const onlyInUsEast1 = /codewhisperer/;
        expect(graphOf(elsewhere)).to.deep.equal(graphOf(made).filter((line) => !onlyInUsEast1.test(line)));
      });

      it("publishes each public field", () => {
        const component = made.find(({ parent }) => parent === undefined);
        expect(Object.keys(component?.outputs ?? {})).to.have.members([...fields]);
        expect(fields).not.to.be.empty;
      });

      it("writes only policy documents that are known at preview, with no open door in them", async () => {
        for (const { where, document } of policiesOf(await record(() => build(EVERYTHING), { preview: true }))) {
          expect(document, where).to.be.a("string").that.does.not.contain(UNKNOWN);
          for (const { Sid, Effect, Principal, Action, Condition } of readStatements(String(document))) {
            const service = (Principal as { Service?: string } | undefined)?.Service;
            const open = Effect === "Allow" && (Principal === "*" || service !== undefined || Action === "*");
            // These take their role, or publish, without telling for what, so a condition would lock them out.
            if (open && !["CloudTrailOnly", "WorkSpacesOnly", "RulesPublish"].includes(Sid))
              expect(Condition, `${where} ${Sid}`).to.be.an("object");
          }
        }
      });
    });
  }
});

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { IDENTITY_POLICIES } from "../../../../policypacks/mas-trm/kit/iam/identity-policies.ts";
import { RESOURCE_POLICIES } from "../../../../policypacks/mas-trm/kit/iam/resource-policies.ts";

const PACKAGE = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));

/** Types whose property of such a name is not a policy in IAM's language, or is a ceiling and lets nobody in. */
const OTHERS = [
  "aws:cloudwatch/logAccountPolicy:LogAccountPolicy",
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
  "aws:cloudwatch/logIndexPolicy:LogIndexPolicy",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  "aws:iot/policyAttachment:PolicyAttachment",
  "aws:networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment",
  "aws:opensearch/serverlessAccessPolicy:ServerlessAccessPolicy",
  "aws:opensearch/serverlessLifecyclePolicy:ServerlessLifecyclePolicy",
  "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
  "aws:ses/receiptFilter:ReceiptFilter",
  "aws:sns/dataProtectionPolicy:DataProtectionPolicy",
  "aws:transfer/access:Access",
  "aws:transfer/user:User",
  "aws:verifiedaccess/endpoint:Endpoint",
  "aws:verifiedaccess/group:Group",
];

/** The types of the installed provider that take a text under a name by which policies go. */
function typesWithPolicies(): readonly string[] {
  const property =
    /\n {4}(?:policy|policyDocument|resourcePolicy|accessPolicy|accessPolicies|assumeRolePolicy|inlinePolicy|deliveryDestinationPolicy|repositoryPolicy)\??: .*(?:string|PolicyDocument)/;
  const services = readdirSync(PACKAGE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return services.flatMap(({ name: service }) =>
    readdirSync(join(PACKAGE, service))
      .filter((file) => /^(?!get[A-Z]|index).*\.d\.ts$/.test(file))
      .flatMap((file) => {
        const path = join(PACKAGE, service, file);
        const [inputs = ""] = /export interface \w+Args \{[^]*/.exec(readFileSync(path, "utf8")) ?? [];
        if (!property.test(inputs)) return [];
        return /__pulumiType = '([^']+)'/.exec(readFileSync(path.replace(/\.d\.ts$/, ".js"), "utf8"))?.[1] ?? [];
      }),
  );
}

describe("the types with policies of their own", () => {
  it("are all that the installed provider has, but for those that are something else", () => {
    const known = new Set([...RESOURCE_POLICIES, ...IDENTITY_POLICIES, ...OTHERS]);
    expect(typesWithPolicies().filter((type) => !known.has(type))).to.deep.equal([]);
  });

  it("are named once each", () => {
    expect(new Set(RESOURCE_POLICIES).size).to.equal(RESOURCE_POLICIES.length);
  });
});

import { textOf } from "../../rpc/values.ts";
import { CLOCK, expand, type Facts, fixed, type Recipes, type RecipeTable, regional } from "../recipe.ts";

/** The parts of a bucket's configuration are resources that are known by the bucket's name. */
const BUCKET_PART: Recipes = { id: "{bucket}" };

/** Hosted zones of S3's regional endpoints are AWS's own; one is made up for each Region. */
const BUCKET: Recipes = {
  id: "{bucket}",
  arn: "arn:{partition}:s3:::{bucket}",
  bucketDomainName: "{bucket}.s3.{dns}",
  bucketRegionalDomainName: "{bucket}.s3.{region}.{dns}",
  bucketRegion: "{region}",
  hostedZoneId: "Z{upper13:@region.s3}",
  objectLockEnabled: fixed(false),
  requestPayer: fixed("BucketOwner"),
  versioning: fixed({ enabled: false, mfaDelete: false }),
  serverSideEncryptionConfiguration: fixed({
    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
  }),
};

const OBJECT: Recipes = {
  id: (facts) => objectKey(facts),
  key: objectKey,
  arn: (facts) => `arn:${facts.place.partition}:s3:::${textOf(facts.known["bucket"]) ?? ""}/${objectKey(facts)}`,
  etag: "{hex32:etag}",
  storageClass: fixed("STANDARD"),
  serverSideEncryption: fixed("AES256"),
  bucketKeyEnabled: fixed(false),
  contentType: fixed("application/octet-stream"),
  versionId: "{lower32:version}",
};

/** An object is named like its resource unless it has a key. */
function objectKey({ known, name }: Facts): string {
  return textOf(known["key"]) ?? name;
}

function directoryName(facts: Facts): string {
  return textOf(facts.known["workspaceDirectoryName"]) ?? "corp.example.com";
}

/** A Route 53 Resolver resource. */
function resolver(prefix: string, kind: string): Recipes {
  return {
    id: `${prefix}-{hex17}`,
    arn: regional("route53resolver", `${kind}/{id}`),
    ownerId: "{account}",
    shareStatus: fixed("NOT_SHARED"),
  };
}

/** S3, desktops, file systems, DNS, automation. */
export const STORAGE_RECIPES: RecipeTable = {
  "aws:s3/bucket:Bucket": BUCKET,
  "aws:s3/bucketVersioning:BucketVersioning": BUCKET_PART,
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": BUCKET_PART,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    ...BUCKET_PART,
    transitionDefaultMinimumObjectSize: fixed("all_storage_classes_128K"),
    expectedBucketOwner: fixed(""),
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": BUCKET_PART,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": BUCKET_PART,
  "aws:s3/bucketPolicy:BucketPolicy": BUCKET_PART,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": BUCKET_PART,
  "aws:s3/bucketLogging:BucketLogging": BUCKET_PART,
  "aws:s3/bucketNotification:BucketNotification": BUCKET_PART,
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": BUCKET_PART,
  "aws:s3/bucketAcl:BucketAcl": { id: "{bucket},{acl}" },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { id: "{account}", accountId: "{account}" },
  "aws:s3/bucketObjectv2:BucketObjectv2": OBJECT,
  "aws:s3/bucketObject:BucketObject": OBJECT,
  "aws:workspaces/workspace:Workspace": {
    id: "ws-{lower9}",
    computerName: "WSAMZN-{upper8:computer}",
    ipAddress: "10.0.1.{hex1:address}",
    state: fixed("AVAILABLE"),
  },
  "aws:workspaces/directory:Directory": {
    id: (facts) => textOf(facts.known["directoryId"]) ?? expand("wsd-{lower9}", facts),
    directoryId: "{id}",
    alias: "d-{hex10:alias}",
    directoryName,
    directoryType: fixed("SIMPLE_AD"),
    customerUserName: fixed("Administrator"),
    dnsIpAddresses: fixed(["10.0.1.10", "10.0.2.10"]),
    iamRoleId: "arn:{partition}:iam::{account}:role/workspaces_DefaultRole",
    registrationCode: "SLiad+{upper6:code}",
    workspaceSecurityGroupId: "sg-{hex17:group}",
    tenancy: fixed("SHARED"),
    ipGroupIds: fixed([]),
  },
  "aws:workspaces/ipGroup:IpGroup": { id: "wsipg-{lower9}" },
  "aws:directoryservice/directory:Directory": {
    id: "d-{hex10}",
    accessUrl: "{id}.awsapps.com",
    alias: "{id}",
    dnsIpAddresses: fixed(["10.0.1.10", "10.0.2.10"]),
    securityGroupId: "sg-{hex17:group}",
    edition: fixed("Enterprise"),
    size: fixed("Large"),
  },
  "aws:directoryservice/logSubscription:LogSubscription": { id: "{directoryId}" },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": {
    id: "fs-{hex17}",
    arn: regional("fsx", "file-system/{id}"),
    dnsName: "amznfsx{lower8:dns}.corp.example.com",
    networkInterfaceIds: (facts) => [expand("eni-{hex17:eni}", facts)],
    ownerId: "{account}",
    preferredFileServerIp: fixed("10.0.1.20"),
    remoteAdministrationEndpoint: "amznfsx{lower8:admin}.corp.example.com",
    vpcId: "vpc-{hex17:vpc}",
    storageCapacity: fixed(32),
  },
  "aws:ssm/document:Document": {
    id: "{name}",
    arn: regional("ssm", "document/{name}"),
    createdDate: fixed(CLOCK),
    owner: "{account}",
    status: fixed("Active"),
    hash: "{hex64:hash}",
    hashType: fixed("Sha256"),
    documentVersion: fixed("1"),
    defaultVersion: fixed("1"),
    latestVersion: fixed("1"),
    schemaVersion: fixed("2.2"),
    platformTypes: fixed(["Linux", "Windows"]),
  },
  "aws:ssm/parameter:Parameter": {
    id: "{name}",
    arn: ({ known, place: { account, partition, region } }) =>
      `arn:${partition}:ssm:${region}:${account}:parameter/${(textOf(known["name"]) ?? "").replace(/^\//, "")}`,
    version: fixed(1),
    tier: fixed("Standard"),
    dataType: fixed("text"),
  },
  "aws:ssm/association:Association": {
    id: "{uuid}",
    associationId: "{id}",
    arn: regional("ssm", "association/{id}"),
    documentVersion: fixed("$DEFAULT"),
  },
  "aws:route53/zone:Zone": {
    id: "Z{upper20}",
    zoneId: "{id}",
    arn: "arn:{partition}:route53:::hostedzone/{id}",
    nameServers: fixed(["ns-1.awsdns-01.org", "ns-2.awsdns-02.co.uk", "ns-3.awsdns-03.com", "ns-4.awsdns-04.net"]),
    primaryNameServer: fixed("ns-1.awsdns-01.org"),
  },
  "aws:route53/record:Record": { id: "{zoneId}_{name}_{type}", fqdn: "{name}", allowOverwrite: fixed(false) },
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": resolver("rqlc", "resolver-query-log-config"),
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": { id: "rqlca-{hex17}" },
  "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": resolver("rslvr-fdl", "firewall-domain-list"),
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": resolver("rslvr-frg", "firewall-rule-group"),
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": { id: "{firewallRuleGroupId}:{firewallDomainListId}" },
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": {
    ...resolver("rslvr-frgassoc", "firewall-rule-group-association"),
    mutationProtection: fixed("DISABLED"),
  },
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": {
    id: "rslvr-fc-{hex17}",
    ownerId: "{account}",
    firewallFailOpen: fixed("DISABLED"),
  },
  "aws:route53/resolverEndpoint:ResolverEndpoint": {
    ...resolver("rslvr", "resolver-endpoint"),
    hostVpcId: "vpc-{hex17:vpc}",
  },
};

import * as aws from "@pulumi/aws";
import { everythingIgnored } from "../faults/access.ts";
import { openBesideSelf, routesInHalves, subnetWithoutAssociation } from "../faults/network.ts";
import { plant } from "../plant.ts";

export const CIDR = "10.20.0.0/16";
const SUBNETS = {
  "app-a": { cidrBlock: "10.20.1.0/24", availabilityZone: "ap-southeast-1a" },
  "app-b": { cidrBlock: "10.20.2.0/24", availabilityZone: "ap-southeast-1b" },
  batch: { cidrBlock: "10.20.3.0/24", availabilityZone: "ap-southeast-1a" },
};
const HTTPS = { protocol: "tcp", fromPort: 443, toPort: 443 };

export interface Network {
  readonly vpc: aws.ec2.Vpc;
  /** Of the application, in two zones. */
  readonly subnets: readonly [aws.ec2.Subnet, aws.ec2.Subnet];
  readonly batch: aws.ec2.Subnet;
  readonly routes: aws.ec2.RouteTable;
  readonly groups: Readonly<Record<"workers" | "balancer" | "database", aws.ec2.SecurityGroup>>;
}

export function makeNetwork(): Network {
  const vpc = new aws.ec2.Vpc("claims", { cidrBlock: CIDR, enableDnsHostnames: true });
  new aws.ec2.DefaultSecurityGroup("closed", { vpcId: vpc.id });
  new aws.ec2.DefaultRouteTable("main-routes", {
    defaultRouteTableId: vpc.defaultRouteTableId,
    routes: plant(routesInHalves, []),
  });
  const routes = new aws.ec2.RouteTable("private", { vpcId: vpc.id });
  const subnet = (name: keyof typeof SUBNETS) => new aws.ec2.Subnet(name, { vpcId: vpc.id, ...SUBNETS[name] });
  const subnets = [subnet("app-a"), subnet("app-b")] as const;
  const batch = subnet("batch");
  const all = { "app-a": subnets[0], "app-b": subnets[1], batch };
  const associated = plant(subnetWithoutAssociation, Object.keys(all));
  for (const [name, { id }] of Object.entries(all)) {
    if (associated.includes(name)) new aws.ec2.RouteTableAssociation(name, { subnetId: id, routeTableId: routes.id });
  }
  makeAcl(vpc, Object.values(all));
  return { vpc, subnets, batch, routes, groups: makeGroups(vpc) };
}

function makeAcl(vpc: aws.ec2.Vpc, subnets: readonly aws.ec2.Subnet[]): void {
  const within = { ...HTTPS, ruleNo: 100, action: "allow", cidrBlock: CIDR };
  const others = { ...within, ruleNo: 110, fromPort: 1024, toPort: 65535, cidrBlock: "10.0.0.0/8" };
  const entries = [within, others];
  new aws.ec2.NetworkAcl("claims", {
    vpcId: vpc.id,
    subnetIds: subnets.map(({ id }) => id),
    ingress: entries,
    egress: entries,
  });
}

function makeGroups(vpc: aws.ec2.Vpc): Network["groups"] {
  const workers = new aws.ec2.SecurityGroup("workers", { vpcId: vpc.id, description: "Workers" });
  const balancer = new aws.ec2.SecurityGroup("balancer", {
    vpcId: vpc.id,
    description: "Entry of the application",
    ingress: [
      { ...HTTPS, self: true },
      { ...HTTPS, cidrBlocks: plant(openBesideSelf, [CIDR]) },
    ],
  });
  const database = new aws.ec2.SecurityGroup(
    "database-group",
    { vpcId: vpc.id, description: "Database" },
    { ignoreChanges: plant(everythingIgnored, ["description"]) },
  );
  const postgres = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
  new aws.vpc.SecurityGroupIngressRule("database-from-workers", {
    ...postgres,
    securityGroupId: database.id,
    referencedSecurityGroupId: workers.id,
  });
  new aws.vpc.SecurityGroupEgressRule("workers-to-database", {
    ...postgres,
    securityGroupId: workers.id,
    referencedSecurityGroupId: database.id,
  });
  return { workers, balancer, database };
}

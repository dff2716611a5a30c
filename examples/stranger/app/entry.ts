import * as aws from "@pulumi/aws";
import { tlsByDefault } from "../faults/network.ts";
import { plant } from "../plant.ts";
import type { Network } from "./network.ts";
import { ACCOUNT, ARCHIVE_BUCKET, REGION } from "./place.ts";

/** Where other applications of the bank call in. */
export function makeEntry({ vpc, subnets, groups }: Network): void {
  const balancer = new aws.alb.LoadBalancer("entry", {
    name: "claims",
    loadBalancerType: "application",
    internal: true,
    subnets: subnets.map(({ id }) => id),
    securityGroups: [groups.balancer.id],
    dropInvalidHeaderFields: true,
    accessLogs: { bucket: ARCHIVE_BUCKET, enabled: true },
  });
  const targets = new aws.alb.TargetGroup("entry", { vpcId: vpc.id, port: 8443, protocol: "HTTPS" });
  const sslPolicy = plant(tlsByDefault, "ELBSecurityPolicy-TLS13-1-2-2021-06");
  new aws.alb.Listener("entry", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    certificateArn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/0a1b2c3d-0000-4000-8000-000000000002`,
    ...(sslPolicy !== undefined && { sslPolicy }),
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
}

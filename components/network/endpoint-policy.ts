import { type AwsPlace, bucketArn } from "../foundation/aws-place.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";
import type { EndpointService } from "./endpoint-services.ts";

/** The boundary that requests through an endpoint may not cross. */
export interface Perimeter {
  readonly place: AwsPlace;
  /**
   * Organization whose members and resources are inside.
   *
   * @default none: only the account itself is inside
   */
  readonly organizationId?: string | undefined;
}

type Strings = Readonly<Record<string, string>>;

/** Condition that the caller is inside the perimeter. */
function ourCallers({ place, organizationId }: Perimeter): Strings {
  return organizationId === undefined
    ? { "aws:PrincipalAccount": place.accountId }
    : { "aws:PrincipalOrgID": organizationId };
}

/** Condition that the resource is inside the perimeter. */
function ourResources({ place, organizationId }: Perimeter): Strings {
  return organizationId === undefined
    ? { "aws:ResourceAccount": place.accountId }
    : { "aws:ResourceOrgID": organizationId };
}

/**
 * The policy of an interface endpoint: the service's own actions, our callers, and our resources where the service can
 * tell whose they are. Undefined for a service without endpoint policies.
 *
 * Asking for our callers also stops credentials of another organization, which are how data leaves over an allowed
 * service. Callers without AWS credentials, such as AssumeRoleWithSAML, are refused too: desktops sign in elsewhere.
 *
 * @control MAS-TRM 11.1.1, 11.1.5
 */
export function interfaceEndpointPolicy(
  service: EndpointService,
  perimeter: Perimeter,
): readonly PolicyStatement[] | undefined {
  if (service.actions === undefined) return undefined;
  return [
    {
      Sid: service.ownedResources ? "OurCallersToOurResources" : "OurCallers",
      Effect: "Allow",
      Principal: "*",
      Action: `${service.actions}:*`,
      Resource: "*",
      Condition: {
        StringEquals: service.ownedResources
          ? { ...ourCallers(perimeter), ...ourResources(perimeter) }
          : ourCallers(perimeter),
      },
    },
  ];
}

/**
 * The policy of the S3 gateway endpoint: our callers to our buckets, and to read those of AWS that Systems Manager and
 * Windows patching fetch from (Systems Manager user guide, "SSM Agent communications with AWS managed S3 buckets").
 *
 * @param unsignedReads ARNs of single objects that clients without AWS credentials fetch, such as the MCP registry
 * @control MAS-TRM 11.1.1, 11.1.5
 */
export function s3EndpointPolicy(
  perimeter: Perimeter,
  unsignedReads: readonly string[] = [],
): readonly PolicyStatement[] {
  const unsigned = { Sid: "UnsignedReads", Effect: "Allow", Principal: "*", Action: "s3:GetObject" } as const;
  return [
    {
      Sid: "OurCallersToOurBuckets",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:*",
      Resource: "*",
      Condition: { StringEquals: { ...ourCallers(perimeter), ...ourResources(perimeter) } },
    },
    {
      Sid: "OurCallersReadBucketsOfAws",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: awsOwnedBuckets(perimeter.place.region).map((bucket) => bucketArn(perimeter.place, bucket, "/*")),
      Condition: { StringEquals: ourCallers(perimeter) },
    },
    ...(unsignedReads.length === 0 ? [] : [{ ...unsigned, Resource: unsignedReads }]),
  ];
}

/** Buckets of AWS's own that agents on desktops fetch from: Systems Manager, patches, documents. */
export function awsOwnedBuckets(region: string): readonly string[] {
  return [
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `aws-windows-downloads-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
  ];
}

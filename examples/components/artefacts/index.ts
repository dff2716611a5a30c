import * as aws from "@pulumi/aws";
import { ArtefactStore, CustomerKey, egressArtefacts } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };

const { keyArn } = new CustomerKey("key", {
  place,
  ownership,
  alias: "team/artefacts",
  purpose: { kind: "data" },
  rotationDays: 365,
  deletionWindowDays: 7,
  protect: false,
});
const store = new ArtefactStore("files", {
  place,
  ownership,
  bucketName: `team-artefacts-${accountId}`,
  keyArn,
  artefacts: [
    // A layer's own: what the firewall and the proxy of the bank must be told.
    ...egressArtefacts({
      identityCenterRegion: "ap-southeast-1",
      portalHost: "d-9667000000.awsapps.com",
      idpHost: "login.microsoftonline.com",
      optionalClasses: [],
      additionalHosts: [],
      internalDomains: ["bank.example"],
      privateHosts: [],
      strictGuideBlockList: false,
    }),
    // And any other.
    {
      path: "runbooks/on-call.md",
      mediaType: "text/markdown",
      content: "# On call\n\nThe security operations centre looks first.\n",
      purpose: "Whom to call.",
    },
  ],
  emptyOnDestroy: true,
});

/** To compare with what somebody put in place. */
export const { bucketName, digests } = store;

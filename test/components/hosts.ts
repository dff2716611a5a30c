import type { EgressChoice } from "../../components/index.ts";

/** Hosts as a bank with Entra ID would choose them. */
export const HOSTS: EgressChoice = {
  identityCenterRegion: "ap-southeast-1",
  portalHost: "d-9667000000.awsapps.com",
  idpHost: "login.microsoftonline.com",
  optionalClasses: [],
  additionalHosts: [],
  internalDomains: ["bank.example"],
  privateHosts: ["kms.us-east-1.amazonaws.com", "q.us-east-1.amazonaws.com"],
  strictGuideBlockList: false,
};

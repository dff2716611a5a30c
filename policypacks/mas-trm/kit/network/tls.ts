/** The oldest version of TLS that an entry may take. */
export type TlsVersion = "1.2" | "1.3";

/** Names of security policies, which tell the minor number of the oldest version that they take. */
const NAMES = [
  // Elastic Load Balancing: ELBSecurityPolicy-TLS13-1-2-2021-06, -TLS-1-2-Ext-2018-06, -FS-1-2-Res-2020-10.
  /^ELBSecurityPolicy-(?:TLS13|TLS|FS)-1-(\d)-/,
  // API Gateway: TLS_1_2, SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09, SecurityPolicy_TLS12_PFS_2025_EDGE.
  /^TLS_1_(\d)$/,
  /^SecurityPolicy_TLS13_1_(\d)_/,
  /^SecurityPolicy_TLS1(\d)_\w+_EDGE$/,
  // CloudFront: TLSv1.2_2021.
  /^TLSv1\.(\d)_\d{4}$/,
];

/** Whether a security policy is known to take no version of TLS older than this one. */
export function isModernPolicy(policy: string, least: TlsVersion): boolean {
  const minor = NAMES.map((name) => name.exec(policy)?.[1]).find((found) => found !== undefined);
  // Of a name that is none of these no number can be made, and that is never enough.
  return Number(minor) >= Number(least.slice(2));
}

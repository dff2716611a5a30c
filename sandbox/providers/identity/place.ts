/** An availability zone, by the name that the account sees and by the id that all accounts share. */
export interface Zone {
  readonly name: string;
  readonly id: string;
}

/** Where a resource lives. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
}

/** Regions with the letters of their zones, where these are not simply a, b, c. */
const ZONE_LETTERS: Readonly<Record<string, string>> = {
  "us-east-1": "abcdef",
  "us-west-1": "ac",
  "us-west-2": "abcd",
  "ca-central-1": "abd",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "cn-north-1": "abd",
};

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html, read 2026-11. */
const REGIONS: ReadonlySet<string> = new Set(
  [
    "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2",
    "ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7",
    "ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3",
    "il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2",
    "us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1",
  ].flatMap((line) => line.split(" ")),
);

/** Whether AWS has a Region of this name. */
export function isRegion(name: string): boolean {
  return REGIONS.has(name);
}

/** The place of an account in a Region. */
export function placeOf(account: string, region: string): Place {
  if (region.startsWith("cn-")) return { account, region, partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
  const partition = region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return { account, region, partition, dnsSuffix: "amazonaws.com" };
}

/**
 * The availability zones of a Region. Real accounts see zone ids in a shuffled order; here the first name has the
 * first id.
 */
export function zonesOf(region: string): Zone[] {
  const code = shortRegion(region);
  return [...(ZONE_LETTERS[region] ?? "abc")].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${code}-az${index + 1}`,
  }));
}

/** The Region's short code in zone ids: `apse1` for ap-southeast-1, `use1` for us-east-1. */
function shortRegion(region: string): string {
  const [area = "", ...rest] = region.split("-");
  const compass = (word: string): string =>
    word.replace(/north|south|east|west|central|gov/g, (direction) => direction.charAt(0));
  return area + rest.map(compass).join("");
}

/** What the project does about one system that the guide names, and where to see it. */
export interface Claim {
  /** Number of the system in the guide's inventory. */
  readonly row: string;
  readonly system: string;
  /** Files that provision, check or render it, from the repository's root. */
  readonly files: readonly string[];
  /** Files rendered for those who put them in place where AWS has no API, by their path in `npm run render`. */
  readonly artefacts?: readonly string[];
  /** Rules of the policy pack that judge it. */
  readonly rules?: readonly string[];
  readonly tests: readonly string[];
  /** What is different from the guide, or why there is nothing to provision. */
  readonly note?: string;
  /** Section of docs/deviations.md, by its anchor, where something differs from the guide. */
  readonly deviation?: string;
}

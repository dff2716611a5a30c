/**
 * A file that the guide asks for and AWS has no API for: group policies, sign-in rules, runbooks, registries.
 *
 * Artefacts are pure functions of the configuration, so their content is known at preview: the policy pack reads and
 * judges them like any other resource, and a person can render them to a folder without touching AWS.
 */
export interface Artefact {
  /** Where it lies in the store and in a rendered folder, such as `identity/conditional-access.json`. */
  readonly path: string;
  /** MIME type, such as `application/json`. */
  readonly mediaType: string;
  /** The whole file, UTF-8 without a byte order mark. */
  readonly content: string;
  /** What it is for and who puts it where, in one sentence. */
  readonly purpose: string;
}

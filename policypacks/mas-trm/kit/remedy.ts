/** A value that is the one safe choice wherever it stands. */
export type SafeValue = boolean | string | number;

/**
 * Properties of some types for which one value is safe for everybody, so that the pack can set it where somebody asks
 * for that. What only the bank can choose (keys, ranges, names, periods) has no remedy.
 */
export interface Remedy {
  readonly types: readonly string[];
  /**
   * Property to value, set together. A dotted path makes the objects on its way; `[]` behind a step reaches every
   * element of a list that is there, in which it changes only objects that are there.
   */
  readonly set: Readonly<Record<string, SafeValue>>;
  /** Set where the service fixes the property when it makes the resource, so that the engine replaces an existing one. */
  readonly replaces?: true;
}

/** The same value for each of several properties, each by itself. */
export function remediesOf(types: readonly string[], properties: readonly string[], value: SafeValue): Remedy[] {
  return properties.map((property) => ({ types, set: { [property]: value } }));
}

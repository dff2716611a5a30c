/** One thing that the planted program does wrong, in a form that hides it. */
export interface Fault<T> {
  readonly name: string;
  /** The rule that must find it. */
  readonly rule: string;
  /** Logical name of the resource that the finding must name. */
  readonly resource: string;
  /** How it hides from whoever looks for the plain form. */
  readonly evasion: string;
  /** What stands in the planted program in place of the good value. */
  readonly value: T;
}

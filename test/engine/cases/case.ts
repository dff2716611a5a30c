/** A program with one thing wrong, and what the pack must say about it. */
export interface Case {
  readonly name: string;
  /** What is wrong, in a few words. */
  readonly why: string;
  readonly build: () => void | Promise<void>;
  /** The program without the fault; what is found there does not count. */
  readonly twin: string;
  /** Mandatory violations that the fault adds: `rule resource`. */
  readonly fires: readonly string[];
}

/** A program without a fault. */
export interface Twin {
  readonly name: string;
  readonly build: () => void | Promise<void>;
}

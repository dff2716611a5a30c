import { ifKnown } from "./unknown.ts";

/** Yes, no, or undefined for what cannot be told yet. */
export type Maybe = boolean | undefined;

/** Yes when one is, no when none is. */
export function anyOf(answers: readonly Maybe[]): Maybe {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** No when one is, yes when all are. */
export function allOf(answers: readonly Maybe[]): Maybe {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

/** The opposite; what cannot be told stays so. */
export function not(answer: Maybe): Maybe {
  return answer === undefined ? undefined : !answer;
}

/** Asks something that may not be known yet. */
export function ask(question: () => Maybe): Maybe {
  return ifKnown(question, () => undefined);
}

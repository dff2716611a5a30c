import { resourceRule } from "../../kit/rule.ts";
import { EXTERNAL_KEY, KEY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../kit/types.ts";

/** Days that KMS waits when no window is given, which is also the longest it can wait (KMS API, ScheduleKeyDeletion). */
const DEFAULT_WINDOW = 30;

/** Between a request to delete a key and its end there is time to notice. */
export const kmsDeletionWindow = resourceRule<{ minimumDays: number }>({
  id: "kms-deletion-window",
  control: "MAS-10.2-03",
  title: "Deleting a key takes long enough to be noticed",
  severity: "medium",
  types: [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY],
  cause: "When a key is gone, all that it encrypts is gone; a short window can pass before anyone notices.",
  remediation: "Leave deletionWindowInDays out, or set it to the demanded days.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  settings: {
    minimumDays: {
      type: "integer",
      minimum: 7,
      description: "Fewest days between the request to delete a key and its deletion",
      default: DEFAULT_WINDOW,
    },
  },
  appliesTo: "protected-stacks",
  remedies: [
    {
      types: [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY],
      set: { deletionWindowInDays: DEFAULT_WINDOW },
    },
  ],
  examples: {
    compliant: [{ type: KEY, props: {} }],
    violating: [{ type: KEY, props: { deletionWindowInDays: 7 } }],
  },
  check(key, judge, { minimumDays }) {
    const days = key.props.number("deletionWindowInDays") ?? DEFAULT_WINDOW;
    const why = `its deletion window is ${String(days)} days, fewer than ${String(minimumDays)}`;
    judge.require(days >= minimumDays, key, why);
  },
});

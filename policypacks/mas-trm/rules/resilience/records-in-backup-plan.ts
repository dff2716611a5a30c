import { selects } from "../../kit/storage/backup-selection.ts";
import type { Judge } from "../../kit/judge.ts";
import { anyOf, ask, type Maybe } from "../../kit/maybe.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { keepsState, STATEFUL } from "../../kit/storage/stateful.ts";
import { tagOf } from "../../kit/tagged.ts";
import {
  BACKUP_PLAN,
  BACKUP_SELECTION,
  BUCKETS,
  ELASTIC_FILE_SYSTEM,
  ELASTIC_FILE_SYSTEM_BACKUP,
  TABLE,
} from "../../kit/types.ts";

interface Settings {
  readonly buckets: boolean;
  readonly declaredTags: readonly string[];
}

const EXAMPLE = [
  { type: TABLE, name: "orders", props: { name: "orders", tags: { backup: "daily" } } },
  { type: BACKUP_PLAN, name: "plan", props: { rules: [{ ruleName: "daily", targetVaultName: "vault" }] } },
] as const;
const selectionOf = (value: string) => ({
  type: BACKUP_SELECTION,
  props: { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value }] },
  dependsOn: { planId: ["plan"] },
});

/** Whatever keeps state is taken by a selection of a backup plan, by its ARN or by its tags. */
export const recordsInBackupPlan = stackRule<Settings>({
  id: "records-in-backup-plan",
  control: "MAS-8.4-02",
  title: "Whatever keeps state is in a backup plan",
  severity: "medium",
  appliesTo: "protected-stacks",
  types: [...STATEFUL, ...BUCKETS],
  cause: "What no plan takes is not backed up, and nobody notices before it is needed.",
  remediation: "Give the resource the tag that a selection of a backup plan asks for, or name its ARN in a selection.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  settings: {
    buckets: {
      type: "boolean",
      description: "Whether buckets must be in a plan too, beside their versions and locks",
      default: false,
    },
    declaredTags: {
      type: "array",
      items: { type: "string" },
      description:
        "Tags, as key=value, that a plan outside this stack selects, such as the organisation's; declared, not observed",
      default: [],
    },
  },
  examples: { compliant: [...EXAMPLE, selectionOf("daily")], violating: [...EXAMPLE, selectionOf("weekly")] },
  check(stack, judge, settings) {
    const types = [...STATEFUL, ...(settings.buckets ? BUCKETS : [])];
    judge.each(stack.ofType(...types).filter(keepsState), (resource) => {
      const isByTag = isDeclared(resource, settings.declaredTags);
      const isByItself = isBackedUpByItself(stack, resource);
      if (isByTag !== true && isByItself !== true) checkSelected(stack, judge, resource, isByTag, isByItself);
    });
  },
});

function checkSelected(stack: StackGraph, judge: Judge, resource: Resource, isByTag: Maybe, isByItself: Maybe): void {
  const answers = stack
    .ofType(BACKUP_SELECTION)
    .map((selection) => ({ selection, takes: selects(stack, selection, resource) }));
  if (answers.some(({ takes }) => takes === true)) return;
  const open = answers.find(({ takes }) => takes === undefined);
  if (open !== undefined) {
    judge.undetermined(resource, `whether selection ${open.selection.name} takes it is not known yet`);
  } else if (isByTag === undefined) {
    judge.undetermined(resource, "whether it has a tag of declaredTags is not known yet");
  } else if (isByItself === undefined) {
    judge.undetermined(resource, "whether a backup policy of this stack turns it on is not known yet");
  } else judge.violation(resource, "no selection of a backup plan takes it");
}

/** Elastic file systems have a switch that puts them into a plan of AWS's. */
function isBackedUpByItself(stack: StackGraph, resource: Resource): Maybe {
  if (resource.type !== ELASTIC_FILE_SYSTEM) return false;
  const [types, path] = [[ELASTIC_FILE_SYSTEM_BACKUP], "fileSystemId"] as const;
  return anyOf([
    ...stack
      .referrers(resource, types, path)
      .map(({ props }) => ask(() => props.string("backupPolicy.status") === "ENABLED")),
    ...stack.openReferrers(resource, types, path).map(() => undefined),
  ]);
}

function isDeclared(resource: Resource, tags: readonly string[]): Maybe {
  return anyOf(
    tags.map((tag) => {
      const [key = "", ...value] = tag.split("=");
      return ask(() => tagOf(resource, key) === value.join("="));
    }),
  );
}

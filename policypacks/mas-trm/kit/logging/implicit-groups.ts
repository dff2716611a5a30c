import { deliveriesOf, groupsByName } from "./evidence.ts";
import type { Judge } from "../judge.ts";
import { inSameRegion } from "../regions.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { FLOW_LOG, FUNCTION, LOG_GROUP } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** Types that make the log group they write to when nobody has, under AWS's own key and for ever. */
export const GROUP_MAKERS = [FUNCTION, FLOW_LOG] as const;

const ELSEWHERE = "its log group is not of this stack, so its key cannot be seen";

/**
 * Judges that the log group of a function or flow log is one of this stack, where it is judged itself.
 *
 * @throws UnknownProperty while the stack around is not known
 */
export function checkGroupOfWriter(judge: Judge, writer: Resource): void {
  const { graph } = writer;
  if (graph === undefined) throw new UnknownProperty("the stack around it");
  if (writer.isRead) return;
  if (writer.type === FUNCTION) checkFunction(graph, judge, writer);
  else {
    const groups = deliveriesOf(graph, writer).filter(({ foreignBucket }) => foreignBucket === undefined);
    if (groups.some(({ store }) => store === undefined)) judge.undetermined(writer, ELSEWHERE);
  }
}

function checkFunction(stack: StackGraph, judge: Judge, writer: Resource): void {
  const link = stack.linkOf(writer, writer.props.at("loggingConfig.logGroup"), [LOG_GROUP]);
  if (link.kind === "literal") judge.undetermined(writer, ELSEWHERE);
  if (link.kind === "open" && link.candidates.length === 0) throw new UnknownProperty(link.path);
  if (link.kind === "absent" && !hasDefaultGroup(stack, writer)) {
    judge.violation(writer, "nobody declares its log group, so Lambda makes one without a customer-managed key");
  }
}

/** Whether a group of the stack goes by the name under which Lambda looks for it. */
function hasDefaultGroup(stack: StackGraph, writer: Resource): boolean {
  if (stack.referrers(writer, [LOG_GROUP], "name").length > 0) return true;
  const [inDoubt] = stack.openReferrers(writer, [LOG_GROUP], "name");
  if (inDoubt !== undefined) throw new UnknownProperty(`name of ${inDoubt.name}`);
  const name = `/aws/lambda/${writer.props.string("name") ?? ""}`;
  return (stack.derived(groupsByName).get(name) ?? []).some((group) => inSameRegion(group, writer) !== false);
}

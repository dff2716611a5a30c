import * as pulumi from "@pulumi/pulumi";

/**
 * Refuses to build a component from bad arguments, with every problem in one message.
 *
 * @param component the component under construction
 * @param name its logical name
 * @param problems one sentence each: `<path>: <what is wrong>, got <value>; <what is allowed>`
 * @throws pulumi.ResourceError, which the engine prints without a stack trace
 */
export function refuse(component: pulumi.Resource, name: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const list = problems.map((problem) => `\n  - ${problem}`).join("");
  throw new pulumi.ResourceError(`${component.constructor.name} "${name}" cannot be built:${list}`, component, true);
}

/** The problem of a value that must be a whole number within bounds, or none. */
export function outOfRange(path: string, value: number, min: number, max: number): readonly string[] {
  return Number.isInteger(value) && value >= min && value <= max
    ? []
    : [`${path}: out of range, got ${value}; a whole number from ${min} to ${max}`];
}

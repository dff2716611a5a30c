import type { Judge } from "./judge.ts";
import type { Resource } from "./resource.ts";

/** Properties that are one script, document or map of variables, in which anything can stand. */
const TEXTS = [
  "userData",
  "userDataBase64",
  "containerDefinitions",
  "environment.variables",
  "environment.environmentVariables",
] as const;

/**
 * Records the texts of a resource that are not known yet as a whole, so that nothing can be said of what stands in
 * them. A single variable among known ones is left out: nearly every one is the name of something made in the same go,
 * and an update shows its value before the resource is made.
 */
export function noteOpaqueTexts(judge: Judge, resource: Resource): void {
  for (const path of TEXTS) {
    const text = resource.props.at(path);
    if (text.isOpaque) judge.undetermined(resource, `${text.path} is not known yet`);
  }
}

import { isAbsolute, relative, resolve } from "node:path";

/** A place in the program's source. */
export interface Location {
  /** Path from the repository's root, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** One resource of the plan. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** What the engine will do: create, update, replace, delete, same, read. */
  readonly operation: string;
  readonly parent: string | undefined;
  readonly location: Location | undefined;
}

interface Frame {
  readonly sourcePosition?: string;
}

interface State extends Frame {
  readonly type?: string;
  readonly parent?: string;
  readonly stackTrace?: readonly Frame[];
}

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly newState?: State;
  readonly oldState?: State;
}

/**
 * Reads the plan from what `pulumi preview --json` printed; empty when it printed none.
 *
 * @param projectDir folder that source files are named from
 */
export function readPlan(previewJson: string, projectDir: string): ReadonlyMap<string, PlannedResource> {
  const steps = parse(previewJson)?.steps ?? [];
  return new Map(steps.map((step) => [step.urn, readStep(step, projectDir)]));
}

function readStep(step: Step, projectDir: string): PlannedResource {
  const state = step.newState ?? step.oldState ?? {};
  return {
    urn: step.urn,
    type: state.type ?? typeOfUrn(step.urn),
    name: nameOfUrn(step.urn),
    operation: step.op,
    parent: state.parent,
    location: locate(state, projectDir),
  };
}

/** The last part of a URN: the resource's logical name. */
export function nameOfUrn(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/** The type token of a resource, from its URN. */
export function typeOfUrn(urn: string): string {
  return urn.split("::").at(2)?.split("$").at(-1) ?? "";
}

/** The first frame inside the project, which is where the resource was written down. */
function locate(state: State, projectDir: string): Location | undefined {
  const frames = [...(state.stackTrace ?? []), { sourcePosition: state.sourcePosition }];
  for (const { sourcePosition } of frames) {
    const location = sourcePosition === undefined ? undefined : readPosition(sourcePosition, projectDir);
    if (location !== undefined) return location;
  }
  return undefined;
}

/** Node's ES modules give `project:///file:/abs/path#line,column`; CommonJS gives a path from the project. */
function readPosition(position: string, projectDir: string): Location | undefined {
  const parts = /^project:\/\/\/(?:file:\/*(?=\/))?(.+)#(\d+)(?:,\d+)?$/.exec(position);
  const [, path = "", line = ""] = parts ?? [];
  if (path === "") return undefined;
  const file = relative(projectDir, resolve(projectDir, decodeURIComponent(path))).replaceAll("\\", "/");
  const outside = file.startsWith("..") || isAbsolute(file) || file.split("/").includes("node_modules");
  return outside ? undefined : { file, line: Number(line) };
}

function parse(json: string): { readonly steps?: readonly Step[] } | undefined {
  try {
    return JSON.parse(json) as { steps?: readonly Step[] };
  } catch {
    return undefined;
  }
}

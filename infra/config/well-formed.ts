import { z } from "zod";
import { withoutWrappers } from "./schema-walk.ts";

/** A value of which any part may be absent because it did not have its shape. */
export type WellFormed<T> = T extends object ? { readonly [K in keyof T]?: WellFormed<T[K]> | undefined } : T;

/**
 * The parts of a value that have their shape, defaults filled in; the other parts are undefined.
 * It lets checks across several keys run on what can be read, so that one bad key does not hide the next problem.
 */
export function wellFormed<T extends z.ZodType>(schema: T, value: unknown): WellFormed<z.output<T>> | undefined {
  return partsOf(schema, value) as WellFormed<z.output<T>> | undefined;
}

function partsOf(schema: unknown, value: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return undefined;
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;

  const inner = withoutWrappers(schema);
  if (inner instanceof z.ZodObject && isRecord(value)) {
    return Object.fromEntries(Object.entries(inner.shape).map(([key, part]) => [key, partsOf(part, value[key])]));
  }
  if (inner instanceof z.ZodTuple && Array.isArray(value)) {
    return inner.def.items.map((part, index) => partsOf(part, value[index]));
  }
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item: unknown) => partsOf(inner.element, item));
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

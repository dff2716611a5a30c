import { z } from "zod";

/** The keys that the object at a path of a schema knows, or none if there is no object. */
export function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  const object = path.reduce<unknown>(partAt, schema);
  const inner = withoutWrappers(object);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema below its defaults and optionality. */
export function withoutWrappers(schema: unknown): unknown {
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodExactOptional;
  return isWrapper ? schema.unwrap() : schema;
}

function partAt(schema: unknown, step: string | number): unknown {
  const inner = withoutWrappers(schema);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, unknown>)[step] : undefined;
}

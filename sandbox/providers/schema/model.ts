/** The type of one property, as the SDK's typings state it. */
export type PropertyType =
  | { readonly kind: "string" | "number" | "boolean" | "any" | "asset" | "archive" | "assetOrArchive" }
  /** JSON text, or the object that the provider renders as JSON text. */
  | { readonly kind: "document" }
  | { readonly kind: "enum"; readonly values: readonly (string | number)[] }
  | { readonly kind: "array"; readonly items: PropertyType }
  | { readonly kind: "map"; readonly values: PropertyType }
  /** A nested object; `ref` names its shape in {@link TypeSchema.types}. */
  | { readonly kind: "object"; readonly ref: string };

/** One property of a resource, a function or a nested object. */
export interface PropertySchema {
  readonly type: PropertyType;
  readonly required: boolean;
  /** The typings say that a change makes a new resource. Absent means that they do not say. */
  readonly replaces?: true;
}

/** Properties by name. */
export type Shape = Readonly<Record<string, PropertySchema>>;

/** The nested object shapes that a type refers to, by reference name. */
export type NestedTypes = Readonly<Record<string, Shape>>;

/** What the typings say about one resource type. */
export interface ResourceSchema {
  readonly token: string;
  readonly inputs: Shape;
  /** Every property of the resource's state; `required` means that the real provider always fills it. */
  readonly outputs: Shape;
  readonly types: NestedTypes;
}

/** What the typings say about one function (data source). */
export interface FunctionSchema {
  readonly token: string;
  readonly inputs: Shape;
  readonly types: NestedTypes;
}

import { holdsUnknown, isUnknown, UnknownProperty } from "./unknown.ts";

/**
 * Reads the properties of a resource without ever taking "not known yet" for a value.
 *
 * A path is dotted (`rule.defaultRetention.mode`). Absent and null are both `undefined`. Reading a value that is
 * unknown, or that lies inside an unknown one, throws {@link UnknownProperty}.
 */
export class Props {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = "") {
    this.#value = value;
    this.#path = path;
  }

  /** Where this value lies in its resource, such as `ingress[0]`; empty for the resource itself. */
  get path(): string {
    return this.#path;
  }

  /** The value itself, for lists of plain values. */
  get value(): unknown {
    if (isUnknown(this.#value)) throw new UnknownProperty(this.#path);
    return this.#value ?? undefined;
  }

  /** The value as a string, numbers and booleans included; undefined when absent or of another shape. */
  get text(): string | undefined {
    const value = this.value;
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined;
  }

  /** The part of the resource at a path, known or not. */
  at(path: string): Props {
    let value = this.#value;
    let walked = this.#path;
    for (const step of path.split(".")) {
      if (isUnknown(value)) return new Props(value, walked);
      value = isRecord(value) ? value[step] : undefined;
      walked = walked === "" ? step : `${walked}.${step}`;
    }
    return new Props(value, walked);
  }

  /** A string, or undefined when absent. */
  string(path: string): string | undefined {
    return this.at(path).text;
  }

  /** A number, also when written as digits, or undefined when absent or not a number. */
  number(path: string): number | undefined {
    const text = this.at(path).text;
    if (text === undefined || text.trim() === "") return undefined;
    const number = Number(text);
    return Number.isNaN(number) ? undefined : number;
  }

  /** A switch. Some AWS properties (launch templates) spell it as the string "true" or "false". */
  flag(path: string): boolean | undefined {
    const text = this.at(path).text?.toLowerCase();
    return text === "true" ? true : text === "false" ? false : undefined;
  }

  /** The elements of this list; empty when absent. A single object or value counts as a list of one. */
  get elements(): readonly Props[] {
    const value = this.value;
    if (value === undefined) return [];
    return Array.isArray(value)
      ? value.map((element, index) => new Props(element, `${this.#path}[${String(index)}]`))
      : [this];
  }

  /** The elements of the list at a path; empty when absent. */
  list(path: string): readonly Props[] {
    return this.at(path).elements;
  }

  /** The strings of a list. Throws when any of them is unknown. */
  strings(path: string): readonly string[] {
    return this.list(path).flatMap((element) => element.text ?? []);
  }

  /** The names of the properties that are set, known or not. */
  keys(): readonly string[] {
    const value = this.value;
    return isRecord(value) ? Object.keys(value).filter((key) => value[key] !== undefined && value[key] !== null) : [];
  }

  /** Whether something is set here, known or not. */
  has(path: string): boolean {
    return this.at(path).#value !== undefined && this.at(path).#value !== null;
  }

  /** Whether the value itself is unknown, so that not even its shape can be seen. */
  get isOpaque(): boolean {
    return isUnknown(this.#value);
  }

  /** Whether the value here, or any part of it, is unknown. */
  isUnknown(path = ""): boolean {
    return holdsUnknown(path === "" ? this.#value : this.at(path).#value);
  }

  /** The whole value below a path as plain data. Throws when any part is unknown. */
  plain(path = ""): unknown {
    const found = path === "" ? this : this.at(path);
    if (holdsUnknown(found.#value)) throw new UnknownProperty(found.path);
    return found.#value ?? undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

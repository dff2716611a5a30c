/** One value somewhere inside another, and the whole with something else in its place. */
export interface Place {
  /** Names and, in lists, places, from the whole down; what lies inside a JSON text continues behind its property. */
  readonly path: readonly string[];
  readonly value: unknown;
  put(value: unknown): unknown;
}

/** Deeper than any property of AWS; a value made only to be deep is one place. */
const DEEPEST = 24;

/** Every value below one, itself left out. JSON texts, such as policies, are entered like objects. */
export function placesIn(whole: unknown, depth = 0): readonly Place[] {
  if (typeof whole === "string") {
    const inside = placesIn(parsed(whole), depth);
    return inside.map((place) => ({ ...place, put: (value) => JSON.stringify(place.put(value)) }));
  }
  if (whole === null || typeof whole !== "object" || depth > DEEPEST) return [];
  return Object.entries(whole as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    const put = (part: unknown) => withPart(whole, key, part);
    const inner = placesIn(value, depth + 1).map((place) => ({
      path: [key, ...place.path],
      value: place.value,
      put: (part: unknown) => put(place.put(part)),
    }));
    return [{ path: [key], value, put }, ...inner];
  });
}

/** A value with the names of all its objects in the opposite order, those in JSON texts too. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, reversed(part)]),
    );
  }
  const inside = typeof value === "string" ? parsed(value) : undefined;
  return inside === undefined ? value : JSON.stringify(reversed(inside));
}

/** What a JSON text holds, if that has parts. */
function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

function withPart(whole: object, key: string, part: unknown): unknown {
  if (Array.isArray(whole)) return whole.map((element: unknown, index) => (String(index) === key ? part : element));
  return Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, name === key ? part : value]));
}

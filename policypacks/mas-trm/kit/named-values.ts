import { Props } from "./props.ts";
import { parts } from "./values.ts";

/** CodeBuild's kinds of variables whose value is the name of a secret and not the secret. */
const BY_REFERENCE: readonly (string | undefined)[] = ["SECRETS_MANAGER", "PARAMETER_STORE"];

/**
 * The places at any depth where a value stands under a name: properties of a map, pairs of a name and a value, and
 * both inside JSON texts, such as the container definitions of an ECS task. Empty values and names of secrets in a
 * vault are left out; unknown values are not, since the name says what they will be.
 */
export function valuesNamed(props: Props, isWanted: (name: string) => boolean): readonly Props[] {
  if (props.isOpaque) return [];
  const { value } = props;
  if (Array.isArray(value)) return props.elements.flatMap((element) => valuesNamed(element, isWanted));
  if (typeof value === "string") return insideJson(props, value, isWanted);
  const inside = parts(props);
  const named = inside.filter(({ key, value: part }) => isWanted(key) && isFilled(part));
  return [
    ...named.map((part) => part.value),
    ...pair(props, isWanted),
    ...inside.flatMap((part) => valuesNamed(part.value, isWanted)),
  ];
}

function pair(props: Props, isWanted: (name: string) => boolean): readonly Props[] {
  const [name, type, value] = [props.at("name"), props.at("type"), props.at("value")];
  if (name.isOpaque || !isWanted(name.text ?? "") || !isFilled(value)) return [];
  return !type.isOpaque && BY_REFERENCE.includes(type.text) ? [] : [value];
}

function isFilled(value: Props): boolean {
  return value.isOpaque || (value.text ?? "") !== "";
}

function insideJson(props: Props, text: string, isWanted: (name: string) => boolean): readonly Props[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return valuesNamed(new Props(JSON.parse(text), props.path), isWanted);
  } catch {
    return [];
  }
}

const URN = /^urn:pulumi:(?<stack>[^:]+)::(?<project>[^:]+)::(?<type>(?:(?!::).)+)::(?<name>.+)$/;
/** So many characters of a name say which resources are meant; a shorter beginning fits strangers too. */
const SHORTEST_BEGINNING = 3;

/** What is wrong with the place that an exemption names: one resource's URN, or the beginning of a name of one type. */
export function urnFaults(urn: string): readonly string[] {
  if (/^\*+$/.test(urn)) return ["urn stands for every resource; an exemption names one, or names that begin alike"];
  const parts = URN.exec(urn)?.groups;
  if (parts === undefined) return ["urn is not a resource's, which has the form urn:pulumi:STACK::PROJECT::TYPE::NAME"];
  const { name = "", ...place } = parts;
  return Object.values(place).some((part) => part.includes("*"))
    ? ["urn leaves its stack, project or type open; only the name may end in *"]
    : nameFaults(name);
}

function nameFaults(name: string): readonly string[] {
  const open = name.indexOf("*");
  if (open === -1) return [];
  if (open < name.length - 1) return ["urn has a * inside the name; only the name's end may be open"];
  return open < SHORTEST_BEGINNING
    ? [`urn is too broad; at least ${String(SHORTEST_BEGINNING)} characters of the name stand before its *`]
    : [];
}

import type { Judge } from "../judge.ts";
import type { Resource } from "../resource.ts";
import { type FileText, publishedFile } from "./published-file.ts";

/** A kind of file that rules know by its name or by what it looks like. */
export interface FileKind<Content> {
  /** How findings call it. */
  readonly what: string;
  /** Keys, in lower case, under which it is known whatever stands in it. */
  readonly keys: RegExp;
  /** What gives it away in a text that cannot be read. */
  readonly mark: RegExp;
  /** Reads it; undefined for a text that is not in its form. */
  readonly parse: (text: string) => Content | undefined;
  /** Whether a text in its form is of this kind, under whatever name. */
  readonly isOne: (content: Content) => boolean;
}

/**
 * Judges the file that a resource publishes, if it is of the kind. One that goes by the kind's name and cannot be seen
 * is undetermined, and one that cannot be read is a violation, since what reads it in the end may do anything then.
 *
 * @param faults what is wrong with the content, each as a clause that starts with where it stands
 */
export function examineFile<Content>(
  resource: Resource,
  judge: Judge,
  kind: FileKind<Content>,
  faults: (content: Content, file: FileText) => readonly string[],
): void {
  const { key, content: file } = publishedFile(resource);
  if ("hidden" in file) {
    // Without name and content it could be anything, so it could be this.
    if (key === undefined || kind.keys.test(key)) judge.undetermined(resource, `${kind.what}: ${file.hidden}`);
    return;
  }
  const isNamed = key !== undefined && kind.keys.test(key);
  const content = kind.parse(file.text);
  if (content === undefined) {
    if (isNamed || kind.mark.test(file.text)) judge.violation(resource, `${kind.what} cannot be read`);
  } else if (isNamed || kind.isOne(content)) {
    for (const fault of faults(content, file)) judge.violation(resource, `${kind.what}: ${fault}`);
  }
}

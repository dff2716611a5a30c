import { isCustomerKeyAt } from "../keys/customer-key.ts";
import type { Judge } from "../judge.ts";
import type { Props } from "../props.ts";
import type { Remedy } from "../remedy.ts";
import type { Resource } from "../resource.ts";
import { TABLE } from "../types.ts";
import { reach } from "../values.ts";

/** How a type says that what it stores is encrypted, and with which key. */
export interface StoreForm {
  readonly type: string;
  /** Where the stores stand inside the resource, through lists by `[]`; the resource itself when left out. */
  readonly at?: string;
  /** A switch that must be on, from there. */
  readonly flag?: string;
  /** Whether the switch is on when it is left out. */
  readonly onByDefault?: boolean;
  /** A property that must have a certain value, from there. */
  readonly choice?: { readonly path: string; readonly value: string };
  /** The property that names the key, from there; none where the service takes none. */
  readonly key?: string;
  /** A property that leads to another store, which is judged itself, from there. */
  readonly unless?: string;
  /** The store is of this kind only when a property of the resource has this value. */
  readonly when?: { readonly path: string; readonly value: string };
}

/** The types of some forms, each once. */
export function typesOf(forms: readonly StoreForm[]): readonly string[] {
  return [...new Set(forms.map(({ type }) => type))];
}

/** Turns on each form's switch that is off when left out. All but one service fix it when they make the store. */
export function remediesOfForms(forms: readonly StoreForm[]): readonly Remedy[] {
  return forms.flatMap(({ type, at, flag, onByDefault = false }) => {
    if (flag === undefined || onByDefault) return [];
    const set = { [at === undefined ? flag : `${at}.${flag}`]: true };
    return [{ types: [type], set, ...(type !== TABLE && { replaces: true }) }];
  });
}

/** Judges a resource by each form of its type; each property is a check of its own. */
export function checkStores(judge: Judge, resource: Resource, forms: readonly StoreForm[]): void {
  for (const form of forms.filter(({ type }) => type === resource.type)) {
    judge.guard(resource, () => {
      if (form.when !== undefined && resource.props.string(form.when.path) !== form.when.value) return;
      for (const store of reach(resource.props, form.at ?? "")) checkStore(judge, resource, store, form);
    });
  }
}

function checkStore(judge: Judge, resource: Resource, store: Props, form: StoreForm): void {
  const { flag, onByDefault = false, choice, key, unless } = form;
  if (unless !== undefined && store.has(unless)) return;
  if (flag !== undefined) {
    judge.guard(resource, () => {
      judge.require(store.flag(flag) ?? onByDefault, resource, `${store.at(flag).path} is not true`);
    });
  }
  if (choice !== undefined) {
    judge.guard(resource, () => {
      const isChosen = store.string(choice.path) === choice.value;
      judge.require(isChosen, resource, `${store.at(choice.path).path} is not ${choice.value}`);
    });
  }
  if (key !== undefined) {
    judge.guard(resource, () => {
      const value = store.at(key);
      judge.require(isCustomerKeyAt(resource, value), resource, `${value.path} names no customer-managed key`);
    });
  }
}

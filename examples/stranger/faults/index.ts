import * as access from "./access.ts";
import * as evidence from "./evidence.ts";
import type { Fault } from "./fault.ts";
import * as network from "./network.ts";
import * as storage from "./storage.ts";

const layers: readonly Readonly<Record<string, Fault<unknown>>>[] = [network, storage, access, evidence];

/** Everything that the planted program does wrong. */
export const faults: readonly Fault<unknown>[] = layers.flatMap((layer) => Object.values(layer));

import { administrationEvents } from "./events/administration.ts";
import { authenticationEvents } from "./events/authentication.ts";
import { dataEvents } from "./events/data.ts";
import { kiroEvents } from "./events/kiro.ts";
import { networkEvents } from "./events/network.ts";
import type { KeyEvent } from "./key-event.ts";

/** Every key event of the guide, section 2.3, in the order in which the guide lists their kinds. */
export const KEY_EVENTS: readonly KeyEvent[] = [
  ...authenticationEvents,
  ...kiroEvents,
  ...administrationEvents,
  ...networkEvents,
  ...dataEvents,
];

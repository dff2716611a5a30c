import { open, readFile } from "node:fs/promises";

const POLL_MS = 300;

/** What the live display and the error texts need of an engine event; reports/ reads the rest. */
interface EngineEvent {
  readonly diagnosticEvent?: { readonly severity?: string; readonly message?: string; readonly urn?: string };
}

/** Calls `seen` with the number of resources planned so far, while the engine writes its event log; stop it after. */
export function watchResources(eventLog: string, seen: (resources: number) => void): () => Promise<void> {
  let offset = 0;
  let resources = 0;
  let reading = Promise.resolve();
  const look = async () => {
    const file = await open(eventLog, "r").catch(() => undefined); // the engine has not made it yet
    if (!file) return;
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, size - offset)), 0, size - offset, offset);
    await file.close();
    const end = buffer.lastIndexOf("\n", bytesRead) + 1;
    resources += buffer.toString("latin1", 0, end).split('"resourcePreEvent":').length - 1;
    offset += end;
    seen(resources);
  };
  const timer = setInterval(() => {
    reading = reading.then(look);
  }, POLL_MS);
  return () => {
    clearInterval(timer);
    return reading;
  };
}

/**
 * The errors of a run in the engine's own words: a refused configuration, a property that a provider rejects, a
 * program that throws. The engine's closing line ("preview failed"), which also follows mandatory violations, is none.
 */
export async function errorsOf(eventLog: string): Promise<string[]> {
  const text = await readFile(eventLog, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const event = line.includes('"diagnosticEvent":') ? (JSON.parse(line) as EngineEvent).diagnosticEvent : undefined;
    const message = event?.message?.trim();
    if (event?.severity !== "error" || !message || /^(error: )?preview failed$/.test(message)) return [];
    const resource = event.urn?.split("::").at(-1);
    return [resource && !event.urn?.includes("pulumi:pulumi:Stack::") ? `${resource}: ${message}` : message];
  });
}

import type { WriteStream } from "node:tty";

/** How often a log that is not a terminal gets a line, so that CI sees life without noise. */
const LOG_INTERVAL_MS = 15_000;
const REDRAW_INTERVAL_MS = 500;

/** Where progress is shown: stderr, or what a test gives. */
export type Output = Pick<WriteStream, "write"> & { readonly isTTY?: boolean };

/** What a long step is doing, on stderr: one line redrawn on a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #title: string;
  readonly #out: Output;
  readonly #started = Date.now();
  readonly #timer: NodeJS.Timeout;
  #detail = "";

  constructor(title: string, out: Output = process.stderr) {
    this.#title = title;
    this.#out = out;
    if (!out.isTTY) out.write(`${title} ...\n`);
    this.#timer = setInterval(() => this.#draw(), out.isTTY ? REDRAW_INTERVAL_MS : LOG_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Says what the step is doing now; shown at the next redraw. */
  update(detail: string): void {
    this.#detail = detail;
  }

  /** Ends the step; leaves one line that says how it went and how long it took. */
  done(outcome: string): void {
    clearInterval(this.#timer);
    this.#out.write(`${this.#out.isTTY ? "\r\x1b[K" : ""}${this.#title}: ${outcome} (${this.#seconds()} s)\n`);
  }

  #draw(): void {
    const line = `${this.#title} (${this.#seconds()} s)${this.#detail && `: ${this.#detail}`}`;
    this.#out.write(this.#out.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  }

  #seconds(): number {
    return Math.round((Date.now() - this.#started) / 1000);
  }
}

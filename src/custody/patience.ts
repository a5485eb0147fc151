/** Milliseconds after which what the browser did not let be read is read again. */
const pause = 2_000;

const listeners: (() => void)[] = [];
let refused = 0;

/** Whether a reading that a worker can't do without is refused at the moment. */
export const isReadingRefused = (): boolean => refused > 0;

/** Hears each time that the browser begins to refuse a reading that a worker can't do without. */
export function onReadingRefused(listener: () => void): void {
  listeners.push(listener);
}

/**
 * Reads what a worker that has just started can't do without; where the browser refuses, again and again until it doesn't. Nobody is to be told anything that
 * was not read, and everything comes back by itself.
 */
export async function readPatiently<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch {
    refused += 1;
    for (const listener of listeners) listener();
  }
  try {
    return await untilRead(read);
  } finally {
    refused -= 1;
  }
}

async function untilRead<Value>(read: () => Promise<Value>): Promise<Value> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      return await read();
    } catch {
      // Whoever waits for it is told so by the listeners.
    }
  }
}

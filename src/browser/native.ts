/** The browser's own namespace, for content scripts: Firefox calls it `browser`, Chromium `chrome`. */
const scope = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };

// A page may have an element with the id `browser`, which then stands under that name: only what is a namespace has a `runtime`.
export const native = [scope.browser, scope.chrome].find((name) => name?.runtime?.id !== undefined) as typeof chrome;

/** False once the extension was updated, disabled or removed while this content script went on running. */
export const connected = (): boolean => native.runtime?.id !== undefined;

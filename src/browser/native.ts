/** The browser's own namespace, for content scripts: Firefox calls it `browser`, Chromium `chrome`. */
const scope = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };

export const native = (scope.browser ?? scope.chrome) as typeof chrome;

/** False once the extension was updated, disabled or removed while this content script went on running. */
export const connected = (): boolean => native.runtime?.id !== undefined;

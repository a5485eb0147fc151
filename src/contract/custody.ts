declare const live: unique symbol;
declare const own: unique symbol;

/**
 * What LinkedIn returned about anyone but the viewer: memory only, never kept.
 *
 * The brand exists for the compiler alone. `custody` takes `Own` values only, and no `Live` value, nor anything that holds one, can become `Own`.
 */
export type Live<T> = T & { readonly [live]: true };

/** What may be kept: the viewer's own, the CRM's, or a setting. Made by `custody`'s `own` alone. */
export type Own<T> = T & { readonly [own]: true };

/** `T` itself where nothing in it, however deep, is `Live`; otherwise `never`. */
export type FreeOfLive<T> = T extends { readonly [live]: true }
  ? never
  : T extends (...args: never[]) => unknown
    ? T
    : T extends object
      ? { [K in keyof T]: FreeOfLive<T[K]> } extends T
        ? T
        : never
      : T;

declare const live: unique symbol;
declare const own: unique symbol;

/** What is carried as it is, and has no parts that could be read off it. */
type Whole = string | number | bigint | boolean | symbol | null | undefined | Blob | ArrayBuffer;

/**
 * What LinkedIn returned about anyone but the viewer: memory only, never kept. Every part of it is `Live` too.
 *
 * The brand exists for the compiler alone. `custody` takes `Own` values only, and no `Live` value, nor anything that holds one, can become `Own`.
 */
export type Live<T> = (T extends Whole ? T : { readonly [K in keyof T]: Live<T[K]> }) & { readonly [live]: true };

/** What may be kept: the viewer's own, the CRM's, or a setting. Made by `custody`'s `own` alone. */
export type Own<T> = T & { readonly [own]: true };

/**
 * `T` itself where nothing in it, however deep, is `Live`; otherwise `never`. What could hide something, such as `unknown` and functions, counts as `Live`.
 *
 * What the compiler cannot follow stays open: a `Live` value assigned to a variable of the plain type, and what is computed from one.
 */
export type FreeOfLive<T> = unknown extends T
  ? never
  : T extends { readonly [live]: true }
    ? never
    : T extends (...args: never[]) => unknown
      ? never
      : T extends ReadonlyMap<infer Key, infer Value>
        ? [Key, Value] extends [FreeOfLive<Key>, FreeOfLive<Value>]
          ? T
          : never
        : T extends ReadonlySet<infer Value> | PromiseLike<infer Value>
          ? [Value] extends [FreeOfLive<Value>]
            ? T
            : never
          : T extends Date | ArrayBuffer | Blob
            ? T
            : T extends object
              ? [keyof T, T] extends [FreeOfLive<keyof T>, { [K in keyof T]: FreeOfLive<T[K]> }]
                ? T
                : never
              : T;

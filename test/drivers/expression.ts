type AnyFunction = (...args: never[]) => unknown;

/** The source of a function, to be evaluated elsewhere. */
export function sourceOf(what: AnyFunction): string {
  // The runner's compiler marks named functions with a helper, `__name`, that exists in this file's module only.
  return `((__name) => (${String(what)}))((named) => named)`;
}

/**
 * An expression whose value is a promise of the JSON text of what is asked for, or of `undefined`.
 *
 * Both browsers could answer values by themselves, each with its own idea of them; JSON text is the same in both.
 */
export function jsonExpression(what: string | AnyFunction, args: readonly unknown[]): string {
  const value = typeof what === 'string' ? what : call(sourceOf(what), args);
  return `(async () => JSON.stringify(await (${value}\n)))()`;
}

/** An expression that calls the function which `source` evaluates to. */
export function call(source: string, args: readonly unknown[]): string {
  return `${source}(${args.map((argument) => JSON.stringify(argument) ?? 'undefined').join(', ')})`;
}

/** The value behind the text that a `jsonExpression` ended in. */
export function fromJson(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}

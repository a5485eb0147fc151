/** What an operation came to: its value, or a coded fault. The expected is a result, never an exception. */
export type Result<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

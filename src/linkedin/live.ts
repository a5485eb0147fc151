import type { Live } from '../contract/custody.ts';

/** The one place where the brand is put on: what LinkedIn says of a member other than the viewer is never kept. */
export function live<Value>(value: Value): Live<Value> {
  return value as Live<Value>;
}

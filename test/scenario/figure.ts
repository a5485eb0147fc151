/** A number that a proof ends with, as `docs/security.md` shows it. */
export type Figure = {
  /** What was counted, in words, the browser's name included where there is one per browser. */
  readonly what: string;
  readonly value: number;
  /** What the claim wants it to be; `undefined` where it only says how much was tried. */
  readonly wanted?: number;
};

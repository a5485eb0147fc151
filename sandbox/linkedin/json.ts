const decimalMark = '@decimal:';

/** A whole number that `toJson` writes with a decimal point, as in `100.0`. */
export function decimal(value: number): string {
  return `${decimalMark}${value}`;
}

/** JSON text in which `decimal` numbers keep their point, which `JSON.stringify` alone would take from them. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${decimalMark}(\\d+)"`, 'g'), '$1.0');
}

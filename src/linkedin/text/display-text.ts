/** What cannot be seen, and marks that turn the direction of all that follows them: an embedding of this text could not end them. */
const unseen = /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\s]+/gu;

/**
 * A text of LinkedIn's as it may be shown in one line: whole characters only, blanks and what is unseen as one blank, cut at `limit` characters; empty where
 * the value is no text. Markup in it is text like any other, and is to be shown as such.
 */
export function displayText(value: unknown, limit: number): string {
  if (typeof value !== 'string') return '';
  // Cut before the characters are told apart, so that a text without end costs nothing.
  const line = value
    .slice(0, 4 * limit)
    .toWellFormed()
    .replace(unseen, ' ')
    .trim();
  return [...line].slice(0, limit).join('').trim();
}

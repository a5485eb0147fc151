const titles =
  /^(?:dr|prof|mr|mrs|ms|miss|mx|sir|herr|frau|mme|mlle|sra|srta|ing\.|mag\.|rev\.|h\.c\.|dipl\.?-\S+)\.?$/i;

/** The small words of titles, as in `Dr. rer. nat.` or `Dr. med.` */
const titleParts = /^\p{Ll}{2,}\.$/u;

const suffixes = /^(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|ll\.?m|esq|cfa|cpa)\.?$/i;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter of a word as a reader sees it, with its marks, in upper case; a digit where there is no letter. */
function firstLetter(word: string): string {
  const start = word.search(/\p{L}/u);
  const from = start >= 0 ? start : word.search(/\p{N}/u);
  if (from < 0) return '';
  const letter = firstGrapheme(word.slice(from));
  return firstGrapheme(letter.toUpperCase());
}

function firstGrapheme(text: string): string {
  // To segment a text costs more than all else about initials, and between two plain letters there is nothing to find.
  if (/^[a-z]([ -~]|$)/i.test(text)) return text.charAt(0);
  for (const { segment } of graphemes.segment(text)) return segment;
  return '';
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** `Berg, Anna` turned to `Anna Berg`; what follows a comma and is only a degree or the like is dropped. */
function inSpokenOrder(name: string): string {
  const [family = '', ...rest] = name.split(',');
  const given = wordsOf(rest.join(' ')).filter((word) => !suffixes.test(word));
  return [...given, family].join(' ');
}

function withoutTitles(words: string[]): string[] {
  const start = words.findIndex((word) => !titles.test(word) && !titleParts.test(word));
  const named = start < 0 ? words : words.slice(start);
  const last = named.findLastIndex((word) => !suffixes.test(word));
  return last < 1 ? named : named.slice(0, last + 1);
}

/**
 * One or two letters that stand for a name: those of its first and its last word, titles, degrees and what stands in
 * brackets left out. A name in one word, as Chinese, Japanese and Korean names are often written, gives one letter; so
 * does one in Arabic letters, since two of them would join to a syllable. '?' where there is no letter.
 */
export function initialsOf(name: string): string {
  const spoken = inSpokenOrder(name.normalize('NFC').replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  const words = withoutTitles(wordsOf(spoken));
  const first = firstLetter(words[0] ?? '');
  if (words.length < 2 || /\p{Script=Arabic}/u.test(first)) return first || '?';
  return first + firstLetter(words.at(-1) ?? '');
}

/** A hue for a text, in degrees from 0 to 359: the same text always has the same one. */
export function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  // Neighbouring names differ in their last bits only; this spreads them over the circle.
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) % 360;
}

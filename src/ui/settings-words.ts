import type { SettingsFault, SettingsFaultCode, SettingsLimits } from '../contract/settings.ts';
import { type CountedKey, counted, formatList, formatNumber, type PlainKey, together, words } from './words.ts';

const keys: Record<SettingsFaultCode, PlainKey> = {
  missing: 'code_missing',
  'wrong-type': 'code_wrong_type',
  'unknown-key': 'code_unknown_key',
  'unknown-value': 'code_unknown_value',
  'out-of-range': 'code_out_of_range',
  'not-an-address': 'code_not_an_address',
  'not-a-match-pattern': 'code_not_a_match_pattern',
  'not-a-selector': 'code_not_a_selector',
  'newer-version': 'code_newer_version',
  duplicate: 'code_duplicate',
  locked: 'code_locked',
  'not-json': 'code_not_json',
};

/** What is wrong with one setting, and what would be right where that can be said: one or two sentences. */
export function explainSettingsFault({ code, limits, allowed, line, column }: SettingsFault): string {
  const sentences = [words(keys[code])];
  if (allowed && allowed.length > 0) sentences.push(words('fault_allowed', formatList(allowed, 'disjunction')));
  const range = limits && explainLimits(limits);
  if (range) sentences.push(range);
  if (line !== undefined)
    sentences.push(
      column === undefined
        ? words('fault_line', formatNumber(line))
        : words('fault_line_column', formatNumber(line), formatNumber(column)),
    );
  return together(sentences);
}

function explainLimits({ least, most, counted: unit }: SettingsLimits): string | undefined {
  if (least !== undefined && most !== undefined)
    return words('fault_between', formatNumber(least), measured(most, unit));
  if (most !== undefined) return words('fault_at_most', measured(most, unit));
  return least === undefined ? undefined : words('fault_at_least', measured(least, unit));
}

const units: Record<NonNullable<SettingsLimits['counted']>, CountedKey> = {
  characters: 'characters',
  items: 'items',
};

const measured = (count: number, unit: SettingsLimits['counted']): string =>
  unit === undefined ? formatNumber(count) : counted(count, units[unit]);

import type { SettingsFaultCode } from '../contract/settings.ts';
import { type PlainKey, words } from './words.ts';

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

/** What is wrong with one setting, in one sentence. */
export const explainSettingsFault = (code: SettingsFaultCode): string => words(keys[code]);

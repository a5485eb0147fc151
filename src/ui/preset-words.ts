import type { PresetSummary } from '../contract/presets.ts';
import { together, words } from './words.ts';

/** What using a preset does, and how far it can be trusted. */
export function aboutPreset({ name, provenance }: PresetSummary): string {
  const what = words('preset_about', name);
  return provenance === 'run' ? what : together([what, words('preset_from_documentation', name)]);
}

import type { PresetSummary } from '../../contract/presets.ts';
import type { Recipe } from '../../contract/settings.ts';

/** A CRM's recipe, and how the CRM is recognised. Data, never code. */
export type Preset = PresetSummary & {
  /** Where given, what the name of the CRM's host ends with. */
  readonly hostEnding?: string;
  /** Selectors that all find something on every page of the CRM, and never all on a page of another. */
  readonly signs: readonly string[];
  readonly recipe: Recipe;
};

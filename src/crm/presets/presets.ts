import { dolibarr } from './dolibarr.ts';
import { odoo } from './odoo.ts';
import type { Preset } from './preset.ts';
import { salesforce } from './salesforce.ts';
import { tryton } from './tryton.ts';

/** The recipes that come with the extension. None is ever applied unasked. */
export const presets: readonly Preset[] = [dolibarr, odoo, salesforce, tryton];

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { managedSchema } from '../build/managed-schema.ts';
import { settingsJsonSchema } from '../build/settings-schema.ts';
import { withSettingsTable } from '../build/settings-table.ts';

/** Writes the schemas of the settings anew, and the table of them for administrators; a unit test says when that is due. */
const files = { 'docs/settings.schema.json': settingsJsonSchema(), 'public/managed-schema.json': managedSchema() };
const guide = 'docs/deployment.md';

for (const [file, schema] of Object.entries(files)) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
spawnSync('npx', ['biome', 'format', '--write', ...Object.keys(files)], { stdio: 'inherit' });
writeFileSync(guide, withSettingsTable(readFileSync(guide, 'utf8')));

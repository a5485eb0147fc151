import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { managedSchema } from '../build/managed-schema.ts';
import { settingsJsonSchema } from '../build/settings-schema.ts';

/** Writes the schemas of the settings anew; a unit test says when that is due. */
const files = { 'docs/settings.schema.json': settingsJsonSchema(), 'public/managed-schema.json': managedSchema() };

for (const [file, schema] of Object.entries(files)) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
spawnSync('npx', ['biome', 'format', '--write', ...Object.keys(files)], { stdio: 'inherit' });

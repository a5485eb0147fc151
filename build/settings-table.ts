import { type JsonSchema, settingsJsonSchema } from './settings-schema.ts';

/** Everything that a policy can set down to a site's own keys; a recipe is a document of its own kind, which docs/settings.md explains. */
function rowsOf(schema: JsonSchema, path = ''): string[] {
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    rowsOf(part, path === '' ? key : `${path}.${key}`),
  );
  const items = schema.items?.properties && path === 'sites' ? rowsOf(schema.items, `${path}[]`) : [];
  if (path === '') return below;
  const isWhole = path.endsWith('.recipe');
  const { description = '', default: fallback } = schema;
  const shown = fallback === undefined || typeof fallback === 'object' ? '' : `\`${JSON.stringify(fallback)}\``;
  const row = `| \`${path}\` | ${shown} | ${description.replaceAll('|', '\\|')} |`;
  return path.endsWith('[]') ? below : [row, ...(isWhole ? [] : below), ...items];
}

/** What a policy sets, as a table for docs/deployment.md, made of the schema that policies are checked with. */
export const settingsTable = (): string =>
  ['| key | where it is left out | what it sets |', '|---|---|---|', ...rowsOf(settingsJsonSchema())].join('\n');

/** The text of that document with the table in its place. */
export const withSettingsTable = (document: string): string =>
  document.replace(/(<!-- settings: [^\n]*-->\n)[\s\S]*?(<!-- \/settings -->)/, (_all, before, after) =>
    [before, settingsTable(), '\n', after].join(''),
  );

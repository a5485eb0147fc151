import { type JsonSchema, settingsJsonSchema } from './settings-schema.ts';

/**
 * The part of a schema that Chromium needs to read a policy: kinds, keys and descriptions.
 *
 * Chromium refuses to load an extension whose managed schema has `const` or `additionalProperties: false`, among others, and drops a whole top-level key
 * of a policy, without telling the extension, where anything inside is not as the schema says. So the schema says no more than it must; the extension
 * checks the rest, and names each fault by its path. Source: documentation page "Manifest for storage areas".
 */
function readable({ type, description, properties, items }: JsonSchema): JsonSchema {
  return {
    ...(type && { type }),
    ...(description && { description }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, readable(part)])),
    }),
    ...(items && { items: readable(items) }),
  };
}

/** The schema of the managed policy, for the manifest's `storage.managed_schema`. */
export const managedSchema = (): JsonSchema => readable(settingsJsonSchema());

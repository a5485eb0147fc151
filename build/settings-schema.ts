import { settingsSchema } from '../src/settings/schema.ts';
import type { SchemaPart, SchemaStep } from '../src/settings/schema-part.ts';
import { descriptionOf } from './settings-descriptions.ts';

/** As much of JSON Schema, draft 2020-12, as the settings need. */
export type JsonSchema = {
  $schema?: string;
  title?: string;
  description?: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  const?: unknown;
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: false;
};

const isLeftOut = ({ type }: SchemaPart): boolean => type === 'optional' || type === 'exact_optional';

/** What one step of a pipe demands; nothing where JSON Schema can't say it, or where it demands nothing. */
function demandOf(step: SchemaStep, type: JsonSchema['type']): JsonSchema {
  const most = step.requirement as number;
  switch (step.type) {
    case 'metadata':
      return step.metadata ?? {};
    case 'regex':
      return { pattern: (step.requirement as RegExp).source };
    case 'min_length':
      return type === 'array' ? { minItems: most } : { minLength: most };
    case 'max_length':
      return type === 'array' ? { maxItems: most } : { maxLength: most };
    case 'non_empty':
      return { minLength: 1 };
    case 'min_value':
      return { minimum: most };
    case 'max_value':
      return { maximum: most };
    case 'integer':
      return { type: 'integer' };
    case 'check':
    case 'transform':
      return {};
    default:
      throw new Error(`The schema of the settings has a step that is not known here: ${step.type}.`);
  }
}

function plainSchemaOf(part: SchemaPart, path: string): JsonSchema {
  switch (part.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: part.type };
    case 'literal':
      return { type: 'integer', const: part.literal };
    case 'picklist':
      return { type: 'string', enum: part.options ?? [] };
    case 'array':
      return { type: 'array', items: schemaOf(part.item as SchemaPart, `${path}[]`) };
    case 'object': {
      const entries = Object.entries(part.entries ?? {});
      const needed = entries.filter(([, entry]) => !isLeftOut(entry)).map(([key]) => key);
      return {
        type: 'object',
        properties: Object.fromEntries(
          entries.map(([key, entry]) => [key, schemaOf(entry, path === '' ? key : `${path}.${key}`)]),
        ),
        ...(needed.length > 0 && { required: needed }),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`The schema of the settings has a part that is not known here: ${part.type}.`);
  }
}

function demandsOf(part: SchemaPart, path: string): JsonSchema {
  if (part.pipe === undefined) return plainSchemaOf(part, path);
  const [first, ...steps] = part.pipe;
  const schema = demandsOf(first, path);
  return Object.assign(schema, ...steps.map((step) => demandOf(step, schema.type)));
}

function schemaOf(part: SchemaPart, path: string): JsonSchema {
  const inner = isLeftOut(part) ? (part.wrapped as SchemaPart) : part;
  const fallback = part.default === undefined ? {} : { default: part.default };
  return { description: descriptionOf(path), ...demandsOf(inner, path), ...fallback };
}

/** The JSON Schema of the settings document, made of the schema that the extension checks with. */
export function settingsJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Vis-à-vis settings',
    ...schemaOf(settingsSchema as unknown as SchemaPart, ''),
  };
}

import type { JsonSchema } from '../../../build/settings-schema.ts';

type Rule = (value: unknown, demanded: never, schema: JsonSchema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ofText = (holds: (text: string, demanded: never) => boolean) => (value: unknown, demanded: never) =>
  typeof value !== 'string' || holds(value, demanded);
const ofNumber = (holds: (number: number, demanded: never) => boolean) => (value: unknown, demanded: never) =>
  typeof value !== 'number' || holds(value, demanded);
const ofList = (holds: (list: readonly unknown[], demanded: never) => boolean) => (value: unknown, demanded: never) =>
  !Array.isArray(value) || holds(value, demanded);

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return isObject(value);
  return type === 'array' ? Array.isArray(value) : typeof value === type;
}

/** Keywords as the "Validation" and "Core" documents of JSON Schema, draft 2020-12, define them. */
const rules: Record<keyof JsonSchema, Rule> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  default: () => true,
  examples: () => true,
  type: isOfType,
  const: (value, demanded) => value === demanded,
  enum: (value, demanded: readonly unknown[]) => demanded.includes(value),
  pattern: ofText((text, pattern: string) => new RegExp(pattern, 'u').test(text)),
  minLength: ofText((text, least: number) => [...text].length >= least),
  maxLength: ofText((text, most: number) => [...text].length <= most),
  minimum: ofNumber((number, least: number) => number >= least),
  maximum: ofNumber((number, most: number) => number <= most),
  minItems: ofList((list, least: number) => list.length >= least),
  maxItems: ofList((list, most: number) => list.length <= most),
  items: ofList((list, item: JsonSchema) => list.every((each) => accepts(item, each))),
  properties: (value, properties: Record<string, JsonSchema>) =>
    !isObject(value) ||
    Object.entries(properties).every(([key, part]) => !Object.hasOwn(value, key) || accepts(part, value[key])),
  required: (value, keys: readonly string[]) => !isObject(value) || keys.every((key) => Object.hasOwn(value, key)),
  additionalProperties: (value, _false, { properties = {} }) =>
    !isObject(value) || Object.keys(value).every((key) => Object.hasOwn(properties, key)),
};

/** Whether a value is valid against a schema. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  return (Object.keys(schema) as (keyof JsonSchema)[]).every((keyword) =>
    rules[keyword](value, schema[keyword] as never, schema),
  );
}

/** One field of a projection such as `(id,profilePicture(displayImage~:playableStreams))`. */
type ProjectedField = {
  readonly name: string;
  /** After `~`: which finder decorates the URN; empty where none is named. */
  readonly decoration?: string;
  /** After `*`: what follows applies to each value of a map or list. */
  readonly each: boolean;
  readonly fields?: Projection;
};

export type Projection = readonly ProjectedField[];

/** A projection that does not follow the grammar. */
export class ProjectionSyntaxError extends Error {
  override readonly name = 'ProjectionSyntaxError';
}

/**
 * Reads a projection ("Field Projections"): names, `(…)` inside, `~TYPE:FINDER` decorations, `*` and `$*` wildcards.
 *
 * @throws ProjectionSyntaxError
 */
export function parseProjection(text: string): Projection {
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  function field(): ProjectedField {
    if (take(/\$\*/) !== undefined) return { name: '$*', each: true, ...nested() };
    const name = take(/\w+/);
    if (name === undefined) throw new ProjectionSyntaxError(`A name is missing at ${at}.`);
    const decoration = take(/~/) === undefined ? undefined : (take(/\w*(?::\w+)?/) ?? '').replace(/^\w*:?/, '');
    const each = take(/\*/) !== undefined;
    return { name, ...(decoration === undefined ? {} : { decoration }), each, ...nested() };
  }

  function nested(): { readonly fields?: Projection } {
    return take(/:?(?=\()/) === undefined ? {} : { fields: list() };
  }

  function list(): Projection {
    if (take(/\(/) === undefined) throw new ProjectionSyntaxError(`A parenthesis is missing at ${at}.`);
    const fields = [field()];
    while (take(/,/) !== undefined) fields.push(field());
    if (take(/\)/) === undefined) throw new ProjectionSyntaxError(`A parenthesis is not closed at ${at}.`);
    return fields;
  }

  const projection = list();
  if (at !== text.length) throw new ProjectionSyntaxError(`There is more after the end at ${at}.`);
  return projection;
}

/** Resolves the decoration of one field by the finder named: a value, or the failure that stands in its place. */
export type Decorate = (field: string, finder: string) => { readonly value: unknown } | { readonly failure: unknown };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a projection leaves of a value. A field that is not there is left out without a word, as LinkedIn does. */
export function project(value: unknown, projection: Projection, decorate: Decorate): unknown {
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = {};
  for (const { name, decoration, each, fields } of projection) {
    if (name === '$*') {
      for (const key of Object.keys(value)) result[key] = inner(value[key], false, fields, decorate);
      continue;
    }
    if (!(name in value)) continue;
    if (decoration === undefined) {
      result[name] = inner(value[name], each, fields, decorate);
      continue;
    }
    // LinkedIn answers the URN as well as what it stands for.
    result[name] = value[name];
    const decorated = decorate(name, decoration);
    if ('failure' in decorated) result[`${name}!`] = decorated.failure;
    else result[`${name}~`] = inner(decorated.value, each, fields, decorate);
  }
  return result;
}

function inner(value: unknown, each: boolean, fields: Projection | undefined, decorate: Decorate): unknown {
  if (Array.isArray(value)) return fields ? value.map((item) => project(item, fields, decorate)) : value;
  if (!fields) return value;
  if (!each || !isFields(value)) return project(value, fields, decorate);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, project(item, fields, decorate)]));
}

/** The names on a projection's own level and on every level below. */
export function projectedNames(projection: Projection): readonly string[] {
  return projection.flatMap(({ name, fields }) => [name, ...projectedNames(fields ?? [])]);
}

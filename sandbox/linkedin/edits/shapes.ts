/** What LinkedIn finds wrong in what was sent, and where. */
export type Finding = { readonly path: string; readonly why: string };

/** Says what is wrong with a value; nothing where it is right. */
export type Shape = (value: unknown, path: string) => readonly Finding[];

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (path: string, why: string): readonly Finding[] => [{ path, why }];

const that = (isRight: (value: unknown) => boolean, why: string): Shape => {
  return (value, path) => (isRight(value) ? [] : wrong(path, why));
};

export const text = (longest: number, pattern = /\S/u): Shape =>
  that((value) => typeof value === 'string' && value.length <= longest && pattern.test(value), 'is not such a text');

export const urn = (pattern: RegExp): Shape =>
  that((value) => typeof value === 'string' && pattern.test(value), 'is not such a URN');

export const flag: Shape = that((value) => typeof value === 'boolean', 'is not a boolean');
export const long: Shape = that((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'is not a long');

export const oneOf = (...symbols: readonly string[]): Shape =>
  that((value) => typeof value === 'string' && symbols.includes(value), 'is not an enum symbol');

/** "Object Types", "Locale". */
export const locale: Shape = (value, path) =>
  record({ country: text(2, /^[A-Z]{2}$/) }, { language: text(3, /^[a-z]{2,3}$/) })(value, path);

/** "Object Types", MultiLocaleString and MultiLocaleRichText. */
function localized(inner: Shape): Shape {
  return (value, path) => {
    const whole = record({ preferredLocale: locale }, { localized: that(isFields, 'is not a map') })(value, path);
    if (whole.length > 0 || !isFields(value) || !isFields(value['localized'])) return whole;
    const texts = Object.entries(value['localized']);
    if (texts.length === 0) return wrong(path, 'has no language');
    return texts.flatMap(([key, one]) =>
      /^[a-z]{2,3}(_[A-Z]{2})?(_\w+)?$/.test(key)
        ? inner(one, `${path}/localized/${key}`)
        : wrong(`${path}/localized/${key}`, 'is not a locale'),
    );
  };
}

export const multiLocale = (longest = 2600): Shape => localized(text(longest));
export const multiLocaleAddress: Shape = localized(text(2000, /^\S+\.\S+$/));
export const richText: Shape = localized(record({}, { rawText: text(2600) }));

/** "Object Types", "Date"; each part is named with the least and most it may be. */
export const date = (...parts: readonly ('day' | 'month' | 'year')[]): Shape => {
  return (value, path) => {
    if (!isFields(value) || Object.keys(value).length === 0) return wrong(path, 'is not a date');
    const isDate = Object.entries(value).every(([part, number]) => {
      const known = parts.find((name) => name === part);
      const [least, most] = known === undefined ? [1, 0] : ranges[known];
      return Number.isSafeInteger(number) && Number(number) >= least && Number(number) <= most;
    });
    const { day, month, year } = value;
    const isThere =
      day === undefined ||
      new Date(Date.UTC(Number(year ?? 2000), Number(month) - 1, Number(day))).getUTCDate() === day;
    return isDate && isThere ? [] : wrong(path, 'is not a date');
  };
};

const ranges = { day: [1, 31], month: [1, 12], year: [1000, 9999] } as const;

/** A record with these parts and no others. */
export function record(
  optional: Readonly<Record<string, Shape>>,
  required: Readonly<Record<string, Shape>> = {},
): Shape {
  const shapes: Readonly<Record<string, Shape>> = { ...optional, ...required };
  return (value, path) => {
    if (!isFields(value)) return wrong(path, 'is not a record');
    return [
      ...Object.keys(required).flatMap((name) =>
        Object.hasOwn(value, name) ? [] : wrong(`${path}/${name}`, 'is required'),
      ),
      ...Object.entries(value).flatMap(
        ([name, part]) =>
          (Object.hasOwn(shapes, name) ? shapes[name]?.(part, `${path}/${name}`) : undefined) ??
          wrong(`${path}/${name}`, 'is not a field'),
      ),
    ];
  };
}

export const array = (inner: Shape, isSet = false): Shape => {
  return (value, path) => {
    if (!Array.isArray(value)) return wrong(path, 'is not an array');
    const isRepeated = isSet && new Set(value.map((item) => JSON.stringify(item))).size < value.length;
    return isRepeated
      ? wrong(path, 'has something twice')
      : value.flatMap((item, index) => inner(item, `${path}/${index}`));
  };
};

import { attributeOf } from '../crm/safe-dom.ts';
import { isStableClass, isStableName } from './stable-names.ts';

/** A selector of one element alone, and how little it can be trusted to hold: the lower its cost, the better. */
export type Token = { readonly selector: string; readonly cost: number };

/** Attributes that developers keep for tests, and so keep as they are. */
const testAttribute = /^data-(?:testid|test-id|test|cy|qa|automation-id|component|role|type|entity|kind|name|field)$/;

/** Attributes by which CRMs say what a field or a column is. */
const namingAttribute = /^(?:itemprop|name|field|field-label|col-id|data-[a-z][a-z-]*)$/;

/** Of frameworks, of what passes, and of this extension's own marks. */
const passingAttribute =
  /^data-(?:v-.*|react.*|radix.*|emotion.*|s-.*|state|selected|active|index|row-index|rowindex|key|focus.*|hover.*|tooltip.*|toggle|bs-.*|tippy.*|src|value|initials|tone|color|colour)$/;

const semantic =
  /^(?:tr|li|td|th|article|section|main|form|h[1-6]|a|img|strong|address|dl|dd|dt|tbody|table|body|ul|ol|header|figure|time|input|textarea|label|button)$/;

/** The name of an element as a selector has it. */
export const tagOf = (element: Element): string => element.localName;

const quoted = (name: string, operator: string, value: string): string => `[${name}${operator}"${value}"]`;

function attributeTokens(element: Element): Token[] {
  const names = Element.prototype.getAttributeNames.call(element);
  return names.flatMap((name): Token[] => {
    const value = attributeOf(element, name);
    if (name === 'role') return isStableName(value) ? [{ selector: quoted(name, '=', value), cost: 3 }] : [];
    if (name === 'id') return idTokens(value);
    if (!namingAttribute.test(name) || passingAttribute.test(name) || !isPlainName(name)) return [];
    const cost = testAttribute.test(name) ? 1 : 2;
    const numbered = numberedPrefix(value);
    return [
      ...(isStableValue(value) ? [{ selector: quoted(name, '=', value), cost }] : []),
      ...(numbered ? [{ selector: quoted(name, '^=', numbered), cost: cost + 2.5 }] : []),
      ...(name.startsWith('data-') ? [{ selector: `[${name}]`, cost: cost + 3 }] : []),
    ];
  });
}

const isPlainName = (name: string): boolean => !/\d/.test(name);

/** A label with blanks in it is as good as a name. */
const isStableValue = (value: string): boolean =>
  isStableName(value) || (/^[A-Z][A-Za-z]+(?: [A-Za-z]+){1,3}$/.test(value) && value.length <= 40);

function idTokens(id: string): Token[] {
  const numbered = numberedPrefix(id);
  return [
    ...(isStableName(id) && !/\d/.test(id) ? [{ selector: `#${id}`, cost: 2 }] : []),
    ...(numbered ? [{ selector: quoted('id', '^=', numbered), cost: 5 }] : []),
  ];
}

/** What stands before a number that ends a value: `row-` of `row-17`. */
function numberedPrefix(value: string): string | undefined {
  const prefix = /^([A-Za-z][\w-]*[-_])\d+$/.exec(value)?.[1];
  return prefix !== undefined && isStableName(prefix.replace(/[-_]+$/, '')) ? prefix : undefined;
}

function classTokens(element: Element): Token[] {
  const tag = tagOf(element);
  const classes = attributeOf(element, 'class').split(/\s+/).filter(isStableClass);
  const single = classes.map((name) => ({ selector: `${tag}.${name}`, cost: 4 }));
  const [first, second] = classes;
  return first && second ? [...single, { selector: `${tag}.${first}.${second}`, cost: 6 }] : single;
}

function tagToken(element: Element): Token {
  const tag = tagOf(element);
  return { selector: tag, cost: tag.includes('-') ? 3 : semantic.test(tag) ? 6 : 9 };
}

/** A link to a person on LinkedIn is best known by just that. */
function linkTokens(element: Element): Token[] {
  if (tagOf(element) !== 'a') return [];
  const address = attributeOf(element, 'href');
  if (/linkedin\.com\/in\//i.test(address)) return [{ selector: 'a[href*="linkedin.com/in/"]', cost: 1 }];
  return /linkedin\.com\//i.test(address) ? [{ selector: 'a[href*="linkedin.com/"]', cost: 2 }] : [];
}

/** How an element can be selected by what it is itself, the most trustworthy first. Never by a name that looks generated. */
export function tokensOf(element: Element): Token[] {
  const tokens = [...linkTokens(element), ...attributeTokens(element), ...classTokens(element), tagToken(element)];
  return tokens.sort((one, other) => one.cost - other.cost);
}

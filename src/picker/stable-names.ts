/** What tools put in front of class names that they make up. */
const generatedPrefix =
  /^(?:css|sc|jsx|jss|tss|emotion|svelte|styled|makeStyles|astro|ember|radix|headlessui|mantine|r|ng-tns)-?[\w-]*\d|^(?:css|sc|jsx|emotion|svelte)-/i;

/** Classes that say how something looks or stands, as utility frameworks have them by the dozen on each element. */
const utilityWord =
  /^(?:flex|grid|block|inline|inline-\w+|hidden|contents|relative|absolute|fixed|sticky|static|truncate|italic|underline|uppercase|lowercase|capitalize|antialiased|group|peer|sr-only|grow|shrink|border|rounded|shadow|transition|transform|container|resize|outline|ring|visible|invisible|clearfix)$/;
const utilityPrefix =
  /^-?(?:m[trblxyse]?|p[trblxyse]?|w|h|min|max|size|gap|space|text|font|leading|tracking|bg|border|rounded|shadow|ring|opacity|z|top|left|right|bottom|inset|items|justify|content|self|place|order|col-span|row-span|grid|flex|overflow|cursor|select|transition|duration|delay|ease|translate|scale|rotate|divide|whitespace|break|align|object|shrink|grow|basis|fill|stroke|outline|pointer-events|d|float|table)-/;

/** Classes that come and go with what a person does, or with the place in a list. */
const passing =
  /^(?:active|selected|hover(?:ed)?|focus(?:ed|-\w+)?|open(?:ed)?|closed|current|disabled|enabled|checked|loading|loaded|dragging|expanded|collapsed|visited|odd|even|first|last|new|highlight(?:ed)?|(?:is|has|ng|no|js|even|odd)[-_].*)$/i;

/** Whether one part of a name looks like what a hash leaves: letters and digits mixed, letters without a vowel, or case without words. */
function isHash(part: string): boolean {
  if (part.length < 4) return false;
  if (/\d/.test(part) && /[a-z]/i.test(part) && !/^[a-z]{3,}\d{1,2}$/i.test(part)) return true;
  if (part.length >= 5 && /^[a-z]+$/i.test(part) && !/[aeiouy]/i.test(part)) return true;
  return part.length >= 5 && /[a-z]/.test(part) && /[A-Z]/.test(part) && !/[a-z]{3}/.test(part);
}

/**
 * Whether a name, such as a class, an id or the value of a `data-` attribute, looks as if a person had chosen it for good: no hash, no number of a record,
 * nothing that comes and goes.
 */
export function isStableName(name: string): boolean {
  if (!/^-?[A-Za-z_][\w-]{1,59}$/.test(name) || /\d{3,}/.test(name)) return false;
  if (generatedPrefix.test(name) || passing.test(name) || /^_/.test(name)) return false;
  return !name.split(/[-_]+/).some(isHash);
}

/** The same of a class, of which utility frameworks' are none that a kind of element could be known by. */
export function isStableClass(name: string): boolean {
  return isStableName(name) && !utilityWord.test(name) && !utilityPrefix.test(name);
}

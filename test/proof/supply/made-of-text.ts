import { nameOf, nodesOf, part, type SyntaxNode, textOf } from './syntax-tree.ts';

/** What makes elements of text, whichever object it is a member of. */
const makesElements: ReadonlySet<string> = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createContextualFragment',
  'parseFromString',
  'parseHTMLUnsafe',
  'setHTMLUnsafe',
  'srcdoc',
  'writeln',
]);

/** What makes code of text where it is called, or made. */
const makesCode: ReadonlySet<string> = new Set(['eval', 'Function', 'importScripts', 'execScript']);

/** What makes code of its first argument, where that is text. */
const runsText: ReadonlySet<string> = new Set(['setTimeout', 'setInterval']);

/** The places where a program makes code or elements of text, each by what does it. */
export function placesMadeOfText(code: string): readonly string[] {
  return nodesOf(code).flatMap((node) => {
    const found = placeIn(node);
    return found === undefined ? [] : [found];
  });
}

function placeIn(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'MemberExpression':
      return memberThatMakes(node);
    case 'Property': {
      const key = nameOf(node, 'key');
      return key !== undefined && makesElements.has(key) ? key : undefined;
    }
    case 'Literal':
    case 'TemplateLiteral':
      return textThatMakes(textOf(node) ?? '');
    case 'CallExpression':
    case 'NewExpression':
      return callThatMakes(node);
    case 'ImportExpression':
      return textOf(part(node, 'source'))?.startsWith('.') ? undefined : 'import()';
    default:
      return undefined;
  }
}

function memberThatMakes(node: SyntaxNode): string | undefined {
  const name = nameOf(node, 'property');
  if (name === undefined) return undefined;
  if (name === 'write' && part(node, 'object')?.['name'] === 'document') return 'document.write';
  return makesElements.has(name) ? name : undefined;
}

/** A name kept as text is as good as the name, and `javascript:` runs wherever it is followed. */
function textThatMakes(text: string): string | undefined {
  if (/^\s*javascript:/i.test(text)) return 'javascript:';
  return makesElements.has(text) ? text : undefined;
}

function callThatMakes(node: SyntaxNode): string | undefined {
  const callee = part(node, 'callee');
  const name = callee?.type === 'MemberExpression' ? nameOf(callee, 'property') : callee?.['name'];
  if (typeof name !== 'string') return undefined;
  if (makesCode.has(name)) return name;
  const [first] = (node['arguments'] ?? []) as readonly SyntaxNode[];
  if (name === 'createElement' && textOf(first)?.toLowerCase() === 'script') return 'a script element';
  const isText = textOf(first) !== undefined || (first?.type === 'BinaryExpression' && first['operator'] === '+');
  return runsText.has(name) && isText ? `${name} of text` : undefined;
}

import { parseAst } from 'vite';

/** A node of a program's syntax tree (ESTree), as far as it is looked at here. */
export type SyntaxNode = { readonly type: string; readonly [part: string]: unknown };

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/** The nodes directly under a node. */
export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => Object.values(node).flat().filter(isNode);

/** One part of a node, where it is a node. */
export function part(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  const value = node?.[name];
  return isNode(value) ? value : undefined;
}

/** Every node of a program, those that hold others first. */
export function nodesOf(code: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting: SyntaxNode[] = [parseAst(code) as unknown as SyntaxNode];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    waiting.push(...childrenOf(node));
  }
  return found;
}

/** The text of a string, or of a template up to its first blank to be filled in; `undefined` of anything else. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type !== 'TemplateLiteral') return undefined;
  const [first] = node['quasis'] as readonly { value: { cooked: string } }[];
  return first?.value.cooked;
}

/** The name by which a member or a key is reached, where the code says it. */
export const nameOf = (holder: SyntaxNode, name: 'property' | 'key'): string | undefined =>
  holder['computed'] === true
    ? textOf(part(holder, name))
    : ((part(holder, name)?.['name'] as string | undefined) ?? textOf(part(holder, name)));

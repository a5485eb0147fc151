import { childrenOf, nodesOf, part, type SyntaxNode } from './syntax-tree.ts';

/** Where an identifier is only a name: of a member, a key, a label, or what another file calls it. */
const namingParts: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  MethodDefinition: ['key'],
  PropertyDefinition: ['key'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  MetaProperty: ['meta', 'property'],
  ImportSpecifier: ['imported'],
  ExportSpecifier: ['exported'],
};

/** Which parts of a node give names to something. */
const declaringParts: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  CatchClause: ['param'],
  ImportSpecifier: ['local'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
};

const partsOf = (node: SyntaxNode, names: readonly string[]): readonly SyntaxNode[] =>
  names.flatMap((name) => node[name] as SyntaxNode | SyntaxNode[] | null).filter((one) => one !== null);

/**
 * The names that a program uses and does not give to anything itself, which are those of the browser, in their order.
 *
 * A name that the program gives to something anywhere counts as its own everywhere; in a shortened build those are a letter or two.
 */
export function globalsOf(code: string): readonly string[] {
  const nodes = nodesOf(code);
  const names = new Set<SyntaxNode>();
  const declared = new Set<string>();
  for (const node of nodes) {
    if (node['computed'] !== true) for (const one of partsOf(node, namingParts[node.type] ?? [])) names.add(one);
    for (const one of partsOf(node, declaringParts[node.type] ?? []))
      for (const name of namesIn(one)) declared.add(name);
  }
  const used = nodes
    .filter((node) => node.type === 'Identifier' && !names.has(node))
    .map((node) => node['name'] as string);
  return [...new Set(used)].filter((name) => !declared.has(name)).sort();
}

/** The names that a pattern binds; its defaults are no part of it. */
function namesIn(pattern: SyntaxNode): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern['name'] as string];
  const inner = { AssignmentPattern: 'left', Property: 'value', RestElement: 'argument' }[pattern.type];
  if (inner === undefined) return childrenOf(pattern).flatMap(namesIn);
  const bound = part(pattern, inner);
  return bound === undefined ? [] : namesIn(bound);
}

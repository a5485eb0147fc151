/** A field that has no fields of its own, or none that may be chosen. */
export type Whole = true;

/**
 * What is wanted of a record whose fields are documented as `Documented`: a field whole, or only some fields of it. Names are written as the documentation
 * writes them in a projection, decorations (`geo~`, `displayImage~:playableStreams`) and wildcards (`results*`, `$*`) included, so that the compiler knows
 * what can be asked for.
 */
export type Projection<Documented> = {
  readonly [Field in keyof Documented]?: Documented[Field] extends Whole
    ? Whole
    : Whole | Projection<Documented[Field]>;
};

/**
 * A projection such as `(id,profilePicture(displayImage~:playableStreams))`. It is sent raw, without percent-encoding. Sources: documentation pages "Field
 * Projections" and "Response Decoration"; LinkedIn's own JavaScript client.
 */
export function projectionOf<Documented>(projection: Projection<Documented>): string {
  return write(projection);
}

type Tree = { readonly [field: string]: Whole | Tree | undefined };

function write(tree: Tree): string {
  const fields = Object.entries(tree).flatMap(([name, within]) => {
    if (within === undefined) return [];
    return within === true ? [name] : [`${name}${write(within)}`];
  });
  return `(${fields.join(',')})`;
}

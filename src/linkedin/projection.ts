/** A field by name, or a field with the fields wanted of it. */
export type Field = string | { readonly [name: string]: readonly Field[] };

/**
 * A projection such as `(id,profilePicture(displayImage~:playableStreams))`. It is sent raw, without percent-encoding. Sources: documentation
 * page "Field Projections"; LinkedIn's own JavaScript client.
 */
export function projectionOf(fields: readonly Field[]): string {
  return `(${fields.map(writeField).join(',')})`;
}

function writeField(field: Field): string {
  if (typeof field === 'string') return field;
  return Object.entries(field)
    .map(([name, fields]) => `${name}${projectionOf(fields)}`)
    .join(',');
}

/** The picture with the addresses of its renditions. Source: documentation page "Profile Picture". */
export const pictureField: Field = { profilePicture: ['displayImage~:playableStreams'] };

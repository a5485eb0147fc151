/** The boundary of a multipart message, which the browser makes up anew each time; `undefined` where the message is no such thing. */
export const boundaryOf = (contentType: string): string | undefined =>
  /^multipart\/form-data; boundary=(\S+)$/.exec(contentType)?.[1];

/** Each part of a multipart message by its name: a text as it is, a file by what is said of it, its bytes left out. */
export function partsOf(body: string, boundary: string): readonly (readonly [name: string, value: string])[] {
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...content] = part.replace(/^\r\n|\r\n$/g, '').split('\r\n\r\n');
      const [, name = '', filename] = /name="([^"]*)"(?:; filename="([^"]*)")?/.exec(head) ?? [];
      if (filename === undefined) return [name, content.join('\r\n\r\n')];
      return [name, `${filename}, ${/Content-Type: (\S+)/i.exec(head)?.[1] ?? 'no type'}, <bytes>`];
    });
}

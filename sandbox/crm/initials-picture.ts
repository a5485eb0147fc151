/** A picture as a CRM makes one for a contact without any: the first letter on grey, as SVG. */
export function initialsPicture(name: string): string {
  const letter = name.slice(0, 1).replace(/[^\p{L}]/u, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="#d4d4d4"/><text x="64" y="84" font-family="sans-serif" font-size="60" text-anchor="middle">${letter}</text></svg>`;
}

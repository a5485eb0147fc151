/**
 * Gives an element this inline style and no other. Important: no sheet of the page can outdo it.
 *
 * As an attribute, whose words the browser shares between elements that say the same: of a hundred slots it works out the style once, where through
 * `style.cssText` it worked out each, which took seven times as long.
 */
export function style(element: HTMLElement, properties: Readonly<Record<string, string>>): void {
  const words = Object.entries(properties)
    .map(([property, value]) => `${property}:${value}!important`)
    .join(';');
  if (element.getAttribute('style') !== words) element.setAttribute('style', words);
}

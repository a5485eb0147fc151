/** Gives an element this inline style and no other. Important: no sheet of the page can outdo it. In one go: one property after another took three times as long. */
export function style(element: HTMLElement, properties: Readonly<Record<string, string>>): void {
  element.style.cssText = Object.entries(properties)
    .map(([property, value]) => `${property}:${value}!important`)
    .join(';');
}

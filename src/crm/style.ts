/** Inline and important: no sheet of the page can outdo it. */
export function style(element: HTMLElement, properties: Record<string, string>): void {
  for (const [property, value] of Object.entries(properties)) element.style.setProperty(property, value, 'important');
}

/**
 * The elements of a document that hold more than they show, or stick out of the window, and the controls that lie on one another. What scrolls by itself, such as
 * the settings document and the line in a field, is passed over, and what screen readers alone are to find.
 *
 * Runs in the document: nothing outside this function exists there.
 */
export function misfits(): string[] {
  const isScrolled = (element: Element | null): boolean =>
    element !== null &&
    element !== document.documentElement &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || isScrolled(element.parentElement));
  const shown = [...document.querySelectorAll<HTMLElement>('body, body *')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen') && !isScrolled(element),
  );
  const isClipped = (element: Element): boolean => /hidden|clip/.test(getComputedStyle(element).overflowX);
  // Without words of its own a box may have a button stick out whose words stand in line with all others.
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== '');
  const { clientWidth: window } = document.documentElement;
  const cut = shown.filter((element) => {
    const { scrollWidth, clientWidth, tagName } = element;
    if (clientWidth > 0 && tagName !== 'INPUT' && scrollWidth > clientWidth && (isClipped(element) || hasText(element)))
      return true;
    const { left, right } = element.getBoundingClientRect();
    return left < -1 || right > window + 1;
  });
  const controls = shown.filter((element) => element.matches('a, button, input, select, textarea, summary'));
  const overlapping = controls.filter((control, index) =>
    controls.slice(index + 1).some((other) => {
      // The popup's lists pass behind the buttons that stay at its lower edge.
      if (control.contains(other) || (other.closest('.page-actions') && !control.closest('.page-actions')))
        return false;
      const one = control.getBoundingClientRect();
      const two = other.getBoundingClientRect();
      return (
        one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1
      );
    }),
  );
  return [...cut, ...overlapping].map(
    ({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.slice(0, 40)}`,
  );
}

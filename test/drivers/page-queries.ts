import { call, jsonExpression, sourceOf } from './expression.ts';

/** CSS pixels from the viewport's top left corner. */
export type Point = { readonly x: number; readonly y: number };

type Queries = ReturnType<typeof pageQueries>;

/** The expression that asks one of the queries in a page. */
export function pageQuery<K extends keyof Queries>(name: K, ...args: Parameters<Queries[K]>): string {
  return jsonExpression(call(`${sourceOf(pageQueries)}().${name}`, args), []);
}

/** What the drivers ask of a document, as a person would see it. Runs in the page: nothing outside this function exists there. */
function pageQueries() {
  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

  const shown = (element: HTMLElement | null): string => element?.innerText ?? '';

  const textFor = (element: Element): string => {
    const copy = element.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"], [hidden]')) hidden.remove();
    return tidy(copy.textContent);
  };

  const nameOf = (element: Element): string => {
    const labels = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labelled = labels.map((id) => tidy(document.getElementById(id)?.textContent)).join(' ');
    if (labelled) return tidy(labelled);
    const label = tidy(element.getAttribute('aria-label'));
    if (label) return label;
    return element instanceof HTMLInputElement ? tidy(element.value) : textFor(element);
  };

  const visibleButtons = (): HTMLElement[] =>
    [
      ...document.querySelectorAll<HTMLElement>('button, [role="button"], input[type="button"], input[type="submit"]'),
    ].filter((button) => button.checkVisibility({ visibilityProperty: true }) && !button.closest('[inert]'));

  const enabled = (button: HTMLElement): boolean =>
    !button.matches(':disabled') && button.getAttribute('aria-disabled') !== 'true';

  /** What happened to the click that was aimed last. It hangs on the window, since each query is a script of its own. */
  const aimed = window as unknown as { driverAim?: { outcome?: 'hit' | 'missed'; disarm(): void } };

  /** Until a click has come, keeps one that does not meet the element from meeting anything: pages move things between a look and a click. */
  const arm = (element: Element, there: Element): void => {
    aimed.driverAim?.disarm();
    const names = ['mousedown', 'mouseup', 'click'] as const;
    const aim: { outcome?: 'hit' | 'missed'; disarm(): void } = {
      disarm: () => {
        for (const name of names) window.removeEventListener(name, meet, true);
      },
    };
    const meet = (event: MouseEvent): void => {
      if (!event.isTrusted) return;
      const target = event.target as Element;
      const missed = aim.outcome === 'missed' || !(element.contains(target) || target === there);
      aim.outcome = missed ? 'missed' : 'hit';
      if (missed) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      if (event.type === 'click') aim.disarm();
    };
    for (const name of names) window.addEventListener(name, meet, true);
    aimed.driverAim = aim;
  };

  /** The middle of the element, scrolled into view, and what lies there; `null` where there is none, or something else lies there. */
  const middleOf = (element: Element | undefined | null): { point: Point; there: Element } | null => {
    if (!element) return null;
    const outside = (box: DOMRect) =>
      box.top < 0 || box.left < 0 || box.bottom > window.innerHeight || box.right > window.innerWidth;
    const look = (): { point: Point; there: Element } | null => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return null;
      const point = { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) };
      const there = document.elementFromPoint(point.x, point.y);
      return there && (element.contains(there) || there.contains(element)) ? { point, there } : null;
    };
    const seen = outside(element.getBoundingClientRect()) ? null : look();
    if (seen) return seen;
    // Beyond the window, or behind what stays at its edge while the rest scrolls.
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    return look();
  };

  /** The same with the aim taken. */
  const aimAt = (element: Element | undefined | null): Point | null => {
    const middle = middleOf(element);
    if (element && middle) arm(element, middle.there);
    return middle?.point ?? null;
  };

  return {
    text: () => shown(document.body),
    contains: (substring: string) => tidy(shown(document.body)).includes(tidy(substring)),
    buttons: () => visibleButtons().map(nameOf),
    list: (accessibleName: string) => {
      const list = [...document.querySelectorAll('ul, ol')].find((candidate) => nameOf(candidate) === accessibleName);
      return [...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])].map((item) => tidy(shown(item)));
    },
    status: () => tidy(shown(document.querySelector('[role="status"]'))),
    middle: (selector: string) => middleOf(document.querySelector(selector))?.point ?? null,
    aim: (selector: string) => aimAt(document.querySelector(selector)),
    aimAtButton: (accessibleName: string) =>
      aimAt(visibleButtons().find((button) => nameOf(button) === accessibleName && enabled(button))),
    /** Of the click since the last aim, in this document: `null` where there was none. */
    outcome: () => {
      aimed.driverAim?.disarm();
      return aimed.driverAim?.outcome ?? null;
    },
    summary: () => `${location.href} shows: ${tidy(shown(document.body)).slice(0, 800) || 'nothing'}`,
  };
}

import { asList, asObject, property } from '../../http/json.ts';

/** One page of a collection. Source: documentation page "Pagination". */
export type Page = {
  readonly elements: readonly unknown[];
  /** How many LinkedIn says it gives in a page; it may be fewer than were asked for. */
  readonly count?: number;
  /** How many there are in all, where LinkedIn says so. */
  readonly total?: number;
  /** Whether LinkedIn names a page after this one. */
  readonly next: boolean;
};

/** Where a page begins and how many it is to hold, as query parameters. */
export function pageParameters(start: number, count: number): string {
  return `start=${start}&count=${count}`;
}

/**
 * The page in an answer, or `undefined` where there is no list of elements in it.
 *
 * @param limit How many elements were asked for; whatever lies past them is left.
 */
export function readPage(body: unknown, limit: number): Page | undefined {
  const envelope = asObject(body);
  const elements = asList(property(envelope, 'elements'), limit);
  if (elements === undefined) return undefined;
  const paging = asObject(property(envelope, 'paging'));
  const links = asList(property(paging, 'links'), 10) ?? [];
  const next = links.some((link) => property(asObject(link), 'rel') === 'next');
  return {
    elements,
    ...number('count', property(paging, 'count')),
    ...number('total', property(paging, 'total')),
    next,
  };
}

/**
 * Whether there is nothing after this page. The documentation says to stop at the first page with fewer than were asked for. Where LinkedIn itself gives
 * fewer in every page, its link to the next page, its total or its own count say that there is more; the link's address is never followed.
 *
 * @param start Where the page began.
 * @param asked How many were asked for.
 */
export function isLastPage(page: Page, start: number, asked: number): boolean {
  const got = page.elements.length;
  if (got === 0) return true;
  if (page.next) return false;
  if (page.total !== undefined) return start + got >= page.total;
  return got < Math.min(asked, page.count ?? asked);
}

function number<Name extends string>(name: Name, value: unknown): { readonly [name in Name]?: number } {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
  return (whole ? { [name]: value } : {}) as { readonly [name in Name]?: number };
}

/**
 * Milliseconds from now that a `Retry-After` header names, in seconds or as an HTTP date; `undefined` where it names nothing. Neither
 * LinkedIn nor Salesforce documents such a header; it is heeded where it is there. Source: RFC 9110, section 10.2.3.
 *
 * @param now Epoch milliseconds.
 */
export function retryAfterIn(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // An HTTP date begins with the name of the day; what else `Date.parse` takes for a date is none here.
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

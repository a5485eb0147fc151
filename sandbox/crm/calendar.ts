const written = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `2026-11-05` as `5 Nov 2026`. */
export function writtenDate(day: string): string {
  return written.format(new Date(`${day}T00:00:00Z`));
}

/** The day that lies so many days before (or, if negative, after) `day`; both as `YYYY-MM-DD`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

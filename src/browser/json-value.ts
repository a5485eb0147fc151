/** How deep a value of a profile lies; none that LinkedIn documents comes to a third of it. */
const deepest = 30;

/** Whether a message's value says what JSON can say, and no more deeply than anything we know: the browser carries much else. */
export function isJson(value: unknown, depth = deepest): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  const isPlain = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
  if (!isPlain || depth === 0) return false;
  return Object.values(value as object).every((part) => isJson(part, depth - 1));
}

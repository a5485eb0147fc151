/**
 * What is to be asked for now, in batches: what is near the screen first, filled up to a batch in page order. A list no longer than a batch goes whole,
 * without waiting to know what is near; of a longer one nothing goes while nothing is near.
 *
 * @param open in page order.
 * @param further how many contacts of the list were not read yet.
 */
export function batchesOf<One extends { readonly near: boolean }>(
  open: readonly One[],
  size: number,
  further: number,
): One[][] {
  const isUrgent = open.length + further > size ? ({ near }: One) => near : () => true;
  const urgent = open.filter(isUrgent);
  if (urgent.length === 0) return [];
  const rest = open.filter((one) => !isUrgent(one));
  const next = [...urgent, ...rest].slice(0, Math.max(size, urgent.length));
  return Array.from({ length: Math.ceil(next.length / size) }, (_, index) =>
    next.slice(index * size, (index + 1) * size),
  );
}

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { rowsIn, tallyOf } from '../../scenario/frames.ts';

type Drawn = { readonly y: number; readonly plate: string; readonly face: string };

/** A frame with these rows, drawn as the moving pages draw them. */
function frameOf(...rows: readonly Drawn[]): Promise<Uint8Array> {
  const shapes = rows.map(
    ({ y, plate, face }) =>
      `<rect x="20" y="${y}" width="3" height="40" fill="#ff00ff"/><rect x="23" y="${y}" width="21" height="40" fill="${plate}"/>
       <circle cx="72" cy="${y + 20}" r="20" fill="${face}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const verdictsOf = async (...rows: readonly Drawn[]) =>
  (await rowsIn(await frameOf(...rows))).map((row) => row.verdict);

describe('the judge of a frame', () => {
  test('calls a face right that has the colour of its plate, or nearly', async () => {
    expect(await verdictsOf({ y: 10, plate: '#2478c8', face: '#2579c6' })).toEqual(['right']);
  });

  test("calls the ground of initials pale, and everybody else's colour wrong", async () => {
    const pale = { y: 10, plate: '#2478c8', face: '#dcd8e4' };
    const wrong = { y: 60, plate: '#2478c8', face: '#78c878' };
    expect(await verdictsOf(pale, wrong)).toEqual(['pale', 'wrong']);
  });

  test('calls it wrong where neither stands there: an empty page counts for nothing good', async () => {
    expect(await verdictsOf({ y: 10, plate: '#2478c8', face: '#ffffff' })).toEqual(['wrong']);
  });

  test('passes over rows that are not wholly in sight', async () => {
    expect(await verdictsOf({ y: -10, plate: '#2478c8', face: '#78c878' })).toEqual([]);
    expect(await verdictsOf({ y: 170, plate: '#2478c8', face: '#78c878' })).toEqual([]);
  });

  test('counts over all frames, and says in which a wrong face was', async () => {
    const right = { y: 10, plate: '#2478c8', face: '#2478c8' };
    const wrong = { y: 10, plate: '#2478c8', face: '#78c878' };
    const tally = await tallyOf([await frameOf(right), await frameOf(wrong)]);
    expect(tally).toMatchObject({ frames: 2, rows: 2, right: 1, pale: 0, wrong: [{ frame: 1, shown: '#78c878' }] });
  });
});

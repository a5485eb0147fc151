import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpackSnappy } from '../../../scenario/disk/snappy.ts';
import { blobsIn, isDatabase, isWriteAheadLog, readDatabase } from '../../../scenario/disk/sqlite.ts';

const unpacked = (lines: readonly string[]): Buffer => gunzipSync(Buffer.from(lines.join(''), 'base64'));

/** As SQLite 3.40 wrote it, in pages of 512 bytes: a table of names and values, and an index of the names. */
const database = unpacked([
  'H4sIAAAAAAACA+3YTWtcZRiH8fPMTGJa0+6GENw8LkQDpdz3/8ycF+2ijQYqhJZqkG6KnCSnTUg6M2RGm4DLovQT+CEKLt3rd3HrUhdunDNJrnbR',
  'YkEXauYhTe5DXq7Qw2/uyXx+b3N/UseHw6PH1SSmSStptZKbMSbJdEySq8mL01x3XroOyV+fVnJ9J1xphvBdEn6evpufV52ytbjyTjfc2x/s1sfb',
  'J18Oqsf1QT2atD/+bOPW1kb89M4nG/fj2Sfi3Tux+eQHzcXajbC40u2GB5Nq+3D2Pc2/1tn3bd1a39x48cVxa+P+1rX4dXX4VR3XN++ury3M7s1v',
  'ze9wNfxxOszPBTiXG86XwuXp+4XwPAk/hp/Cr+F5+H3+X/NvvWPt1TCqdg7q3YVmrI+qcb3beTrqPNsJs8eNejcev/5Mf8LbS+1uOBwOHrWW2iuX',
  'xnvDo0lz+0fV0SSa9bKPzqecqWAqz6e+MTmTmFKmHlOfiUafRp9Gn0ZGI6OR0choZDQyGhmNjEZGI6OR08hp5DRyGjmNnEZOI6eR08hpFDQKGgWN',
  'gkZBo6BR0ChoFDQKGiWNkkZJo6RR0ihplNP7v0inpFPSKc87bsbkTGJKmXpMfaaMKWcqmGg4DafhNJyG03AaTsNpOA2nIRqiIRqiIRqiIRqiIRqi',
  'kdJIaaQ0UhopjZRGSiOlkdJIafRo9Gj0aPRo9Gj0aGB9ev/fcrw73h3vjnfHu+Pd8e54d7w73h3vjnfHu+Pd8e54d7w73h3vjnfHu+Pd8e54d7w7',
  '3h3vjnfHu+Pd8e54d7w73h3vjnfHu+Pd8e54d7w73h3vjnfHu+Pd8e54d7x7SePM+vT+LzVXdPAuvAvvwrvwLrwL78K78C68C+/Cu/AuvAvvwrvw',
  'LrwL78K78C68C+/Cu/AuvAvvwrvwLrwL78K78C68C+/Cu/AuvAvvwrvwLrwL78K78C68C+/Cu7CumfXmicXpFR28C+/Cu/AuvAvvwrvwLrwL78K7',
  '8C68C+/Cu/AuvAvvwrvwLrwL78K78C68C+/Cu/AuvAvvwrvwLrwL78K78C68C+/Cu/AuvAvvwrvwLrwL78K72O3CuqbWm7/NQ/glmb7Nz//1rIb2',
  'yvXZ0/0qjg6r/UHcPhxux736qJ7d/+S9pHl77fn+ZqvT/eGb5i+Hs2eF7AZjNxi7wdgNxm4wdoOxG4zdYOwGYzcYu8HYDcZuMHaDsRuM3WDsBmM3',
  'GLvB2A3GbjB2g7EbjN1g7AZjNxi7wdgNxm4wdoOxG4zdYOwGYzcYu8HYDcZuMHaDsRuM3WDsBmM3GLvB2A3GbrDpbjh7PW/5eH4u7Gl4/+0fEuvB',
  'bhw+jAf1SXv+aPufO3MFF+y85LXZ/+3wYRK+DQ+mH+bnjc+7C+3VG6evx67dHg+q0egkNpfjONnbH1+LXywn73faq7dPX6d9sldN4pNqHF95+XTY',
  '7jzbWX6DV3H/4cf+K38CSTpq6wAcAAA=',
]);

/** What it wrote ahead while one more record was put in, before it was closed. */
const ahead = unpacked([
  'H4sIAAAAAAACAzOvZ2ti0H0kwcDAxAAEjDyf4+ZcU+PyKdL8Jl/O+2UWSAwkARPvetHWOv+qt25woE9mSapCWn5RbmKJgjFQNxMTg4OCAgPEIAEG',
  'BADxWZD4jAyEARODXjIjL4jB2M7AeAhIjAJswJKJTVxalDEwMy8ltSKpMj4vMTc1O7WghNk5yNUxxFXB08/FNUIBKqHg76cAktQAcTRtGNnERUUZ',
  'Y0sSk3LAekCYCaovxNHJxxWhWCHENSJER6EsMac0VcHJx99JExqv8HSxzqruos0RgzOsQDFmxo8gKQHG34zfIMxRMJwBHyjSuUDJgROUt5mR00Xo',
  '6omR708ukeMCirExLmRgXMi4jfEg4zvG1YzfR0NuEAFOZnHGxIzUxBQ2LmZJxoLE5OzUFFYQM7UosTg1haWlgKUzmRFczqSmKFTgBkCzuDmYRRlz',
  '8vPSmTiYxTmLM/KLSoCi/Mjpgtvn4tbqL0qxILHKUTDCgEJ+mkJmSXFqThq0rSAASxez7X1+rAq6xM8LbigEMIAQNUC7KhuLeJ8LOIWXF2WWlKTm',
  'KYA5CqOxMdgAqKwAANzROJCYCgAA',
]);

const records = [...readDatabase(database)];
const holds = (all: readonly Buffer[], text: string): boolean => all.some((record) => record.includes(text));
const longText = Array.from({ length: 300 }, (_, index) => `part ${String(index).padStart(4, '0')};`).join('');

describe('a database', () => {
  test('is told from other files', () => {
    expect([isDatabase(database), isDatabase(ahead), isDatabase(Buffer.alloc(600))]).toEqual([true, false, false]);
    expect([isWriteAheadLog(database), isWriteAheadLog(ahead)]).toEqual([false, true]);
  });

  test('is read with records whole that lie on many pages, in tables and in indexes', () => {
    expect(database.includes(longText)).toBe(false);
    expect(holds(records, longText)).toBe(true);
    const longKey = `indexed ${'x'.repeat(600)} end of key`;
    expect(database.includes(longKey)).toBe(false);
    expect(records.filter((record) => record.includes(longKey))).toHaveLength(2);
  });

  test('gives its blobs one by one, for what programs have packed in them', () => {
    const blobs = records.flatMap((record) => [...blobsIn(record)]);
    expect(blobs.map(String)).toContain('a plain blob here');
    expect(blobs.map((blob) => unpackSnappy(blob)?.toString())).toContain('snappy packs this, packs this, packs this');
  });

  test('is read with what it has written ahead of itself', () => {
    const text = `written ahead ${'y'.repeat(900)} of itself`;
    expect(holds(records, text)).toBe(false);
    expect(holds([...readDatabase(database, ahead)], text)).toBe(true);
    // A browser that was killed may have written nothing but the log.
    expect(holds([...readDatabase(Buffer.alloc(0), ahead)], text)).toBe(true);
  });

  test('that was cut short anywhere is read as far as it goes', () => {
    for (let length = 512; length < database.length; length += 97)
      expect(() => [...readDatabase(database.subarray(0, length), ahead.subarray(0, length))]).not.toThrow();
  });

  test('of nothing but accidents is no reason to stop', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const spoilt = Buffer.from(database);
      // Also the page's size, now and then.
      for (let at = seed % 20; at < spoilt.length; at += 7) if (at > 15) spoilt[at] = (at * seed * 31) % 256;
      if (seed % 9 === 0) spoilt.writeUInt16BE(0, 16);
      expect(() => [...readDatabase(spoilt)].flatMap((record) => [...blobsIn(record)])).not.toThrow();
    }
  });
});

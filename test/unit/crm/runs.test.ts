// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { elementsOf, runsOf, sizeOf } from '../../../src/crm/runs.ts';

const all = (html: string) => {
  document.body.innerHTML = html;
  return document.querySelectorAll('li');
};
const items = (count: number) => '<li></li>'.repeat(count);

test('the elements of a list that is not long stand each alone', () => {
  const list = all(`<ul>${items(500)}</ul>`);
  const runs = runsOf(list);
  expect(runs.map(({ size }) => size)).toEqual(Array(500).fill(1));
  expect(runs[7]?.sentinels).toEqual([list[7]]);
  expect(elementsOf(runs)).toEqual([...list]);
});

test('those of a long one stand together with their neighbours, and no run spans two lists', () => {
  const list = all(`<ul>${items(501)}</ul><ol>${items(20)}</ol>`);
  const runs = runsOf(list);
  expect(runs.length).toBeLessThan(45);
  for (const run of runs) {
    const elements = run.elements();
    expect(new Set(elements.map(({ parentElement }) => parentElement)).size).toBe(1);
    expect([run.first, run.last]).toEqual([elements[0], elements.at(-1)]);
    expect(elements).toEqual(expect.arrayContaining([...run.sentinels]));
  }
  expect(elementsOf(runs)).toEqual([...list]);
  expect(sizeOf(runs)).toBe(521);
});

test('what no neighbour has a parent with stands alone, however long the list', () => {
  const list = all(`<ul>${items(1)}</ul>`.repeat(600));
  expect(runsOf(list).every(({ size }) => size === 1)).toBe(true);
});

test('no more of a long list is taken out than its runs are told by', () => {
  const list = all(`<ul>${items(2000)}</ul>`);
  const taken = new Set<string | symbol>();
  runsOf(
    new Proxy(list, {
      get(target, key) {
        taken.add(key);
        return Reflect.get(target, key);
      },
    }),
  );
  expect(taken.size).toBeLessThan(2000 / 4);
});

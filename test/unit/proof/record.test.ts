import { expect, it } from 'vitest';
import { faultsOf, together } from '../../proof/proof.ts';
import { recorded, table } from '../../proof/record.ts';

const outcome = {
  figures: [
    { what: 'contacts browsed', value: 1000 },
    { what: 'markers found', value: 2, wanted: 0 },
    { what: 'markers found in the control', value: 3, wanted: 3 },
  ],
  faults: ['the worker did not come back'],
};

it('calls wrong whatever contradicts the claim, and each figure that is not what was wanted', () => {
  expect(faultsOf(outcome)).toEqual(['the worker did not come back', 'markers found: 2, wanted 0']);
});

it('puts several outcomes together, losing nothing of any', () => {
  const other = { figures: [{ what: 'contacts browsed', value: 7 }], faults: ['another'] };
  const third = { figures: [], faults: [], notRun: ['The registry did not answer.'] };
  expect(together([outcome, other, third])).toEqual({
    figures: [...outcome.figures, ...other.figures],
    faults: [...outcome.faults, ...other.faults],
    notRun: third.notRun,
  });
});

it('shows the figures with the commit and the seed they can be had from again', () => {
  expect(table(outcome, { commit: 'abc1234', seed: 7, share: 0.1 })).toBe(
    [
      'Commit abc1234, seed 7, 0.1 of the whole.',
      '',
      '| what | figure | wanted |',
      '|---|---|---|',
      '| contacts browsed | 1,000 |  |',
      '| markers found | 2 | 0 |',
      '| markers found in the control | 3 | 3 |',
    ].join('\n'),
  );
});

it('says before everything else what was not run', () => {
  const lines = table({ ...outcome, notRun: ['the audit.'] }, { commit: 'abc1234', seed: undefined, share: 1 });
  expect(lines.split('\n').slice(0, 4)).toEqual(['Commit abc1234.', '', '**NOT RUN:** the audit.', '']);
});

it('shows no seed where nothing was random', () => {
  expect(table(outcome, { commit: 'abc1234', seed: undefined, share: 1 })).toMatch(/^Commit abc1234\.\n/);
});

it("takes the place of the same proof's former figures, and of nothing else", () => {
  const document =
    'Before.\n<!-- proof:disk -->\nold\n<!-- /proof:disk -->\n<!-- proof:faces --><!-- /proof:faces -->\n';
  expect(recorded(document, 'disk', 'new')).toBe(
    'Before.\n<!-- proof:disk -->\nnew\n<!-- /proof:disk -->\n<!-- proof:faces --><!-- /proof:faces -->\n',
  );
});

it('refuses to lose figures for which the document has no place', () => {
  expect(() => recorded('Before.', 'disk', 'new')).toThrow('no place for the figures of disk');
});

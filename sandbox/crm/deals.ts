import { type Person, people } from '../world/people.ts';
import { daysBefore } from './calendar.ts';

export const stages = ['Qualified', 'Proposal', 'Negotiation', 'Won'] as const;

export type Stage = (typeof stages)[number];

/** Something that may be sold, or was. */
export type Deal = {
  readonly title: string;
  readonly stage: Stage;
  /** Whole pounds. */
  readonly value: number;
  readonly contact: Person;
  /** `YYYY-MM-DD`: the day on which it is to be decided, or was. */
  readonly closes: string;
};

const titles = [
  'Annual service agreement',
  'Pilot at two sites',
  'Renewal for three years',
  'Training for the team',
  'Move of the old data',
  'Extension to all branches',
  'Reporting package',
] as const;

/** The day on which the sandbox's calendar stands. */
const today = '2026-11-20';
const dealCount = 22;

function dealAt(index: number): Deal {
  const contact = people[(index * 53 + 17) % people.length];
  const title = titles[(index * 3 + Math.floor(index / 4)) % titles.length];
  const stage = stages[(index * 5 + Math.floor(index / 6)) % stages.length];
  if (!contact || !title || !stage) throw new Error('The CRM has no contact to have a deal with.');
  return {
    title,
    stage,
    value: 2400 + ((index * index * 37 + index * 101) % 386) * 100,
    contact,
    closes: daysBefore(today, stage === 'Won' ? 5 + index * 3 : -(12 + ((index * 11) % 90))),
  };
}

/** Every deal; the same at every start. */
export const deals: readonly Deal[] = Array.from({ length: dealCount }, (_, index) => dealAt(index));

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });

/** Whole pounds as `£12,400`. */
export function writtenValue(value: number): string {
  return pounds.format(value);
}

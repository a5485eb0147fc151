import type { Person } from '../world/people.ts';
import { daysBefore } from './calendar.ts';
import { ownerOf } from './contacts.ts';

type ActivityKind = 'email' | 'call' | 'meeting';

/** Something that passed between a CRM user and a contact. */
export type Activity = {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly detail: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The CRM user who had a part in it. */
  readonly by: string;
};

export type Note = { readonly text: string; readonly day: string; readonly by: string };

type ActivityText = Pick<Activity, 'kind' | 'title' | 'detail'>;

const activityTexts: readonly ActivityText[] = [
  { kind: 'email', title: 'Sent the revised quotation', detail: 'Two options, with delivery in the first quarter.' },
  { kind: 'call', title: 'Call, 25 minutes', detail: 'Went through open points; they will come back with a date.' },
  { kind: 'meeting', title: 'Meeting at their office', detail: 'Saw the new site and met the team that would use it.' },
  { kind: 'email', title: 'Answered a question on the contract', detail: 'Notice period and who signs on their side.' },
  { kind: 'call', title: 'Call, 10 minutes', detail: 'Budget is agreed, the order waits for the board.' },
  { kind: 'meeting', title: 'Video meeting', detail: 'Showed the reporting and the import of their old lists.' },
  { kind: 'email', title: 'Sent an introduction', detail: 'A short note after the trade fair, with two references.' },
  { kind: 'call', title: 'Left a message', detail: 'Asked to be called back this week.' },
];

const noteTexts = [
  'Prefers to be called in the morning. Decides together with the finance department.',
  'Would like a visit in spring; the present contract ends in June.',
  'Knows us from an earlier post and was content with the service then.',
  'Asked for everything in writing, and for one invoice a quarter rather than a month.',
  'New in this post since the summer; still getting to know the suppliers.',
] as const;

/** How far apart two entries of the timeline lie, in days. */
const gaps = [4, 11, 6, 19, 9, 27] as const;

/** What happened with a contact, newest first; the newest on the day of the last contact. */
export function activitiesOf(person: Person): readonly Activity[] {
  const count = 3 + (person.number % 4);
  const activities: Activity[] = [];
  let day = person.lastContact;
  for (let index = 0; index < count; index += 1) {
    const text = activityTexts[(person.number * 3 + index * 5) % activityTexts.length];
    if (text) activities.push({ ...text, day, by: ownerOf(person).name });
    day = daysBefore(day, gaps[(person.number + index) % gaps.length] ?? 7);
  }
  return activities;
}

/** The notes on a contact, newest first. Every fourth contact has none. */
export function notesOf(person: Person): readonly Note[] {
  const count = person.number % 4 === 0 ? 0 : 1 + (person.number % 2);
  const notes: Note[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = noteTexts[(person.number + index * 2) % noteTexts.length];
    if (text) notes.push({ text, day: daysBefore(person.lastContact, 2 + index * 41), by: ownerOf(person).name });
  }
  return notes;
}

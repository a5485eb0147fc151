import { describe, expect, it } from 'vitest';
import type { Availability, UnavailableReason } from '../../../src/contract/availability.ts';
import type { CrmUserOnPage } from '../../../src/contract/messages.ts';
import { type PageFacts, pageView, peopleOf } from '../../../src/popup/page-view.ts';
import { everyReason } from './every.ts';

const crm = { origin: 'https://crm.example.test', host: 'crm.example.test' };
const facts: PageFacts = {
  site: crm,
  allowed: true,
  report: undefined,
  gone: false,
  online: true,
  sites: [],
  ownSitesOff: undefined,
};
const policySite = { matches: ['https://crm.example.test/*'], locked: true, described: true, takenAway: false };
const shown: Availability = { state: 'shown' };
const pending: Availability = { state: 'pending' };
const unavailable = (reason: UnavailableReason): Availability => ({ state: 'unavailable', reason });

describe('what the popup shows of the page', () => {
  it.each<[string, Partial<PageFacts>]>([
    ['waiting', { site: undefined }],
    ['waiting', { allowed: undefined }],
    ['no-page', { site: null }],
    ['linkedin', { site: { origin: 'https://www.linkedin.com', host: 'www.linkedin.com' }, allowed: false }],
    ['not-allowed', { allowed: false }],
    ['own-sites-off', { allowed: false, ownSitesOff: 'organisation' }],
    ['own-sites-off', { ownSitesOff: 'organisation', sites: [{ ...policySite, locked: false }] }],
    ['not-allowed', { allowed: false, ownSitesOff: 'organisation', sites: [policySite] }],
    ['looking', { ownSitesOff: 'organisation', sites: [policySite] }],
    ['looking', {}],
    ['gone', { gone: true }],
    ['empty', { report: { kind: 'page', state: 'site', contacts: [] } }],
    ['people', { report: { kind: 'page', state: 'site', contacts: [{ name: 'Ada', availability: shown }] } }],
  ])('is “%s”', (kind, known) => {
    expect(pageView({ ...facts, ...known }).kind).toBe(kind);
  });

  it('takes a site for LinkedIn by its whole host only', () => {
    const site = { origin: 'https://notlinkedin.com', host: 'notlinkedin.com' };
    expect(pageView({ ...facts, site, allowed: false }).kind).toBe('not-allowed');
  });

  it('believes what a page says over what was thought of it before', () => {
    expect(pageView({ ...facts, gone: true, report: { kind: 'page', state: 'site', contacts: [] } }).kind).toBe(
      'empty',
    );
  });
});

describe('the CRM’s user', () => {
  const ada = { name: 'Ada', availability: shown };
  const erik = { state: 'unconfirmed', identity: 'u42', name: 'Erik Holm' } as const;
  const crmUserWith = (contacts: readonly (typeof ada)[], crmUser: CrmUserOnPage) => {
    const view = pageView({ ...facts, report: { kind: 'page', state: 'site', contacts, crmUser } });
    return 'crmUser' in view ? view.crmUser : undefined;
  };

  it('is asked about with contacts and without', () => {
    expect(crmUserWith([ada], erik)).toEqual(erik);
    expect(crmUserWith([], erik)).toEqual(erik);
  });

  it('is missed only where there is somebody to show', () => {
    expect(crmUserWith([ada], { state: 'missing' })).toEqual({ state: 'missing' });
    expect(crmUserWith([], { state: 'missing' })).toBeUndefined();
  });
});

describe('a missing network', () => {
  it.each<[boolean, Availability]>([
    [false, shown],
    [false, unavailable('failed')],
    [true, shown],
    [true, unavailable('failed')],
  ])('is spoken of while it lasts, whatever is shown (online: %s, %o)', (online, availability) => {
    const contacts = [{ name: 'Ada', availability }];
    expect(pageView({ ...facts, online, report: { kind: 'page', state: 'site', contacts } })).toMatchObject({
      offline: !online,
    });
  });
});

describe('the people of a page', () => {
  it('are counted by how they stand', () => {
    const people = peopleOf({
      kind: 'page',
      state: 'site',
      contacts: [
        { name: 'Ada', availability: shown },
        { name: 'Grace', availability: pending },
        { name: 'Radia', availability: unavailable('private') },
        { name: 'Ada', availability: shown },
      ],
    });
    expect(people.shown.map(({ name }) => name)).toEqual(['Ada', 'Ada']);
    expect(people.pending).toBe(1);
    expect(people.unavailable.map(({ name }) => name)).toEqual(['Radia']);
  });

  it('stand reason by reason, in the page’s order within one, the first of each leading', () => {
    const people = peopleOf({
      kind: 'page',
      state: 'site',
      contacts: [
        { name: 'Ada', availability: unavailable('private') },
        { name: 'Grace', availability: unavailable('signed-out') },
        { name: 'Radia', availability: unavailable('private') },
      ],
    });
    expect(people.unavailable.map(({ name, leads }) => [name, leads])).toEqual([
      ['Grace', 1],
      ['Ada', 2],
      ['Radia', undefined],
    ]);
  });

  it('are all there, whatever the reason', () => {
    const contacts = everyReason.map((name) => ({ name, availability: unavailable(name) }));
    expect(
      peopleOf({ kind: 'page', state: 'site', contacts })
        .unavailable.map(({ name }) => name)
        .sort(),
    ).toEqual([...everyReason].sort());
  });
});

describe('the contacts of whom the page has only a profile’s address', () => {
  const contacts = [
    { name: 'Ada', availability: shown, vanityName: 'ada' },
    { name: 'Grace', availability: pending, vanityName: 'grace' },
    { name: 'Radia', availability: unavailable('not-linked'), vanityName: 'radia' },
    { name: 'Radia again', availability: unavailable('not-linked'), vanityName: 'radia' },
    { name: 'Barbara', availability: shown },
  ];

  it('are known however they stand, one for each contact', () => {
    expect(pageView({ ...facts, report: { kind: 'page', state: 'site', contacts } })).toMatchObject({
      addressed: ['ada', 'grace', 'radia', 'radia'],
    });
  });

  it('keep their address in both lists', () => {
    const people = peopleOf({ kind: 'page', state: 'site', contacts });
    expect(people.shown[0]).toEqual({ name: 'Ada', vanityName: 'ada' });
    expect(people.unavailable[0]).toMatchObject({ name: 'Radia', vanityName: 'radia' });
  });
});

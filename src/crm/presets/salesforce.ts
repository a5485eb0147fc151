import type { Reading } from '../../contract/settings.ts';
import type { Preset } from './preset.ts';

/** The page in front: Lightning keeps those that were looked at before, and a console those of its other tabs, in the document. */
const page = '.lafPageHost.active';

/** A record's head, which stands above its tabs whichever of them is open. */
const head = 'records-lwc-highlights-panel';

/** What stands where a contact has no picture: an icon of the kind of record, the same for all of them. */
const icon = `${head} .slds-icon-standard-contact`;

/** A link to a contact, whose IDs begin with 003 in every org. */
const contactLink = 'a:is([data-recordid^="003"], [href*="/lightning/r/003"], [href*="/lightning/r/Contact/003"])';

/** A link to a user, whose IDs begin with 005. */
const userLink = 'a:is([data-recordid^="005"], [href*="/lightning/r/005"], [href*="/lightning/r/User/005"])';

/** The owner whom a link names: the link is followed by their name alone, so the photo goes in front of it. */
const ownerBy = (link: string) =>
  ({
    crmUserId: { select: link, from: 'href' },
    crmUserName: { select: link, from: 'text' },
    crmUserSlot: { select: link, place: 'before', size: 24, shape: 'circle' },
  }) as const;

/** Of a field as its value is shown, which is a link where the field is an address. */
const values = ({ fields, shown }: { fields: string; shown: string }): readonly Reading[] => [
  { select: `${fields} a`, from: 'href' },
  { select: `${fields} ${shown}`, from: 'text' },
];

/**
 * Salesforce has no field for LinkedIn: an org adds one. Its API name, which a `data-target-selection-name` ends with, stays the same in every language; its label
 * is the org's choice. The head has what the compact layout names, also while the details' tab was not opened.
 */
const onRecord: readonly Reading[] = [
  { fields: `${head} records-highlights-details-item:has([title*="linkedin" i])`, shown: '.fieldComponent' },
  {
    fields: '[data-target-selection-name^="sfdc:RecordField.Contact."][data-target-selection-name*="linkedin" i]',
    shown: 'lightning-formatted-text',
  },
  { fields: 'records-record-layout-item[field-label*="linkedin" i]', shown: 'lightning-formatted-text' },
].flatMap(values);

const inRow: readonly Reading[] = [
  { select: 'td a[href*="linkedin.com/" i]', from: 'href' },
  { select: 'td[data-label*="linkedin" i] a', from: 'href' },
  { select: 'td[data-label*="linkedin" i] :is(lst-formatted-text, lightning-base-formatted-text)', from: 'text' },
];

/** Salesforce's Lightning Experience. */
export const salesforce: Preset = {
  id: 'salesforce',
  name: 'Salesforce',
  provenance: 'documentation',
  // Nobody but Salesforce has a host there, so its pages need no more than that they are Lightning's.
  hostEnding: '.lightning.force.com',
  signs: ['.slds-global-header'],
  recipe: {
    contacts: [
      {
        container: `${page}:has(${icon})`,
        reference: onRecord,
        name: { select: `${head} [name="primaryField"]`, from: 'text' },
        slot: { select: icon, place: 'cover' },
        ...ownerBy(`force-owner-lookup ${userLink}`),
      },
      {
        // A list of contacts, also on the record of something else: the row's own header is the contact's name.
        container: `${page} tr:has(> th ${contactLink})`,
        reference: inRow,
        name: { select: `th ${contactLink}`, from: 'text' },
        slot: { select: `th ${contactLink}`, place: 'before', size: 24, shape: 'circle' },
        ...ownerBy(`td ${userLink}`),
      },
    ],
    me: {
      // The address of the user's own photo, which changes with it. Whoever has none is shown by an address that is the same for all of them, and tells nobody from another.
      identity: {
        select: '.branding-userProfile-button img[src*="/profilephoto/"]:not([src*="/profilephoto/005/"])',
        from: 'attribute:src',
      },
      slot: { select: '.branding-userProfile-button img', place: 'cover' },
    },
  },
};

import { type Account, accounts } from './accounts.ts';

type Fields = Readonly<Record<string, unknown>>;

const american = { country: 'US', language: 'en' };

const inLanguages = (localized: Readonly<Record<string, unknown>>) => ({ localized, preferredLocale: american });
const english = (text: string) => inLanguages({ en_US: text });
const richEnglish = (rawText: string) => inLanguages({ en_US: { rawText } });

/** The headline in three languages, so that a change of one that loses another is noticed. */
function headlineOf({ headline }: Account): unknown {
  return inLanguages({
    en_US: headline,
    de_DE: headline.replace('at', 'bei'),
    fr_FR: headline.replace('at', 'chez'),
  });
}

function ownProfileOf(account: Account): Fields {
  return {
    headline: headlineOf(account),
    maidenName: english('Berg'),
    address: english('12 Quay Street, London'),
    associations: english('Chamber of Commerce'),
    birthDate: { day: 29, month: 2, year: 1984 },
    ims: { [`${account.vanityName}-work`]: { id: `${account.vanityName}-work`, provider: 'SKYPE' } },
    imsOrder: [`${account.vanityName}-work`],
    industryId: 'urn:li:industry:47',
    phoneNumbers: [
      { number: '+44 20 7946 0100', type: 'WORK' },
      { number: '+44 20 7946 0101', type: 'MOBILE' },
    ],
    selectedContactInterests: [{ predefinedInterest: 'GRABBING_COFFEE' }],
    specialties: english('Freight, insurance'),
    summary: inLanguages({
      en_US: { rawText: 'Twenty years of ships.\nAnd of the people on them.' },
      de_DE: { rawText: 'Zwanzig Jahre Schiffe.\nUnd die Menschen darauf.' },
    }),
    localizedSummary: 'Twenty years of ships.\nAnd of the people on them.',
    supportedLocales: [american, { country: 'DE', language: 'de' }, { country: 'FR', language: 'fr' }],
    volunteeringInterests: { supportedPredefinedCauses: ['children', 'education'] },
    websites: [
      { category: 'COMPANY', url: english('https://harbour.example') },
      { category: 'OTHER', label: english('My garden'), url: english('https://garden.example') },
    ],
    positions: {
      677616236: {
        id: 677616236,
        title: inLanguages({ en_US: account.headline.replace(/ at .*/, ''), de_DE: 'Leitung' }),
        companyName: english('Harbour Trading'),
        startMonthYear: { month: 1, year: 2014 },
      },
      677616200: {
        id: 677616200,
        title: english('Trainee'),
        startMonthYear: { year: 2010 },
        endMonthYear: { year: 2013 },
      },
    },
    positionsOrder: [677616236, 677616200],
    educations: {
      2601123: { id: 2601123, schoolName: english('Santa Clara University'), startMonthYear: { year: 2006 } },
      2663456: { id: 2663456, schoolName: english('Lund University'), notes: richEnglish('With honours.') },
    },
    educationsOrder: [2601123, 2663456],
    languages: { 1: { id: 1, name: english('Swedish'), proficiency: 'NATIVE_OR_BILINGUAL' } },
    languagesOrder: [1],
    skills: { 11: { id: 11, name: english('Negotiation') }, 12: { id: 12, name: english('Logistics') } },
    skillsOrder: [11, 12],
  };
}

const profiles = new Map(accounts.map((account) => [account.personId, ownProfileOf(account)]));

/** What an account's profile holds beyond what every member's does; nothing for everybody else. */
export const ownFields = (personId: string): Fields => profiles.get(personId) ?? {};

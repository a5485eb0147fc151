import {
  array,
  date,
  type Finding,
  flag,
  isFields,
  locale,
  long,
  multiLocale,
  multiLocaleAddress,
  oneOf,
  record,
  richText,
  type Shape,
  text,
  urn,
} from './shapes.ts';

const causes = oneOf(
  ...'animalRights artsAndCulture children civilRights economicEmpowerment education environment health humanRights'.split(
    ' ',
  ),
  ...'humanitarianRelief politics povertyAlleviation scienceAndTechnology socialServices'.split(' '),
);

const company = urn(/^urn:li:(organization|company|school):\d+$/);
const occupation = urn(
  /^urn:li:((position|education):\(urn:li:person:[\w-]+,\d+\)|(organization|company|school):\d+)$/,
);
const contents = array(urn(/^urn:li:memberRichContent:\(urn:li:person:[\w-]+,\d+\)$/), true);
const country = text(2, /^[a-z]{2}$/);
const web = text(2000, /^\S+\.\S+$/);
const contributors = array(record({ memberId: urn(/^urn:li:person:[\w-]+$/), name: multiLocale() }));
const asset = urn(/^urn:li:digitalmediaAsset:[\w-]+$/);
const monthYear = date('month', 'year');

/** "IMs": at most three, each under its own ID. */
const ims: Shape = (value, path) => {
  if (!isFields(value)) return [{ path, why: 'is not a map' }];
  const entries = Object.entries(value);
  const provider = oneOf('AIM', 'SKYPE', 'YAHOO', 'ICQ', 'GTALK', 'GTalk', 'QQ', 'WEIXIN');
  return [
    ...(entries.length > 3 ? [{ path, why: 'has more than three' }] : []),
    ...entries.flatMap(([key, im]) => record({}, { id: text(255), provider })(im, `${path}/${key}`)),
    ...entries.flatMap(([key, im]): readonly Finding[] =>
      isFields(im) && im['id'] !== key ? [{ path: `${path}/${key}`, why: 'has another id than its key' }] : [],
    ),
  ];
};

const longs = array(long, true);

/** The former fields that "only used for DELETE" is said of. */
const deleteOnly: Shape = (_, path) => [{ path, why: 'is only used for DELETE' }];

/** "Supported Fields": every basic field, in the document's order. */
export const basicShapes: Readonly<Record<string, Shape>> = {
  address: multiLocale(1000),
  associations: deleteOnly,
  backgroundPicture: record({}, { originalImage: asset, displayImage: asset }),
  birthDate: date('day', 'month', 'year'),
  certificationsOrder: longs,
  contactInstructions: multiLocale(),
  coursesOrder: longs,
  educationsOrder: longs,
  firstName: multiLocale(100),
  geoLocation: record({}, { geo: urn(/^urn:li:geo:\d+$/) }),
  headline: multiLocale(220),
  honorsOrder: longs,
  ims,
  imsOrder: array(text(255), true),
  industryId: urn(/^urn:li:industry:\d+$/),
  interests: multiLocale(),
  languagesOrder: longs,
  lastName: multiLocale(100),
  legacyHonors: deleteOnly,
  location: record(
    {
      postalCode: text(20),
      standardizedLocationUrn: urn(/^urn:li:standardizedLocationKey:\([a-z]{2},[^()]+\)$/),
      userSelectedGeoPlaceCode: text(255),
    },
    { countryCode: country },
  ),
  maidenName: multiLocale(100),
  memberRichContents: contents,
  organizationsOrder: longs,
  patentsOrder: longs,
  phoneNumbers: array(record({ type: oneOf('WORK', 'HOME', 'MOBILE') }, { number: text(50) })),
  phoneticFirstName: multiLocale(100),
  phoneticLastName: multiLocale(100),
  positionsOrder: longs,
  profilePicture: record({}, { originalImage: asset, displayImage: asset }),
  projectsOrder: longs,
  publicationsOrder: longs,
  selectedContactInterests: array(record({}, { predefinedInterest: oneOf('GRABBING_COFFEE', 'INVESTING') }), true),
  skillsOrder: longs,
  specialties: deleteOnly,
  summary: richText,
  supportedLocales: array(locale, true),
  testScoresOrder: longs,
  vanityName: text(100, /^[\p{L}\p{M}\p{N}]{3,}$/u),
  volunteeringExperiencesOrder: longs,
  volunteeringInterests: record({
    supportedPredefinedCauses: array(causes, true),
    supportedUserDefinedCauses: array(text(255), true),
  }),
  websites: array(
    record(
      { category: oneOf('PERSONAL', 'COMPANY', 'BLOG', 'RSS', 'PORTFOLIO', 'OTHER'), label: multiLocale(255) },
      { url: multiLocaleAddress },
    ),
  ),
};

/** Which basic fields are mandatory the document does not say. The headline is one here that the extension does not take for one, so that 422 is met. */
export const mandatoryFields: ReadonlySet<string> = new Set(['firstName', 'lastName', 'headline', 'supportedLocales']);

type EntryShape = {
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
};

const localizedLine = multiLocale(255);

/** The parts of the complex fields' entries, after the page of each. */
export const entryShapes: Readonly<Record<string, EntryShape>> = {
  certifications: {
    required: {},
    optional: {
      authority: localizedLine,
      company,
      endMonthYear: monthYear,
      licenseNumber: localizedLine,
      name: localizedLine,
      startMonthYear: monthYear,
      url: web,
    },
  },
  courses: { required: {}, optional: { name: localizedLine, number: text(255), occupation } },
  educations: {
    required: {},
    optional: {
      activities: localizedLine,
      degreeName: localizedLine,
      endMonthYear: date('year'),
      fieldsOfStudy: array(record({ fieldOfStudyName: localizedLine })),
      grade: record({ grade: localizedLine }),
      memberRichContents: contents,
      notes: richText,
      organization: company,
      program: urn(/^urn:li:\w+:/),
      schoolName: localizedLine,
      startMonthYear: date('year'),
    },
  },
  honors: {
    required: { title: localizedLine },
    optional: { description: richText, issueDate: monthYear, issuer: localizedLine, occupation },
  },
  languages: {
    required: { name: localizedLine },
    optional: {
      proficiency: oneOf(
        'ELEMENTARY',
        'LIMITED_WORKING',
        'PROFESSIONAL_WORKING',
        'FULL_PROFESSIONAL',
        'NATIVE_OR_BILINGUAL',
      ),
    },
  },
  organizations: {
    required: {},
    optional: {
      description: richText,
      endMonthYear: monthYear,
      name: localizedLine,
      occupation,
      position: localizedLine,
      startMonthYear: monthYear,
    },
  },
  patents: {
    required: { inventors: contributors, issuer: localizedLine, pending: flag, title: localizedLine },
    optional: {
      applicationNumber: localizedLine,
      description: richText,
      filingDate: date('day', 'month', 'year'),
      issueDate: date('day', 'month', 'year'),
      number: localizedLine,
      url: web,
    },
  },
  positions: {
    required: {},
    optional: {
      company,
      companyName: localizedLine,
      description: richText,
      endMonthYear: monthYear,
      geoPositionLocation: record({}, { displayLocationName: localizedLine }),
      location: record({ regionCode: long }, { countryCode: country }),
      locationName: localizedLine,
      memberRichContents: contents,
      startMonthYear: monthYear,
      title: localizedLine,
    },
  },
  projects: {
    required: { members: contributors, title: localizedLine },
    optional: {
      description: richText,
      endMonthYear: monthYear,
      occupation,
      singleDate: flag,
      startMonthYear: monthYear,
      url: web,
    },
  },
  publications: {
    required: { authors: contributors, name: localizedLine },
    optional: { date: date('day', 'month', 'year'), description: richText, publisher: localizedLine, url: web },
  },
  skills: { required: { name: localizedLine }, optional: {} },
  testScores: {
    required: { name: localizedLine },
    optional: { date: monthYear, description: richText, occupation, score: text(255) },
  },
  volunteeringExperiences: {
    required: { companyName: localizedLine, role: localizedLine },
    optional: {
      cause: causes,
      company,
      description: richText,
      endMonthYear: monthYear,
      singleDate: flag,
      startMonthYear: monthYear,
    },
  },
};

import type { BasicFieldName } from '../../linkedin/edits/fields/basic.ts';
import type { ComplexFieldName } from '../../linkedin/edits/fields/complex.ts';
import { type PlainKey, words } from '../../ui/words.ts';

/** Pictures have their own part of the page, and an order is called after what it puts in order. */
type LabelledField = Exclude<BasicFieldName, `${string}Order` | `${string}Picture`> | ComplexFieldName;

const fields: Record<LabelledField, PlainKey> = {
  address: 'field_address',
  associations: 'field_associations',
  birthDate: 'field_birth_date',
  contactInstructions: 'field_contact_instructions',
  firstName: 'field_first_name',
  geoLocation: 'field_geo_location',
  headline: 'field_headline',
  ims: 'field_ims',
  industryId: 'field_industry_id',
  interests: 'field_interests',
  lastName: 'field_last_name',
  legacyHonors: 'field_legacy_honors',
  location: 'field_location',
  maidenName: 'field_maiden_name',
  memberRichContents: 'field_member_rich_contents',
  phoneNumbers: 'field_phone_numbers',
  phoneticFirstName: 'field_phonetic_first_name',
  phoneticLastName: 'field_phonetic_last_name',
  selectedContactInterests: 'field_selected_contact_interests',
  specialties: 'field_specialties',
  summary: 'field_summary',
  supportedLocales: 'field_supported_locales',
  vanityName: 'field_vanity_name',
  volunteeringInterests: 'field_volunteering_interests',
  websites: 'field_websites',
  certifications: 'field_certifications',
  courses: 'field_courses',
  educations: 'field_educations',
  honors: 'field_honors',
  languages: 'field_languages',
  organizations: 'field_organizations',
  patents: 'field_patents',
  positions: 'field_positions',
  projects: 'field_projects',
  publications: 'field_publications',
  skills: 'field_skills',
  testScores: 'field_test_scores',
  volunteeringExperiences: 'field_volunteering_experiences',
};

/** The parts of fields and entries, whatever they are part of. */
const parts: Readonly<Record<string, PlainKey>> = {
  activities: 'part_activities',
  applicationNumber: 'part_application_number',
  authority: 'part_authority',
  authors: 'part_authors',
  category: 'part_category',
  cause: 'part_cause',
  company: 'part_company',
  companyName: 'part_company_name',
  countryCode: 'part_country_code',
  date: 'part_date',
  degreeName: 'part_degree_name',
  description: 'part_description',
  displayLocationName: 'part_display_location_name',
  endMonthYear: 'part_end_month_year',
  fieldOfStudyName: 'part_field_of_study_name',
  fieldsOfStudy: 'part_fields_of_study',
  filingDate: 'part_filing_date',
  geo: 'part_geo',
  geoPositionLocation: 'part_geo_position_location',
  grade: 'part_grade',
  id: 'part_id',
  inventors: 'part_inventors',
  issueDate: 'part_issue_date',
  issuer: 'part_issuer',
  label: 'part_label',
  licenseNumber: 'part_license_number',
  locationName: 'part_location_name',
  memberId: 'part_member_id',
  members: 'part_members',
  name: 'part_name',
  notes: 'part_notes',
  number: 'part_number',
  occupation: 'part_occupation',
  organization: 'part_organization',
  pending: 'part_pending',
  position: 'part_position',
  postalCode: 'part_postal_code',
  predefinedInterest: 'part_predefined_interest',
  program: 'part_program',
  proficiency: 'part_proficiency',
  provider: 'part_provider',
  publisher: 'part_publisher',
  regionCode: 'part_region_code',
  role: 'part_role',
  schoolName: 'part_school_name',
  score: 'part_score',
  singleDate: 'part_single_date',
  standardizedLocationUrn: 'part_standardized_location_urn',
  startMonthYear: 'part_start_month_year',
  supportedPredefinedCauses: 'part_supported_predefined_causes',
  supportedUserDefinedCauses: 'part_supported_user_defined_causes',
  title: 'part_title',
  type: 'part_type',
  url: 'part_url',
  userSelectedGeoPlaceCode: 'part_user_selected_geo_place_code',
  location: 'field_location',
  memberRichContents: 'field_member_rich_contents',
};

/** What a field is called. One that is not described, which LinkedIn may add, goes by the name it has there. */
export const labelOfField = (name: string): string => labelIn(fields, name);

/** What a part of a field or of an entry is called. */
export const labelOfPart = (name: string): string => labelIn(parts, name);

function labelIn(labels: Readonly<Record<string, PlainKey>>, name: string): string {
  const key = Object.hasOwn(labels, name) ? labels[name] : undefined;
  return key === undefined ? name : words(key);
}

import { type PlainKey, words } from '../../ui/words.ts';

/** LinkedIn's own words, of every field in which something is chosen. */
const choices: Readonly<Record<string, PlainKey>> = {
  WORK: 'choice_work',
  HOME: 'choice_home',
  MOBILE: 'choice_mobile',
  PERSONAL: 'choice_personal',
  COMPANY: 'choice_company',
  BLOG: 'choice_blog',
  RSS: 'choice_rss',
  PORTFOLIO: 'choice_portfolio',
  OTHER: 'choice_other',
  GRABBING_COFFEE: 'choice_grabbing_coffee',
  INVESTING: 'choice_investing',
  animalRights: 'choice_animal_rights',
  artsAndCulture: 'choice_arts_and_culture',
  children: 'choice_children',
  civilRights: 'choice_civil_rights',
  economicEmpowerment: 'choice_economic_empowerment',
  education: 'choice_education',
  environment: 'choice_environment',
  health: 'choice_health',
  humanRights: 'choice_human_rights',
  humanitarianRelief: 'choice_humanitarian_relief',
  politics: 'choice_politics',
  povertyAlleviation: 'choice_poverty_alleviation',
  scienceAndTechnology: 'choice_science_and_technology',
  socialServices: 'choice_social_services',
  ELEMENTARY: 'choice_elementary',
  LIMITED_WORKING: 'choice_limited_working',
  PROFESSIONAL_WORKING: 'choice_professional_working',
  FULL_PROFESSIONAL: 'choice_full_professional',
  NATIVE_OR_BILINGUAL: 'choice_native_or_bilingual',
};

/** Services that are called so in every language. */
const services: Readonly<Record<string, string>> = {
  SKYPE: 'Skype',
  ICQ: 'ICQ',
  GTALK: 'Google Talk',
  GTalk: 'Google Talk',
  QQ: 'QQ',
  WEIXIN: 'WeChat',
  AIM: 'AIM',
  YAHOO: 'Yahoo',
};

/** What is chosen, in words; one that only LinkedIn knows goes by its own. */
export function choiceInWords(choice: string): string {
  const key = Object.hasOwn(choices, choice) ? choices[choice] : undefined;
  return key === undefined ? (services[choice] ?? choice) : words(key);
}

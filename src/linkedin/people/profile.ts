import { asObject, type JsonObject, property } from '../../http/json.ts';
import { type Artifact, readArtifacts } from '../artifacts.ts';
import { type ProfileLocation, readLocation } from '../places/location.ts';
import { displayText } from '../text/display-text.ts';
import type { Locale } from '../text/locale.ts';
import { localText } from '../text/multi-locale.ts';
import { readVanityName } from '../vanity-name.ts';

/** What a profile says, of whichever fields were asked for and given. */
export type Profile = {
  /** Empty where there is none. */
  readonly name: string;
  /** Empty where there is none. */
  readonly headline: string;
  readonly vanityName?: string;
  readonly artifacts: readonly Artifact[];
  readonly location: ProfileLocation;
};

/** Characters; a longer one is cut. */
const nameLimit = 200;
const headlineLimit = 300;

/**
 * What is in a profile; each field is judged alone, and a malformed one is as if it were not there. Sources: Profile API document; documentation pages "Lite
 * Profile Fields" and "Basic Profile Fields".
 *
 * @param locale The viewer's, for texts in several languages.
 * @param now Epoch milliseconds.
 */
export function readProfile(profile: JsonObject | undefined, locale: Locale | undefined, now: number): Profile {
  const vanityName = readVanityName(property(profile, 'vanityName'));
  const first = textOf(profile, 'FirstName', locale);
  const last = textOf(profile, 'LastName', locale);
  return {
    name: displayText(`${first} ${last}`, nameLimit),
    headline: textOf(profile, 'Headline', locale),
    ...(vanityName === undefined ? {} : { vanityName }),
    artifacts: readArtifacts(property(profile, 'profilePicture'), now),
    location: readLocation(asObject(property(profile, 'geoLocation')), asObject(property(profile, 'location'))),
  };
}

/** The text of `firstName`, say, in the best language; else `localizedFirstName`, which is in the language LinkedIn chose. */
function textOf(
  profile: JsonObject | undefined,
  name: 'FirstName' | 'LastName' | 'Headline',
  locale: Locale | undefined,
): string {
  const limit = name === 'Headline' ? headlineLimit : nameLimit;
  const inLanguages = property(profile, `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
  return localText(inLanguages, locale, limit) || displayText(property(profile, `localized${name}`), limit);
}

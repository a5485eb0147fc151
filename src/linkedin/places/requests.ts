import type { Live } from '../../contract/custody.ts';
import { asList, asObject, property } from '../../http/json.ts';
import { apiBase } from '../addresses.ts';
import type { ApiRequest } from '../calls/request.ts';
import { encodeKey } from '../calls/restli.ts';
import { encodeKey1, encodeValue1 } from '../calls/restli-1.ts';
import { live } from '../live.ts';
import type { Locale } from '../text/locale.ts';
import { localeStringText } from '../text/multi-locale.ts';
import { geoName, placeNameLimit } from './location.ts';

/**
 * Asks for a place of the Bing taxonomy. Without a locale, or with one LinkedIn does not speak, its name comes in English. Source: documentation page "Geo".
 *
 * @param geoId The number in `urn:li:geo:12345`.
 */
export function geoRequest(geoId: string, locale: Locale | undefined): ApiRequest {
  const parameters = localeParameters(locale);
  const query = parameters === undefined ? '' : `?locale=${encodeKey(parameters)}`;
  return { address: `${apiBase}/v2/geo/${encodeURIComponent(geoId)}${query}`, protocol: '2.0.0' };
}

/** Asks for a legacy place, in the Rest.li 1.0 form, which alone is documented. Sources: Profile API document; documentation page "Places". */
export function placeRequest(
  place: { readonly countryCode: string; readonly placeCode: string },
  locale: Locale | undefined,
): ApiRequest {
  const key = encodeKey1({ country: `urn:li:country:${place.countryCode}`, placeCode: place.placeCode });
  const parameters = localeParameters(locale);
  const query =
    parameters === undefined
      ? ''
      : `?${encodeKey1({ 'locale.language': parameters.language, 'locale.country': parameters.country })}`;
  return { address: `${apiBase}/v2/places/${key}${query}`, protocol: '1.0.0' };
}

/** Both parts are documented as belonging together, so a language without a country is left to LinkedIn. */
function localeParameters(locale: Locale | undefined): { language: string; country: string } | undefined {
  return locale?.country === undefined ? undefined : { language: locale.language, country: locale.country };
}

/** Asks for the region of a legacy location. Sources: Profile API document; documentation page "Regions". */
export function regionsRequest(standardizedLocation: string): ApiRequest {
  const urn = encodeValue1(standardizedLocation);
  return {
    address: `${apiBase}/v2/regions?q=standardizedLocation&standardizedLocation=${urn}`,
    protocol: '1.0.0',
  };
}

/** The name in an answer of the Geo API; empty where there is none. */
export function readGeo(body: unknown): Live<string> {
  return live(geoName(asObject(body)));
}

/** The name in an answer of the Places API; empty where there is none. */
export function readPlace(body: unknown): Live<string> {
  return live(localeStringText(property(asObject(body), 'name'), placeNameLimit));
}

/** The name of the first region that has one in an answer of the Regions API; empty where there is none. */
export function readRegions(body: unknown): Live<string> {
  const regions = asList(property(asObject(body), 'elements'), 20) ?? [];
  return regions.map(readPlace).find((name) => name !== '') ?? live('');
}

/** A city as LinkedIn's three taxonomies have it. */
export type Place = {
  readonly city: string;
  /** Of `urn:li:geo:…`. */
  readonly geoId: number;
  /** The geo's display name by locale; `en_US` is always there. */
  readonly geoNames: Readonly<Record<string, string>>;
  /** Small letters, of `urn:li:country:…`. */
  readonly countryCode: string;
  readonly placeCode: string;
  readonly placeName: string;
  readonly postalCode: string;
  readonly regionId: number;
  readonly regionName: string;
};

const place = (
  city: string,
  country: string,
  geoNames: Readonly<Record<string, string>>,
  regionName: string,
  postalCode: string,
  number: number,
): Place => ({
  city,
  geoId: 100_000_000 + number * 7919,
  geoNames,
  countryCode: country,
  placeCode: `1-1-0-${number}-${number * 3}`,
  placeName: city,
  postalCode,
  regionId: 4000 + number,
  regionName,
});

/** The cities that the contacts live in. */
export const places: readonly Place[] = [
  place(
    'London',
    'gb',
    { en_US: 'London Area, United Kingdom', fr_FR: 'Région de Londres' },
    'London, United Kingdom',
    'WC2N 5DU',
    1,
  ),
  place('New York', 'us', { en_US: 'New York City Metropolitan Area' }, 'Greater New York City Area', '10118', 2),
  place(
    'Edinburgh',
    'gb',
    { en_US: 'Edinburgh, Scotland', fr_FR: 'Édimbourg, Écosse' },
    'Edinburgh, United Kingdom',
    'EH1 1BB',
    3,
  ),
  place('Sydney', 'au', { en_US: 'Greater Sydney Area' }, 'Sydney, Australia', '2000', 4),
  place('Bristol', 'gb', { en_US: 'Bristol, England' }, 'Bristol, United Kingdom', 'BS1 4DJ', 5),
  place('Chicago', 'us', { en_US: 'Greater Chicago Area' }, 'Greater Chicago Area', '60601', 6),
  place('Leeds', 'gb', { en_US: 'Leeds, England' }, 'Leeds, United Kingdom', 'LS1 4DY', 7),
  place('Melbourne', 'au', { en_US: 'Greater Melbourne Area' }, 'Melbourne, Australia', '3000', 8),
  place('Manchester', 'gb', { en_US: 'Greater Manchester' }, 'Manchester, United Kingdom', 'M1 1AE', 9),
];

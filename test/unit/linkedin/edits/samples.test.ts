import { describe, expect, test } from 'vitest';
import { readRegistration, registerUploadRequest, upload } from '../../../../src/linkedin/edits/pictures/upload.ts';
import {
  type BasicPatch,
  createEntryRequest,
  deleteEntryRequest,
  picturePatchRequest,
  profilePatchRequest,
  updateEntryRequest,
  type WriteRequest,
} from '../../../../src/linkedin/edits/requests.ts';
import { send } from '../../../../src/linkedin/edits/send.ts';
import { fakeLinkedIn } from '../support.ts';
import { sampleBodies, sampleRegistrations } from './document-samples.ts';
import { ownProfile } from './support.ts';

const viewer = ownProfile('ABCDEF');
const american = { language: 'en', country: 'US' };
const set = (values: BasicPatch['set'] & {}) => profilePatchRequest(viewer, { set: values });
const english = (text: string) => ({ preferredLocale: american, localized: { en_US: text } });

/** What the client sends for each sample; objects are written down in another order than the samples', which must not matter. */
const requests: { readonly [Section in keyof typeof sampleBodies]: WriteRequest } = {
  'How to Perform a Profile Edit: to change all the values in the field': set({
    location: { standardizedLocationUrn: 'value3', postalCode: 'value2', countryCode: 'value1' },
  }),
  'How to Perform a Profile Edit: to delete one or more fields': profilePatchRequest(viewer, {
    delete: ['headline', 'summary'],
  }),
  'MultiLocaleString Fields: address': set({ address: english('2029 Stierlin Ct, Mountain View, CA 94043') }),
  'MultiLocaleRichText Fields: summary': set({
    summary: { preferredLocale: american, localized: { en_US: { rawText: 'Awesome summary of me.' } } },
  }),
  'Complex Objects Order: educationsOrder': set({ educationsOrder: [2601123, 2663456] }),
  'Register the Background Picture Original Image': registerUploadRequest(viewer, 'backgroundPicture', 'original'),
  'Register the Background Picture Display Image': registerUploadRequest(viewer, 'backgroundPicture', 'display'),
  'Update the profile with the Background Picture': picturePatchRequest(viewer, 'backgroundPicture', {
    displayImage: 'urn:li:digitalmediaAsset:C5616AQEoeGkp7U5GEA',
    originalImage: 'urn:li:digitalmediaAsset:C5604AQEMWf4Nl_mf2g',
  }),
  'Birth Date': set({ birthDate: { year: 1974, month: 1, day: 1 } }),
  IMs: set({ ims: { 'bobsmith-linkedin': { provider: 'GTalk', id: 'bobsmith-linkedin' } } }),
  'Industry ID': set({ industryId: 'urn:li:industry:47' }),
  'New Location': set({ geoLocation: { geo: 'urn:li:geo:123456789' } }),
  'Legacy Location': set({
    location: {
      standardizedLocationUrn: 'urn:li:standardizedLocationKey:(us,94101)',
      postalCode: '94101',
      countryCode: 'us',
    },
  }),
  'Member Rich Contents': set({
    memberRichContents: [
      'urn:li:memberRichContent:(urn:li:person:yrZCpj2ZYQ,1586981719813)',
      'urn:li:memberRichContent:(urn:li:person:yrZCpj2ZYQ,1586981706752)',
    ],
  }),
  'Phone Numbers': set({
    phoneNumbers: [
      { type: 'WORK', number: '123-444-5555' },
      { type: 'HOME', number: '(222) 333-4444' },
    ],
  }),
  'Register the Profile Picture Original Image': registerUploadRequest(viewer, 'profilePicture', 'original'),
  'Register the Profile Picture Display Image': registerUploadRequest(viewer, 'profilePicture', 'display'),
  'Update the profile with the Profile Picture': picturePatchRequest(viewer, 'profilePicture', {
    displayImage: 'urn:li:digitalmediaAsset:C5603AQEZ69UT8-eyQg',
    originalImage: 'urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA',
  }),
  'Selected Contact Interests': set({
    selectedContactInterests: [{ predefinedInterest: 'GRABBING_COFFEE' }, { predefinedInterest: 'INVESTING' }],
  }),
  'Supported Locales': set({ supportedLocales: [american] }),
  'Vanity Name': set({ vanityName: 'bobsmith' }),
  'Volunteering Interests': set({
    volunteeringInterests: { supportedPredefinedCauses: ['humanitarianRelief', 'politics', 'socialServices'] },
  }),
  Websites: set({
    websites: [
      {
        url: english('http://www.linkedin-other.com'),
        label: english('MY OTHER WEBSITE'),
        category: 'OTHER',
      },
      { url: english('http://www.linkedin-personal.com'), category: 'PERSONAL' },
    ],
  }),
};

/** What stands for any field in the first two samples, which name none. */
const anyField: readonly (readonly [string, string])[] = [
  ['FIELD', 'location'],
  ['VALUE1', 'countryCode'],
  ['VALUE2', 'postalCode'],
  ['VALUE3', 'standardizedLocationUrn'],
  ['field1', 'headline'],
  ['field2', 'summary'],
];
const named = (body: string) => anyField.reduce((text, [none, name]) => text.replace(`"${none}"`, `"${name}"`), body);

/** A call as it goes out. */
async function sent(request: WriteRequest) {
  const { access, asked } = fakeLinkedIn([() => new Response(null, { status: 204 })]);
  await send(access, request);
  const [call] = asked;
  return { address: call?.address, method: call?.init.method, headers: call?.init.headers, body: call?.init.body };
}

describe('the samples of the Profile Edit API document', () => {
  test('are 23 bodies and the answers to four registrations, none left out', () => {
    expect(Object.keys(sampleBodies)).toHaveLength(23);
    expect(Object.keys(sampleRegistrations)).toHaveLength(4);
  });

  test.each(Object.entries(sampleBodies))('%s: the body, byte for byte', (section, body) => {
    expect(requests[section as keyof typeof sampleBodies].body).toBe(named(body));
  });

  test('How to Perform a Profile Edit: the call, in Rest.li 2.0', async () => {
    expect(await sent(requests['Vanity Name'])).toEqual({
      address: 'https://api.linkedin.com/v2/people/(id:ABCDEF)',
      method: 'POST',
      headers: {
        Accept: 'application/json',
        Authorization: 'Bearer a-token',
        'Content-Type': 'application/json',
        'X-RestLi-Protocol-Version': '2.0.0',
        'X-RestLi-Method': 'PARTIAL_UPDATE',
      },
      body: sampleBodies['Vanity Name'],
    });
  });

  test('Register the Profile Picture Image: the call', async () => {
    expect(await sent(requests['Register the Profile Picture Original Image'])).toMatchObject({
      address: 'https://api.linkedin.com/v2/assets?action=registerUpload',
      method: 'POST',
      headers: { 'X-RestLi-Method': 'ACTION' },
    });
  });

  test.each(Object.entries(sampleRegistrations))('%s: its answer is read', (_, body) => {
    const answer = JSON.parse(body);
    const registration = readRegistration(answer);
    expect(registration?.asset).toBe(answer.value.asset);
    expect(body).toContain(JSON.stringify(registration?.uploadAddress));
  });

  test.each(Object.entries(sampleRegistrations))(
    'Upload Image Binary File, after %s: PUT for both pictures',
    async (_, body) => {
      const registration = readRegistration(JSON.parse(body));
      if (registration === undefined) return expect.unreachable();
      const { access, asked } = fakeLinkedIn([() => new Response(null, { status: 201 })]);
      const bytes = new Uint8Array([1, 2, 3]).buffer;
      expect(await upload(access, registration, bytes)).toEqual({ ok: true, value: null });
      expect(asked[0]?.address).toBe(registration.uploadAddress);
      expect(asked[0]?.init).toMatchObject({
        method: 'PUT',
        headers: { Authorization: 'Bearer a-token' },
        body: bytes,
      });
    },
  );
});

describe('complex fields, in Rest.li 1.0', () => {
  const skill = { name: english('API') };

  test.each([
    {
      request: createEntryRequest(viewer, 'skills', skill),
      method: 'POST',
      action: 'CREATE',
      address: 'https://api.linkedin.com/v2/people/id=ABCDEF/skills',
      body: '{"name":{"localized":{"en_US":"API"},"preferredLocale":{"country":"US","language":"en"}}}',
    },
    {
      request: updateEntryRequest(viewer, 'skills', '12', { set: skill }),
      method: 'POST',
      action: 'PARTIAL_UPDATE',
      address: 'https://api.linkedin.com/v2/people/id=ABCDEF/skills/12',
      body: '{"patch":{"$set":{"name":{"localized":{"en_US":"API"},"preferredLocale":{"country":"US","language":"en"}}}}}',
    },
    {
      request: deleteEntryRequest(viewer, 'skills', '12'),
      method: 'DELETE',
      action: 'DELETE',
      address: 'https://api.linkedin.com/v2/people/id=ABCDEF/skills/12',
      body: undefined,
    },
  ])('$action', async ({ request, method, action, address, body }) => {
    const call = await sent(request);
    expect(call).toMatchObject({ address, method, headers: { 'X-RestLi-Method': action } });
    expect(call.body).toBe(body);
    expect(call.headers).not.toHaveProperty('X-RestLi-Protocol-Version');
  });

  test('sets and deletes of one entry go in one patch', () => {
    const request = updateEntryRequest(viewer, 'languages', '1', {
      set: { proficiency: 'NATIVE_OR_BILINGUAL' },
      delete: ['name'],
    });
    expect(request.body).toBe('{"patch":{"$set":{"proficiency":"NATIVE_OR_BILINGUAL"},"$delete":["name"]}}');
  });
});

test('a field is deleted by the empty string or the empty array too', () => {
  expect(set({ vanityName: '', phoneNumbers: [] }).body).toBe('{"patch":{"$set":{"vanityName":"","phoneNumbers":[]}}}');
});

import { type Guard, guardsOf } from './guard.ts';

const calls = ['test/unit/linkedin/calls/attempts.test.ts', 'test/unit/salesforce/calls.test.ts'];
const addresses = [
  'test/unit/linkedin/artifacts.test.ts',
  'test/unit/linkedin/edits/pictures.test.ts',
  'test/unit/salesforce/versions.test.ts',
  'test/unit/salesforce/user-photo.test.ts',
];
const hosts = ['test/unit/linkedin/artifacts.test.ts', 'test/unit/linkedin/edits/pictures.test.ts'];
const pictures = ['test/unit/linkedin/picture.test.ts', 'test/unit/salesforce/processing.test.ts'];

/** What every call has in common, to LinkedIn as to an org: each of those who call has a test that holds it. */
export const guardsOfHttp: readonly Guard[] = [
  ...guardsOf(
    'src/http/discreet.ts',
    ['test/unit/linkedin/picture.test.ts', 'test/unit/linkedin/calls/request.test.ts'],
    [
      ['no-store', "LinkedIn's answers lie in the browser's disk cache", "  cache: 'no-store',\n", ''],
      ['no-cookies', "the viewer's cookies go to LinkedIn", "  credentials: 'omit',\n", ''],
      ['no-referrer', 'LinkedIn is told where the question comes from', "  referrerPolicy: 'no-referrer',\n", ''],
      ['no-redirect', 'a token goes wherever LinkedIn’s answer points', "  redirect: 'error',\n", ''],
    ],
  ),
  ...guardsOf('src/http/call.ts', calls, [
    ['token-form', 'a token with a line break adds a header', '/^[\\x21-\\x7e]+$/.test(token)', "token !== ''"],
  ]),
  ...guardsOf('src/http/plain-address.ts', addresses, [
    [
      'address-https',
      'a token goes out, or a picture comes in, in the clear',
      "protocol === 'https:' && port === ''",
      "port === ''",
    ],
    ['address-port', 'any port is asked', "port === '' && username", 'username'],
    [
      'address-credentials',
      'an address with a name and a password is asked',
      " && username === '' && password === ''",
      '',
    ],
  ]),
  ...guardsOf('src/http/plain-address.ts', hosts, [
    [
      'address-host',
      'a host whose name only ends like LinkedIn’s is asked',
      'hostname.endsWith(`.',
      'hostname.endsWith(`',
    ],
  ]),
  ...guardsOf(
    'src/http/picture-body.ts',
    ['test/unit/linkedin/picture.test.ts'],
    [
      [
        'picture-pixels',
        'a few kilobytes say that they are gigabytes of pixels, and the page decodes them',
        "if (width * height > mostPixels) return fault({ code: 'too-large' });",
        '',
      ],
    ],
  ),
  ...guardsOf('src/http/picture-body.ts', pictures, [
    [
      'picture-size',
      'a picture without end fills the memory',
      'readBody(response, sizeLimit)',
      'readBody(response, Number.POSITIVE_INFINITY)',
    ],
    [
      'picture-magic',
      'what is no picture is painted',
      "return type === undefined ? fault({ code: 'not-a-picture' }) : ok({ bytes: bytes.buffer, type });",
      "return ok({ bytes: bytes.buffer, type: type ?? 'image/png' });",
    ],
  ]),
];

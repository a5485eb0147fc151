/** Where a code that is exchanged was issued for. */
export const redirectAddress = 'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/';

const form = new URLSearchParams({
  grant_type: 'authorization_code',
  code: `AQT${'c'.repeat(150)}`,
  redirect_uri: redirectAddress,
}).toString();

/** The exchange of one code, as it goes over the wire. */
export const exchangeRequest = [
  'POST /token HTTP/1.1',
  'Host: token.example.test',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${form.length}`,
  '',
  form,
].join('\r\n');

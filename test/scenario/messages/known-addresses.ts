const projection = String.raw`projection=\([A-Za-z0-9~:*$,()]+\)`;
const personKey = String.raw`\(id:[A-Za-z0-9_-]{1,64}\)`;
const encoded = `(?:[A-Za-z0-9._~!'*-]|%[0-9A-F]{2})`;

/** What follows `https://api.linkedin.com/v2/` in each form of address that LinkedIn documents and we use, written down a second time. */
const forms = [
  'userinfo',
  String.raw`me\?${projection}`,
  String.raw`people/${personKey}\?${projection}`,
  String.raw`people\?ids=List\(${personKey}(?:,${personKey})*\)&${projection}`,
  String.raw`connections\?q=viewer&start=\d+&count=\d+&${projection}`,
  String.raw`geo/\d{1,18}(?:\?locale=\(language:[a-z]{2,3},country:[A-Z]{2}\))?`,
  String.raw`places/country=urn:li:country:[a-z]{2}&placeCode=[\w-]{1,40}(?:\?locale\.language=[a-z]{2,3}&locale\.country=[A-Z]{2})?`,
  String.raw`regions\?q=standardizedLocation&standardizedLocation=urn:li:standardizedLocationKey:\([a-z]{2},${encoded}+\)`,
].map((form) => new RegExp(`^https://api\\.linkedin\\.com/v2/${form}$`));

/** Whether an address is of such a form, with its query whole. */
export const isKnownForm = (address: string): boolean => forms.some((form) => form.test(address));

/** Whether a request is one that LinkedIn documents: its address to the letter, and what travels with it. */
export function isKnownRequest(address: string, init: RequestInit): boolean {
  // As the browser understands it, which is what counts in the end.
  const { protocol, hostname, port, username, password, href } = new URL(address);
  const isDiscreet = init.credentials === 'omit' && init.redirect === 'error' && init.cache === 'no-store';
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '' && href === address;
  if (!isDiscreet || !isPlain) return false;
  const headers = new Headers(init.headers);
  if (hostname === 'licdn.com' || hostname.endsWith('.licdn.com'))
    return !headers.has('Authorization') && init.body === undefined;
  // A long query travels as the body of a POST that says it is a GET.
  const isTunnelled = headers.get('X-HTTP-Method-Override') === 'GET' && init.method === 'POST';
  const whole = isTunnelled ? `${address}?${init.body}` : address;
  return hostname === 'api.linkedin.com' && isKnownForm(whole);
}

/** What means something in an address, or once did to somebody's parser. */
export const tricks: readonly string[] = [
  '//evil.example',
  '/../../',
  '..',
  '@evil.example',
  '\\evil.example',
  '%2f%2e%2e%2f',
  '%252f',
  '\r\nHost: evil.example',
  '%0d%0aHost:%20evil.example',
  '\t',
  '\u0000',
  '?x=1',
  '#fragment',
  '&ids=List()',
  '),(id:B',
  ')&projection=(*)',
  ';',
  ':443',
  'https://evil.example/',
  'javascript:alert(1)',
  'data:text/html,a',
  '[::1]',
  '[::ffff:169.254.169.254]',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  'localhost',
  'xn--linkedn-l8a.com',
  'linkedın.com',
  'ⓛinkedin.com',
  'api。linkedin。com',
  '‮moc.nideknil',
  '​',
  'ﬀ',
  '\ud800',
  '\ud83d\ude00',
  'x'.repeat(5000),
];

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
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '' && href === address;
  if (!goesNowhereElse(init) || !isPlain) return false;
  const headers = new Headers(init.headers);
  if (hostname === 'licdn.com' || hostname.endsWith('.licdn.com'))
    return !headers.has('Authorization') && init.body === undefined;
  // A long query travels as the body of a POST that says it is a GET.
  const isTunnelled = headers.get('X-HTTP-Method-Override') === 'GET' && init.method === 'POST';
  const whole = isTunnelled ? `${address}?${init.body}` : address;
  return hostname === 'api.linkedin.com' && isKnownForm(whole);
}

/** What follows `https://api.linkedin.com/v2/` in each edit that LinkedIn documents, all of the one profile. */
const edits = (personId: string): readonly (readonly [method: string, form: RegExp])[] => [
  ['POST', new RegExp(`^people/\\(id:${personId}\\)$`)],
  ['POST', new RegExp(`^people/id=${personId}/[a-zA-Z]{1,40}(?:/\\d{1,19})?$`)],
  ['DELETE', new RegExp(`^people/id=${personId}/[a-zA-Z]{1,40}/\\d{1,19}$`)],
  ['POST', /^assets\?action=registerUpload$/],
];

const goesNowhereElse = ({ credentials, redirect, cache }: RequestInit): boolean =>
  credentials === 'omit' && redirect === 'error' && cache === 'no-store';

/** Whether a request is an edit that LinkedIn documents, of this person's own profile. */
export function isKnownEdit(address: string, init: RequestInit, personId: string): boolean {
  const base = 'https://api.linkedin.com/v2/';
  const isForm = edits(personId).some(
    ([method, form]) => method === init.method && address.startsWith(base) && form.test(address.slice(base.length)),
  );
  return isForm && goesNowhereElse(init);
}

/** Whether a request is one of the few that we make of an org, as Salesforce documents them: whoever is asked for is whoever the token is of. */
export function isKnownAtOrg(address: string, init: RequestInit, origin: string): boolean {
  const { method = 'GET' } = init;
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : '';
  const withToken = new Headers(init.headers).has('Authorization');
  // Its answer is read by a library that follows no redirect either.
  if (/^\/services\/oauth2\/(?:token|revoke)$/.test(path))
    return (
      method === 'POST' && !withToken && goesNowhereElse({ ...init, redirect: 'error' }) && init.redirect === 'manual'
    );
  if (!goesNowhereElse(init)) return false;
  if (/^\/services\/data\/v\d{1,3}\.\d\/connect\/user-profiles\/me\/photo$/.test(path))
    return withToken && ['GET', 'POST', 'DELETE'].includes(method);
  return method === 'GET' && !withToken && (path === '/services/data/' || path.startsWith('/profilephoto/'));
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

/** How the tests of one file ended in each browser, by the file's path, as `npm run test:whole` leaves it. */
export type BrowserResults = {
  /** The browsers' names and versions, as they say them themselves. */
  readonly versions: { readonly chromium: string; readonly firefox: string };
  readonly outcomes: {
    readonly [Browser in 'chromium' | 'firefox']: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>>;
  };
};

/** What each file in `test/browser` is about, in the words of the README. */
export const features: Readonly<Record<string, string>> = {
  'first-light': 'Signing in, pictures on a list and a record, what screen readers are told, signing out',
  pages: 'Pages as people use them: back and forward, many contacts, a restart of the browser',
  card: 'The contact card, by pointer and by keyboard',
  picker: 'Setting up a site by mouse, keyboard and touch',
  presets: 'Recipes that come with the extension',
  tryton: 'A real Tryton, and the recipe that comes with the extension for it',
  records: 'Lists without references, filled from records seen before',
  connections: 'Contacts with only the address of a profile, among the viewer’s own connections',
  'shared-desk': 'Shared desks: pictures wait for a yes',
  'sign-out': 'Signing out, in all tabs at once',
  'my-profile': 'My profile: fields in one language of several, and pictures by keyboard',
  'crm-photo': 'My CRM photo: one’s own LinkedIn picture onto one’s own Salesforce profile',
  renewal: 'Staying signed in over a restart',
  viewers: 'One viewer’s pictures are never shown to the next',
  capabilities: 'What the LinkedIn app may and may not do',
  batch: 'Many members asked for at once, and each one’s own reason',
  'states-contacts': 'Every reason why a picture is not shown, and contacts known by their profile’s address',
  'states-pages': 'Every state of a page in the popup',
  'states-signing-in': 'Every way that signing in can end',
  'states-options': 'Every state of the options',
  managed: 'Sites, recipes and the app set by an organisation’s policy',
  'states-managed': 'Every state under a policy',
  languages: 'German and Arabic words that fit, at any zoom',
  lifetimes: 'Pages that outlive the worker, an update, the extension itself',
  'worker-death': 'The worker stopped at any moment',
  faults: 'LinkedIn’s and the token service’s faults',
  'picture-faults': 'Pictures that are none, or come late',
  'moving-lists': 'Lists that are drawn anew; contacts in frames, dialogues and shadow roots',
  'moving-long': 'Lists without end, lists with pages, rows used again for others while one scrolls',
  'moving-traces': 'What a page that moves keeps of a picture',
  'moving-hostile': 'Pages that take the pictures away',
  hostile: 'Pages that want to read the pictures',
  unseen: 'Pages that want to know who is shown',
  'unseen-elsewhere': 'Pages that want to know whether the extension is there',
  messages: 'Messages from whoever has no business to send them',
  'code-policy': 'No code but the extension’s own',
  disk: 'Nothing of any member in the browser’s profile on disk',
};

const words = { passed: 'passes', failed: '**fails**', skipped: 'not tested', absent: 'not run' } as const;

/** The README's table: which feature passes in which browser. */
export function browserTable({ versions, outcomes }: BrowserResults): string {
  const cell = (browser: 'chromium' | 'firefox', name: string) =>
    words[outcomes[browser][`test/browser/${name}.test.ts`] ?? 'absent'];
  const rows = Object.entries(features).map(
    ([name, feature]) => `| ${feature} | ${cell('chromium', name)} | ${cell('firefox', name)} |`,
  );
  return [`| | ${versions.chromium} | ${versions.firefox} |`, '|---|---|---|', ...rows].join('\n');
}

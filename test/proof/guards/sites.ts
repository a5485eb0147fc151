// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the text of one.
import { type Guard, guardsOf } from './guard.ts';

/** Where the extension runs, what the browser is asked for, and what may set it up. */
export const guardsOfSites: readonly Guard[] = [
  ...guardsOf(
    'manifest.json',
    ['test/unit/manifest.test.ts'],
    [
      ['policy-scripts', 'our pages run scripts of others', "script-src 'self'", "script-src 'self' https:"],
      ['policy-default', 'our pages load what is not named', "default-src 'none'", "default-src 'self' https:"],
      ['policy-pictures', 'our pages load pictures from addresses', "img-src 'self' blob:", 'img-src https: blob:'],
      ['policy-styles', 'our pages take styles of others', "style-src 'self'", "style-src 'self' 'unsafe-inline'"],
      ['policy-base', 'our pages’ addresses are bent', "base-uri 'none'; ", ''],
      ['policy-forms', 'our pages send forms somewhere', "form-action 'none'; ", ''],
      ['policy-trusted-types', 'text becomes elements in our pages', "; require-trusted-types-for 'script'", ''],
      ['policy-no-policies', 'our pages say themselves what text may become elements', "; trusted-types 'none'", ''],
      [
        'policy-in-the-clear',
        'our pages connect to any host in the clear',
        'connect-src https: http://localhost:*',
        'connect-src https: http:',
      ],
      ['permissions', 'the browser is asked for more', '"activeTab", "identity"', '"activeTab", "tabs", "identity"'],
      [
        'host-permissions',
        'every site is ours from the start',
        '"https://*.licdn.com/*"]',
        '"https://*.licdn.com/*", "https://*/*"]',
      ],
      [
        'accessible-file',
        'a page finds the extension by a file',
        '"resources": ["src/card/card.html"]',
        '"resources": ["src/card/card.html", "icons/*"]',
      ],
      ['accessible-address', 'a page knows the address of the card', ', "use_dynamic_url": true', ''],
      [
        'connectable',
        'any extension may speak to ours',
        '"externally_connectable": { "ids": [] }',
        '"externally_connectable": { "ids": ["*"] }',
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/scripts.ts',
    ['test/unit/browser/scripts.test.ts'],
    [['scripts-top-frame', "the content script runs in a site's frames", 'allFrames: false', 'allFrames: true']],
  ),
  ...guardsOf(
    'src/browser/match-grants.ts',
    ['test/unit/browser/match-grants.test.ts'],
    [
      [
        'grants-subdomain',
        'a host whose name only ends like a permitted one counts as permitted',
        'hostname.endsWith(`.${parent}`)',
        'hostname.endsWith(parent)',
      ],
      [
        'grants-scheme',
        'a permission for https counts for http',
        "if (scheme === undefined || (scheme !== '*' && `${scheme}:` !== protocol)) return false;",
        'if (scheme === undefined) return false;',
      ],
    ],
  ),
  ...guardsOf(
    'src/settings/match-pattern.ts',
    ['test/unit/settings/match-pattern.test.ts'],
    [
      [
        'pattern-host',
        'one site is all hosts of a top-level domain',
        'if (wildcard && !/\\.(?=.*[a-z])/.test(host)) return null;',
        '',
      ],
      [
        'pattern-subdomain',
        'a host whose name only ends like a site’s counts as the site',
        'url.hostname.endsWith(`.${wanted.host}`)',
        'url.hostname.endsWith(wanted.host)',
      ],
      ['pattern-scheme', 'a site of https is one of http', 'url.protocol === `${wanted.scheme}:` &&\n    ', ''],
      [
        'pattern-port',
        'a site on one port is one on all',
        '(wanted.port === null || wanted.port === port) &&\n    ',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/sites.ts',
    ['test/unit/background/sites.test.ts'],
    [
      [
        'site-permitted',
        'a site that the browser took back is painted',
        'site?.enabled && permitted ?',
        'site?.enabled ?',
      ],
      [
        'site-enabled',
        'a site that was switched off is painted',
        'current.enabled && site?.enabled && permitted',
        'current.enabled && site && permitted',
      ],
      [
        'site-all-off',
        'the extension works while it is switched off',
        'return current.enabled && site?.enabled',
        'return site?.enabled',
      ],
      [
        'site-not-linkedin',
        'the permission for LinkedIn’s own hosts makes a site of them',
        '.filter((pattern) => !linkedInOrigins.includes(pattern));',
        ';',
      ],
      [
        'site-taken-back-tells',
        'what is painted stays after a permission was taken back',
        '    await createFor(patterns);\n    await settle();\n    tell();\n',
        '    await createFor(patterns);\n    await settle();\n',
      ],
      [
        'site-of-the-org',
        'what is allowed to sign in to the org becomes a site',
        'createSites(settings, patterns.filter(isForSite))',
        'createSites(settings, patterns)',
      ],
    ],
  ),
  ...guardsOf(
    'src/browser/tabs.ts',
    ['test/unit/browser/tabs.test.ts'],
    [
      [
        'notices-top-frame',
        'what is told to a site is told to every frame in it',
        'sendMessage(tabId, notice, { frameId: 0 })',
        'sendMessage(tabId, notice, {})',
      ],
    ],
  ),
  ...guardsOf(
    'src/settings/sites.ts',
    ['test/unit/settings/sites.test.ts'],
    [
      [
        'linkedin-left-alone',
        "LinkedIn's own pages are offered as a site",
        '(^|\\.)linkedin\\.com(:\\d+)?$',
        '^linkedin\\.com$',
      ],
      [
        'linkedin-by-name',
        "a host whose name only ends like LinkedIn's counts as its own",
        '(^|\\.)linkedin\\.com(:\\d+)?$',
        'linkedin\\.com(:\\d+)?$',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/set-up.ts',
    ['test/unit/background/set-up.test.ts'],
    [
      ['set-up-tab', 'a page in another tab sets up a site', 'wanted?.tabId === port.tabId && ', ''],
      ['set-up-origin', 'a page of another origin sets up a site', 'wanted?.origin === origin && ', ''],
      [
        'set-up-site',
        'a site is set up that the browser does not let us on',
        'wanted?.origin === origin && sites.recipeFor(port.address) !== null;',
        'wanted?.origin === origin;',
      ],
      [
        'set-up-key',
        'a page goes on with a set-up by a key that it made up',
        '!(wanted.begun ? key === wanted.key : isAwaited(wanted))',
        '!(wanted.begun || isAwaited(wanted))',
      ],
      ['set-up-time', 'a set-up that nobody began waits for ever', '!begun && until > Date.now();', '!begun;'],
      [
        'set-up-port',
        'a port that did not begin a set-up saves one',
        "if (served?.port !== port || port.tabId === undefined) return { kind: 'refused' };",
        '',
      ],
      [
        'set-up-checked',
        'what was picked is saved unchecked',
        'return readSettings(wanted).faults.length === 0 ? wanted : undefined;',
        'return wanted;',
      ],
      ['set-up-locked', 'a page changes what the policy sets', 'if (isLocked(origin) || settings', 'if (settings'],
      [
        'set-up-kept',
        'what was picked seems saved and is lost where the browser refuses to keep it',
        "return { kind: 'not-saved' };\n    }\n    // The page",
        "return { kind: 'saved' };\n    }\n    // The page",
      ],
      [
        'set-up-key-random',
        'the key of a set-up can be guessed',
        'crypto.getRandomValues(new Uint8Array(16)).buffer',
        'new Uint8Array(16).buffer',
      ],
      [
        'preview-tab',
        'a preview is painted in other tabs',
        'preview.tabId === tabId ? preview.recipe',
        'tabId !== undefined ? preview.recipe',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/settings.ts',
    ['test/unit/background/settings.test.ts'],
    [
      ['settings-checked', 'faulty settings are kept', 'if (faults.length > 0) return { ...report(), faults };', ''],
      [
        'settings-newer',
        'what a newer version wrote is lost',
        "if (stored.faults.some(({ code }) => code === 'newer-version')) return report();",
        '',
      ],
      [
        'settings-policy',
        'what the policy sets is overruled',
        'settings = withParts(stored.settings, policy.parts);',
        'settings = stored.settings;',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/sites.ts',
    ['test/unit/background/switched-off.test.ts'],
    [
      [
        'own-sites-off',
        "a person's own site runs where the organisation has switched those off",
        'matchingSite(countedSites(settings.report()), address)',
        'matchingSite(current.sites, address)',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/connections.ts',
    ['test/unit/background/switched-off.test.ts'],
    [['connections-off', 'connections are read where the organisation has switched that off', '!isOffered() ||\n', '']],
  ),
  ...guardsOf(
    'src/background/renewal.ts',
    ['test/unit/background/switched-off.test.ts'],
    [
      [
        'keeping-off',
        'people are kept signed in where the organisation has switched that off',
        'viewer === undefined || !isOffered()',
        'viewer === undefined',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/sign-in-once-allowed.ts',
    ['test/unit/background/sign-in-once-allowed.test.ts'],
    [
      [
        'sign-in-waits',
        'a sign-in begins before the browser has allowed the sites of the policy',
        'if (!isLate && !(await holdsEvery(policyPatterns(settings.report())))) return;',
        '',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/settings.ts',
    ['test/unit/background/storage-faults.test.ts'],
    [
      [
        'settings-patience',
        'a worker that may not read the settings when it starts never knows them',
        'readPatiently(loadStored)',
        'loadStored()',
      ],
    ],
  ),
  ...guardsOf(
    'src/background/session.ts',
    ['test/unit/background/storage-faults.test.ts'],
    [
      [
        'session-patience',
        'a worker that may not read the session when it starts answers nobody, and says nothing',
        "await readPatiently(() => Promise.all([readSession(), readKept('signedOutMark')]));",
        "await Promise.all([readSession(), readKept('signedOutMark')]);",
      ],
    ],
  ),
];

import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../build/manifest.ts';

/** As much of a manifest as is looked at here. */
type Manifest = {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly web_accessible_resources: readonly {
    readonly resources: readonly string[];
    readonly use_dynamic_url?: boolean;
  }[];
  readonly externally_connectable?: { readonly ids?: readonly string[]; readonly matches?: readonly string[] };
  readonly content_scripts?: unknown;
  readonly content_security_policy: { readonly extension_pages: string };
};

describe.each(['chromium', 'firefox'] as const)('the manifest for %s', (browser) => {
  const manifest = manifestFor(browser) as unknown as Manifest;
  const directives = new Map(
    manifest.content_security_policy.extension_pages.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values] as const;
    }),
  );

  it('lets our pages run and wear what lies in the package, and nothing else', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
  });

  it("lets our pages show pictures from memory, and none by an address of LinkedIn's or anybody's", () => {
    expect(directives.get('img-src')).toEqual(["'self'", 'blob:']);
  });

  it('lets us connect in the clear to this machine alone', () => {
    const inTheClear = directives.get('connect-src')?.filter((source) => !source.startsWith('https:'));
    expect(inTheClear).toEqual(['http://localhost:*', 'http://127.0.0.1:*']);
  });

  it('lets nothing bend the addresses of our pages, and no form send anything', () => {
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'none'"]);
  });

  it('lets no text become elements or code, and nobody say otherwise', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual(["'none'"]);
  });

  it('asks for no more than docs/permissions.md explains, and for no site from the start', () => {
    expect(manifest.permissions).toEqual(['activeTab', 'identity', 'scripting', 'storage']);
    expect(manifest.host_permissions).toEqual(['https://api.linkedin.com/*', 'https://*.licdn.com/*']);
    expect(manifest.content_scripts).toBeUndefined();
  });

  it('gives pages one file to ask for, by an address that they cannot know where the browser can do that', () => {
    const [accessible, ...others] = manifest.web_accessible_resources;
    expect(others).toEqual([]);
    expect(accessible?.resources).toEqual(['src/card/card.html']);
    expect(accessible?.use_dynamic_url).toBe(true);
  });

  it('is spoken to by no page and no other extension', () => {
    // Firefox has no such key, and lets no page speak to an extension; its other extensions are told apart as senders.
    expect(manifest.externally_connectable).toEqual(browser === 'chromium' ? { ids: [] } : undefined);
  });
});

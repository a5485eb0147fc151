import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build, type Rollup } from 'vite';
import { expect, test, vi } from 'vitest';
import { accessToken, chromiumRedirect, linkedInToken, readJson, tokenRequest } from './fixture.ts';

type Edge = { default: { fetch: (request: Request, environment: object) => Promise<Response> } };

// Bundling takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** What every edge runtime offers; nothing of Node is in the room. */
const webStandards = {
  AbortController,
  Headers,
  Request,
  Response,
  TextDecoder,
  URL,
  URLSearchParams,
  clearTimeout,
  setTimeout,
};

test('the service runs with web standards alone', async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../../../token-service/edge.ts', import.meta.url)),
        formats: ['cjs'],
        fileName: 'edge',
      },
    },
  })) as Rollup.RollupOutput[];
  const [chunk] = built[0]?.output ?? [];
  expect(chunk?.imports).toEqual([]);
  const module = { exports: {} as Edge & Edge['default'] };
  runInNewContext(chunk?.code ?? '', {
    ...webStandards,
    fetch: async () => Response.json(linkedInToken),
    module,
    exports: module.exports,
  });
  const edge = module.exports.default ?? module.exports;
  const response = await edge.fetch(tokenRequest(), {
    VIS_A_VIS_CLIENT_ID: 'app',
    VIS_A_VIS_CLIENT_SECRET: 'secret',
    VIS_A_VIS_REDIRECT_ADDRESSES: chromiumRedirect,
  });
  expect(response.status).toBe(200);
  expect((await readJson(response))['access_token']).toBe(accessToken);
});

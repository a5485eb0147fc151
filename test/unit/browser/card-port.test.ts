// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { askWorker, type Handed, whenHanded } from '../../../src/browser/card-port.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';

let port: FakePort;
beforeEach(() => {
  resetBrowser();
  fake.runtime.connect.mockImplementation(({ name }) => {
    port = fakePort(name);
    return port;
  });
});

type Way = { postMessage: ReturnType<typeof vi.fn>; onmessage?: (event: { data: unknown }) => void };

function post(data: unknown, source: unknown = parent, ports: unknown[] = [{ postMessage: vi.fn() }]) {
  dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
  return ports[0] as Way;
}

test('the card takes a name from the window it stands in, with a way to speak back over which its key comes, and only once', async () => {
  const handed: Handed[] = [];
  whenHanded((one) => handed.push(one));
  post('Ada');
  post({ name: 7 });
  post(null);
  post({ name: 'Ada' }, {});
  post({ name: 'Ada' }, parent, []);
  expect(handed).toEqual([]);
  const way = post({ name: 'Ada' });
  expect(handed.map(({ name }) => name)).toEqual(['Ada']);
  way.onmessage?.({ data: { key: 'a-key' } });
  way.onmessage?.({ data: 'a-key' });
  await expect(handed[0]?.key).resolves.toBe('a-key');
  handed[0]?.tell('opened');
  expect(way.postMessage).toHaveBeenCalledWith('opened');
  post({ name: 'Eve' });
  expect(handed).toHaveLength(1);
});

test('no name is longer than a name', () => {
  const handed: Handed[] = [];
  whenHanded((one) => handed.push(one));
  post({ name: 'A'.repeat(10_000) });
  expect(handed[0]?.name).toHaveLength(200);
});

test('a picture is taken along with the name, and nothing that is none', () => {
  const handed: Handed[] = [];
  const picture = new Blob(['ada'], { type: 'image/jpeg' });
  for (const given of [picture, new Blob(['<p>'], { type: 'text/html' }), 'picture', { size: 3, type: 'image/png' }]) {
    whenHanded((one) => handed.push(one));
    post({ name: 'Ada', picture: given });
  }
  expect(handed.map((one) => one.picture)).toEqual([picture, undefined, undefined, undefined]);
});

test('a picture larger than any of LinkedIn’s is not taken, and the name is', () => {
  const handed: Handed[] = [];
  whenHanded((one) => handed.push(one));
  post({ name: 'Ada', picture: new Blob([new Uint8Array(5_000_001)], { type: 'image/jpeg' }) });
  expect(handed).toMatchObject([{ name: 'Ada' }]);
  expect(handed[0]?.picture).toBeUndefined();
});

test('the worker is asked over the card’s port, and its going is told, also to whoever asks after that', () => {
  const answers: unknown[] = [];
  const onGone = vi.fn();
  const ask = askWorker((answer) => answers.push(answer), onGone);
  expect(port.name).toBe('card');
  ask({ kind: 'larger-picture', pixels: 400 });
  port.hear({ kind: 'closed' });
  expect(port.sent).toEqual([{ kind: 'larger-picture', pixels: 400 }]);
  expect(answers).toEqual([{ kind: 'closed' }]);
  port.leave();
  expect(onGone).toHaveBeenCalledTimes(1);
  ask({ kind: 'larger-picture', pixels: 400 });
  expect(onGone).toHaveBeenCalledTimes(2);
  expect(port.sent).toHaveLength(1);
});

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfiguration } from '../../../token-service/configuration.ts';
import { refusals } from '../../../token-service/refusals.ts';
import { describeMisconfiguredService, describeService } from './conformance.ts';
import { type Deployment, goodEnvironment, patience, run, startLinkedIn, useBuiltService } from './deployment.ts';
import { goodForm, readJson } from './fixture.ts';

// The program itself: the wrapper that npm puts before it would keep a signal to itself, and leave the program running.
const require = createRequire(import.meta.url);
const { default: program }: { default: string } = require('workerd');

/** The worker as it is shipped, in a deployment that may reach the stand-in for LinkedIn on this machine. */
const onThisMachine = `
using Workerd = import "/workerd/workerd.capnp";
using Shipped = import "workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "token-service", worker = Shipped.tokenService),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", http = (), service = "token-service")],
);
`;

const built = useBuiltService();

function serve(configuration: string, environment: Record<string, string>): Promise<Deployment> {
  return run({
    program,
    parameters: ['serve', configuration, '--socket-addr', 'http=127.0.0.1:0', '--control-fd', '1'],
    folder: built(),
    environment,
    port: /"event":"listen","socket":"http","port":(\d+)/,
  });
}

async function start(environment: Record<string, string>): Promise<Deployment> {
  await writeFile(join(built(), 'on-this-machine.capnp'), onThisMachine);
  return serve('on-this-machine.capnp', environment);
}

describeService('workerd', start);
describeMisconfiguredService('workerd', start);

test(
  'the configuration for workerd starts the service, and lets it reach public addresses alone',
  async () => {
    const linkedIn = await startLinkedIn();
    const { address } = await serve('workerd.capnp', goodEnvironment(linkedIn.address));
    const signal = AbortSignal.timeout(patience);
    expect((await fetch(`${address}/health`, { signal })).status).toBe(200);
    const response = await fetch(`${address}/token`, { method: 'POST', body: new URLSearchParams(goodForm), signal });
    expect((await readJson(response))['error_description']).toBe(refusals['linkedin-unreachable'].description);
    expect(linkedIn.asked).toEqual([]);
  },
  3 * patience,
);

test('the configuration for workerd hands on every variable that the service reads there', async () => {
  const text = await readFile(join(built(), 'workerd.capnp'), 'utf8');
  const handedOn = [...text.matchAll(/\(name = "(\w+)", fromEnvironment = "\1"\)/g)].map(([, name]) => name);
  const asked = new Set<string>();
  readConfiguration(new Proxy<Record<string, unknown>>({}, { get: (_, name) => void asked.add(String(name)) }));
  for (const onNodeAlone of ['VIS_A_VIS_HOST', 'VIS_A_VIS_PORT']) asked.delete(onNodeAlone);
  expect(handedOn.sort()).toEqual([...asked].sort());
});

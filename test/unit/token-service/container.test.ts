import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeService } from './conformance.ts';
import { run, useBuiltService } from './deployment.ts';

// No container engine is needed: what the container file copies is put into an empty folder, and what it starts is started there.

const containerFile = fileURLToPath(new URL('../../../token-service/Containerfile', import.meta.url));
const built = useBuiltService();

describeService('plain Node, as in the container', async (environment) => {
  const text = await readFile(containerFile, 'utf8');
  const folder = join(built(), 'container');
  await mkdir(folder, { recursive: true });
  for (const [, name = ''] of text.matchAll(/^COPY (\S+) \.\/$/gm))
    await copyFile(join(built(), name), join(folder, name));
  const [program, ...parameters]: string[] = JSON.parse(/^CMD (.*)$/m.exec(text)?.[1] ?? '[]');
  return run({
    program: program === 'node' ? process.execPath : `${program}`,
    parameters,
    folder,
    environment: { ...environment, VIS_A_VIS_PORT: '0' },
    port: /listens on http:\/\/127\.0\.0\.1:(\d+)/,
  });
});

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Whom the extension is measured against, each with a file here. */
export const rivals = ['floor', 'naive'] as const;
export type Rival = (typeof rivals)[number];

/** The rivals' scripts, by their names: each one file, to stand in a page. */
export async function rivalScripts(): Promise<Record<Rival, string>> {
  return { floor: await scriptOf('floor'), naive: await scriptOf('naive') };
}

async function scriptOf(name: Rival): Promise<string> {
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'rival' } },
  });
  const [output] = [built].flat();
  const [chunk] = output && 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`The rival “${name}” could not be built.`);
  return chunk.code;
}

import { type Change, copySources, type SourceCopy } from './copy.ts';

const keep = (key: string, value: string): string =>
  `void (globalThis.browser ?? globalThis.chrome).storage.local.set({ ${key}: ${value} });`;

/** Each a slip that somebody could make. */
export const slips: readonly Change[] = [
  // Answers and pictures are left in the disk cache, as they are with any plain `fetch`.
  { file: 'src/http/discreet.ts', from: "cache: 'no-store',", to: "cache: 'default'," },
  // The token and a picture, as base64, are stored on disk.
  { file: 'src/custody/ledger.ts', from: "token: { area: 'session'", to: "token: { area: 'local'" },
  { file: 'src/custody/ledger.ts', from: "ownPicture: { area: 'session'", to: "ownPicture: { area: 'local'" },
  // What the last card said is remembered.
  {
    file: 'src/background/card.ts',
    from: "send({ kind: 'card', text: textOf(read.card), isViewer: own });",
    to: `send({ kind: 'card', text: textOf(read.card), isViewer: own }); ${keep('lastCard', 'textOf(read.card)')}`,
  },
  // So is the address that LinkedIn sent the person back with, the code and the state in it.
  {
    file: 'src/sign-in/authorization.ts',
    from: 'const address = new URL(redirect);',
    to: `const address = new URL(redirect); ${keep('lastRedirect', 'redirect')}`,
  },
];

/**
 * Builds the extension from a copy of the sources into which carelessness was put: a build that keeps what it must not.
 *
 * @returns the copy, with the builds in `dist/chromium` and `dist/firefox`, as in the repository.
 * @throws Error where a slip fits no longer, and with what the build says where it fails.
 */
export async function buildCarelessly(): Promise<SourceCopy> {
  const copy = await copySources('careless');
  try {
    for (const slip of slips) await copy.change(slip);
    await copy.build();
    return copy;
  } catch (error) {
    await copy.clear();
    throw error;
  }
}

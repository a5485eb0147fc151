import { act } from 'preact/test-utils';

/** Rounds of rendering and of what it sets going; a chain of answers, each drawn before the next is asked for, is shorter. */
const rounds = 6;

/** Does something and waits until the page has come to rest. */
export async function acted(deed: () => unknown): Promise<void> {
  await act(async () => {
    await deed();
  });
  for (let round = 0; round < rounds; round += 1) await act(async () => {});
}

import type { TestedService } from '../contract/options.ts';
import { keep, own } from '../custody/custody.ts';

/**
 * Keeps what is known of a token service until more is known, whoever signs in and out meanwhile. Never rejects: where the browser refuses to keep
 * it, getting started asks for one more test.
 */
export const keepTestedService = (tested: TestedService): Promise<void> =>
  keep('testedService', own(tested)).catch(() => undefined);

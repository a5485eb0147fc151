import type { Sight } from '../../scenario/faults/sights.ts';
import type { SandboxedWorker } from './sandboxed-worker.ts';

/** What somebody does at a place where a fault is met, as the worker sees it, and what they then see. */
export type Doing = {
  readonly scopes: readonly string[];
  /** Whether they are signed in when it begins. */
  readonly signedIn: boolean;
  /** Before the fault. */
  readonly prepare?: (worker: SandboxedWorker) => void;
  readonly run: (worker: SandboxedWorker) => Promise<Sight | string>;
};

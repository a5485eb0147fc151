import { disk } from './disk.ts';
import { faces } from './faces.ts';
import { faults } from './faults.ts';
import { guards } from './guards.ts';
import { hostile } from './hostile.ts';
import { kills } from './kills.ts';
import { messages } from './messages.ts';
import { network } from './network.ts';
import { orgFaults } from './org-faults.ts';
import type { Proof } from './proof.ts';
import { properties } from './properties.ts';
import { states } from './states.ts';
import { supply } from './supply.ts';
import { unseen } from './unseen.ts';
import { viewers } from './viewers.ts';

/** Every proof, in the order of `docs/security.md`. */
export const proofs: readonly Proof[] = [
  faces,
  disk,
  hostile,
  network,
  unseen,
  messages,
  viewers,
  faults,
  orgFaults,
  kills,
  states,
  guards,
  supply,
  properties,
];

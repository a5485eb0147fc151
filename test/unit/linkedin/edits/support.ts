import { type Account, anna } from '../../../../sandbox/world/accounts.ts';
import type { FieldReading, Json, JsonObject, ProfileChange } from '../../../../src/contract/profile.ts';
import type { Access } from '../../../../src/linkedin/access.ts';
import {
  type OwnProfile,
  type ReadProfile,
  readOwnProfile,
  readOwnProfileAnswer,
} from '../../../../src/linkedin/edits/own-profile.ts';
import { type SandboxedNetwork, sandboxedNetwork } from '../../fakes/sandboxed.ts';

/** The viewer's own profile, as LinkedIn's answer makes it: there is no other way. */
export function ownProfile(id: string): OwnProfile {
  const read = readOwnProfileAnswer({ id });
  if (read === undefined) throw new Error('An answer with a person ID has a profile.');
  return read.profile;
}

/** The scopes of an app that may read and edit everything. */
export const editorScopes = ['openid', 'profile', 'r_basicprofile', 'r_fullprofile', 'w_compliance'];

export type Editor = {
  readonly network: SandboxedNetwork;
  readonly access: Access;
  read(): Promise<ReadProfile>;
  /** What a basic field holds now, as the sandbox has it. */
  field(name: string): Json;
};

/** An account that edits its own profile at the sandbox's LinkedIn. Waits are not waited out. */
export function editorAt(network = sandboxedNetwork(), account: Account = anna, scopes = editorScopes): Editor {
  const token = network.linkedin.registry.issueToken({ account, scopes });
  const access: Access = {
    fetch: network.fetch,
    token,
    issuedAt: Date.now() - 60_000,
    wait: async () => undefined,
  };
  return {
    network,
    access,
    async read() {
      const read = await readOwnProfile(access);
      if (!read.ok) throw new Error(read.fault.code);
      return read.value;
    },
    field: (name) => (network.linkedin.own.of(account)[name] ?? null) as Json,
  };
}

const readingOf = ({ reading }: ReadProfile, field: string): FieldReading =>
  reading.basic[field] ?? { state: 'unreadable' };

/** Changes by somebody who saw what was read. */
export const set = (
  now: ReadProfile,
  field: string,
  value: Json,
  more: { replacesAll?: true } = {},
): ProfileChange => ({
  kind: 'set',
  field,
  value,
  seen: readingOf(now, field),
  ...more,
});

export const deletion = (now: ReadProfile, field: string): ProfileChange => ({
  kind: 'delete',
  field,
  seen: readingOf(now, field),
});

/** What an entry holds, as it was read. */
export function entry(now: ReadProfile, field: string, id: string): JsonObject {
  const reading = now.reading.complex[field];
  const found = reading?.state === 'read' ? reading.entries.find((one) => one.id === id) : undefined;
  if (found === undefined) throw new Error(`There is no entry ${id} of ${field}.`);
  return found.value;
}

import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { writtenReference } from '../crm/written-reference.ts';
import { crmUsers } from '../world/accounts.ts';
import { type Person, people } from '../world/people.ts';
import { type TrytonSession, trytonSession } from './rpc.ts';
import { administrator, type TrytonServer } from './server.ts';

/** How many of the sandbox's contacts Tryton has as parties: more than Sao draws rows for at first. */
const partyCount = 40;

/** The parties, in the order of their codes. */
export const parties: readonly Person[] = people.slice(0, partyCount);

/** A party's name, as Tryton shows it. */
export const partyName = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;

/** The password of both users of the CRM. */
export const userPassword = 'harbour-desk-1987';

/** A user's login: the part of their address before the @. */
export const userLogin = ({ email }: { readonly email: string }): string => email.split('@')[0] ?? email;

/**
 * Fills a new database: two users, the parties with their avatars and contact mechanisms, and the column *Website* in the list
 * of parties, which an administrator adds by a view that extends Tryton's.
 */
export async function seedTryton(server: TrytonServer): Promise<void> {
  const tryton = await whenThere(server);
  await tryton.call(
    'res.user',
    'create',
    crmUsers.map((user) => ({ name: user.name, login: userLogin(user), email: user.email, password: userPassword })),
  );
  const avatar = await greyAvatar();
  await tryton.call(
    'party.party',
    'create',
    parties.map((person) => party(person, avatar)),
  );
  const [tree] = (await tryton.call(
    'ir.model.data',
    'search_read',
    [
      ['fs_id', '=', 'party_view_tree'],
      ['module', '=', 'party'],
    ],
    0,
    null,
    null,
    ['db_id'],
  )) as { readonly db_id: number }[];
  await tryton.call('ir.ui.view', 'create', [
    {
      model: 'party.party',
      inherit: tree?.db_id,
      data: '<data><xpath expr="/tree/field[@name=\'name\']" position="after"><field name="website" widget="url" expand="1"/></xpath></data>',
    },
  ]);
}

/** The picture that a party has in Tryton itself, as its JSON takes bytes. Without one Tryton draws initials on any colour, which could be a portrait's. */
async function greyAvatar() {
  const grey = { width: 200, height: 200, channels: 3, background: '#d4d4d4' } as const;
  const image = await sharp({ create: grey }).jpeg().toBuffer();
  return { __class__: 'bytes', base64: image.toString('base64') };
}

function party(person: Person, avatar: unknown) {
  const website = writtenReference(person);
  const mechanisms = [
    { type: 'email', value: person.email },
    ...(website === '' ? [] : [{ type: 'website', value: website, name: 'LinkedIn' }]),
  ];
  return { name: partyName(person), avatar, contact_mechanisms: [['create', mechanisms]] };
}

/** The administrator's session, once the server answers. */
async function whenThere({ origin, database, process: server }: TrytonServer): Promise<TrytonSession> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Tryton's server ended with ${server.exitCode}.`);
    try {
      return await trytonSession(`${origin}/${database}/`, administrator.login, administrator.password);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await sleep(100);
    }
  }
}

import { anna } from '../../../sandbox/world/accounts.ts';
import { portrait } from '../../../sandbox/world/portraits.ts';
import type { ProfileChange, ProfileReading } from '../../../src/contract/profile.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../../../src/contract/profile-edits.ts';
import { explainTrouble, type Trouble } from '../../../src/profile/forms/fault-words.ts';
import { explainEnd, explainFailure } from '../../../src/profile/pictures/picture-words.ts';
import { myProfileSights } from '../../scenario/faults/my-profile-sights.ts';
import { piecesOf } from '../../scenario/states/state.ts';
import { editorScopes } from '../linkedin/edits/support.ts';
import type { Doing } from './fault-doings.ts';
import { ownPicturePatience, type SandboxedWorker } from './sandboxed-worker.ts';

/** The sights of this page by how much they say: one sentence may be part of another sight's. */
const sights = Object.entries(myProfileSights)
  .filter(([, { words }]) => words.length > 0)
  .sort(([, one], [, other]) => other.words.length - one.words.length);

/** The sight whose words a text of the page says; the text itself where there is none. */
function sightSaying(said: string): string {
  const found = sights.find(([, { words }]) => words.flatMap(piecesOf).every((piece) => said.includes(piece)));
  return found?.[0] ?? said;
}

const seeTrouble = (trouble: Trouble): string => sightSaying(explainTrouble(trouble));

async function readForms(worker: SandboxedWorker): Promise<ProfileReading | string> {
  const answer = await worker.edit([{ kind: 'read' }]);
  if (answer.kind === 'profile') return answer.reading;
  return answer.kind === 'unread' ? seeTrouble(answer.fault) : answer.kind;
}

/** The profile is read, and then changed as a person would who sees it. Each change is another, so that none is found to be made already. */
const seeChange = (changeOf: (reading: ProfileReading, text: string) => ProfileChange) => {
  let changes = 0;
  return async (worker: SandboxedWorker): Promise<string> => {
    const reading = await readForms(worker);
    if (typeof reading === 'string') return reading;
    changes += 1;
    const answer = await worker.edit([{ kind: 'apply', changes: [changeOf(reading, `Captain ${changes}`)] }]);
    if (answer.kind === 'unread') return seeTrouble(answer.fault);
    const [outcome] = answer.kind === 'applied' ? answer.outcomes : [];
    if (outcome?.state === 'done') return 'change-made';
    return outcome?.state === 'failed' && !['not-valid', 'changed-since'].includes(outcome.fault.code)
      ? seeTrouble(outcome.fault as Trouble)
      : JSON.stringify(answer);
  };
};

const ofHeadline = ({ basic }: ProfileReading, text: string): ProfileChange => ({
  kind: 'set',
  field: 'headline',
  value: { localized: { en_US: text }, preferredLocale: { country: 'US', language: 'en' } },
  seen: basic['headline'] ?? { state: 'unreadable' },
  replacesAll: true,
});

function ofFirstSkill({ complex }: ProfileReading, text: string): ProfileChange {
  const skills = complex['skills'];
  const [first] = skills?.state === 'read' ? skills.entries : [];
  const set = { name: { localized: { en_US: text } } };
  const id = first?.id ?? '0';
  return { kind: 'update-entry', field: 'skills', id, set, delete: [], seen: first?.value ?? {}, replacesAll: true };
}

async function seePicture(worker: SandboxedWorker): Promise<string> {
  const { buffer: bytes } = await portrait(anna, 400);
  const parts = (['original', 'display'] as const).map(
    (rendition): ProfileEditsAsk => ({ kind: 'picture-part', rendition, bytes }),
  );
  const answer = await worker.edit([
    { kind: 'new-picture', field: 'profilePicture' },
    ...parts,
    { kind: 'send-picture' },
  ]);
  // The worker then fetches it as the viewer's own, which is to come to its end here and not in the next test.
  if (answer.kind === 'picture-done') await worker.pass(ownPicturePatience);
  return seePictureEnd(answer);
}

/** As the page takes it. */
function seePictureEnd(answer: ProfileEditsAnswer): string {
  if (answer.kind === 'picture-done') return 'picture-made';
  if (answer.kind !== 'picture-failed' && answer.kind !== 'unread') return answer.kind;
  const failure =
    answer.kind === 'picture-failed'
      ? answer.failure
      : answer.fault.code === 'signed-out'
        ? { fault: answer.fault as { code: 'signed-out' } }
        : { step: 'register-original' as const, fault: answer.fault, profile: 'unchanged' as const };
  const ended = { state: 'failed', failure } as const;
  return sightSaying(`${explainEnd(ended)} ${explainFailure(ended)}`);
}

async function seeForms(worker: SandboxedWorker): Promise<string> {
  const reading = await readForms(worker);
  if (typeof reading === 'string') return reading;
  const isRead = Object.values(reading.basic).some(({ state }) => state === 'read');
  return isRead ? 'forms' : 'forms-unread';
}

const editing = (run: Doing['run']): Doing => ({ scopes: editorScopes, signedIn: true, run });

export const myProfileDoings = {
  'own-profile': editing(seeForms),
  'profile-field': editing(seeChange(ofHeadline)),
  'profile-entry': editing(seeChange(ofFirstSkill)),
  'picture-place': editing(seePicture),
  'picture-upload': editing(seePicture),
  'picture-change': editing(seePicture),
} satisfies Record<string, Doing>;

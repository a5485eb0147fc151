import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { CrmPhoto, CrmPhotoFault, CrmPhotoResult, PhotoCrop } from '../contract/crm-photo.ts';
import type { Picture } from '../contract/viewer.ts';

/** How far a change of the photo has come; times in epoch milliseconds. */
export type Change =
  | { readonly state: 'none' }
  | { readonly state: 'sending' }
  /** `waiting` where it was watched for as long as anybody may be expected to. */
  | { readonly state: 'processing' | 'waiting'; readonly since: number; readonly before: string | null }
  | { readonly state: 'changed' | 'removed' };

/** What went wrong, and whether the photo was to be changed or looked at then. */
export type Trouble = { readonly fault: CrmPhotoFault; readonly of: 'change' | 'look' };

/** A photo that was there before, by which the worker knows it again. */
type Former = { readonly picture: Picture; readonly seal: string };

export type PhotoAtOrg = {
  /** `undefined` until the org has answered. */
  readonly photo: CrmPhoto | undefined;
  readonly change: Change;
  readonly trouble: Trouble | undefined;
  readonly canPutBack: boolean;
  send(crop: PhotoCrop | undefined): void;
  putBack(): void;
  remove(): void;
  /** Asks for the photo again; of one that is being processed, goes on watching. */
  look(): void;
};

/** Milliseconds that the processing is watched for; after it, somebody may look again. */
const patience = 120_000;

const none: Change = { state: 'none' };
const unreachable: CrmPhotoFault = { code: 'unreachable' };

/**
 * The viewer's photo at their org, and what is being done about it. The former photo is in this page's memory alone, and goes with it.
 *
 * @param signedIn whether there is a session at the org at the moment; the photo is read each time that there is one again.
 */
export function usePhoto(signedIn: boolean): PhotoAtOrg {
  const [photo, setPhoto] = useState<CrmPhoto>();
  const [change, setChange] = useState<Change>(none);
  const [trouble, setTrouble] = useState<Trouble>();
  const [former, setFormer] = useState<Former>();
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );

  const shown = useRef(photo);
  const show = useCallback((next: CrmPhoto) => {
    shown.current = next;
    setPhoto(next);
  }, []);
  /** @param isAsked whether somebody waits for it: else what they were told of a change stays. */
  const read = useCallback(
    async (isAsked = true) => {
      const { current } = shown;
      const known = current?.picture && current.versionId;
      const answer = await asked(() => ask('read-crm-photo', known === undefined ? {} : { known }));
      if (!here.current) return;
      const told: Trouble | undefined = answer.ok ? undefined : { fault: answer.fault, of: 'look' };
      setTrouble((before) => (before?.of === 'change' && !isAsked ? before : told));
      if (answer.ok && !(known !== undefined && answer.value.versionId === known)) show(answer.value);
    },
    [show],
  );
  const watch = useCallback(
    async (before: string | null, since: number): Promise<void> => {
      setTrouble(undefined);
      setChange({ state: 'processing', since, before });
      const until = Date.now() + patience;
      while (here.current) {
        const followed = await asked(() => ask('follow-crm-photo', { before }));
        if (!here.current) return;
        if (!followed.ok) {
          setTrouble({ fault: followed.fault, of: 'look' });
          return setChange({ state: 'waiting', since, before });
        }
        if (followed.value.state === 'done') {
          await read();
          return setChange({ state: 'changed' });
        }
        if (Date.now() >= until) return setChange({ state: 'waiting', since, before });
      }
    },
    [read],
  );

  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    if (!signedIn) return;
    const { current } = latest;
    // A photo that was being processed when the session ended is watched further.
    void ('before' in current ? watch(current.before, current.since) : read());
  }, [signedIn, read, watch]);

  const busy = change.state === 'sending' || change.state === 'processing';
  useEffect(() => {
    // It may have been changed by another way while nobody looked here.
    const onReturn = () => {
      if (document.visibilityState === 'visible' && signedIn && !busy) void read(false);
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [signedIn, busy, read]);

  /** Whether the org has taken the change, which is under way meanwhile. The photo there is now can be put back afterwards. */
  async function begin(changing: () => Promise<CrmPhotoResult<null>>): Promise<boolean> {
    const { picture, seal } = photo ?? {};
    setTrouble(undefined);
    setChange({ state: 'sending' });
    const answer = await asked(changing);
    if (!here.current) return false;
    const isPerhapsDone = answer.ok || answer.fault.code === 'unreachable';
    if (isPerhapsDone && picture && seal) setFormer({ picture, seal });
    if (!answer.ok) {
      setTrouble({ fault: answer.fault, of: 'change' });
      setChange(none);
    }
    return answer.ok;
  }
  async function replace(sending: () => Promise<CrmPhotoResult<null>>): Promise<void> {
    if (await begin(sending)) await watch(photo?.versionId ?? null, Date.now());
  }
  async function remove(): Promise<void> {
    if (!(await begin(() => ask('remove-crm-photo', {})))) return;
    await read();
    setChange({ state: 'removed' });
  }

  return {
    photo,
    change,
    trouble,
    canPutBack: former !== undefined,
    send: (crop) => void replace(() => ask('send-crm-photo', { consent: true, ...(crop && { crop }) })),
    putBack() {
      if (former === undefined) return;
      const { picture, seal } = former;
      void replace(() => ask('restore-crm-photo', { bytes: picture.bytes, seal }));
    },
    remove: () => void remove(),
    look: () => void ('before' in change ? watch(change.before, change.since) : read()),
  };
}

/** A worker that can't be reached is as good as an org that can't. */
async function asked<Value>(asking: () => Promise<CrmPhotoResult<Value>>): Promise<CrmPhotoResult<Value>> {
  try {
    return await asking();
  } catch {
    return { ok: false, fault: unreachable };
  }
}

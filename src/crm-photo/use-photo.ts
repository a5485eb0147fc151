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

/** A photo that was there before, by which the worker knows it again. */
type Former = { readonly picture: Picture; readonly seal: string };

export type PhotoAtOrg = {
  /** `undefined` until the org has answered. */
  readonly photo: CrmPhoto | undefined;
  readonly change: Change;
  readonly fault: CrmPhotoFault | undefined;
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

/** The viewer's photo at their org, and what is being done about it. The former photo is in this page's memory alone, and goes with it. */
export function usePhoto(): PhotoAtOrg {
  const [photo, setPhoto] = useState<CrmPhoto>();
  const [change, setChange] = useState<Change>(none);
  const [fault, setFault] = useState<CrmPhotoFault>();
  const [former, setFormer] = useState<Former>();
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );

  const read = useCallback(async () => {
    const answer = await asked(() => ask('read-crm-photo', {}));
    if (!here.current) return;
    setFault(answer.ok ? undefined : answer.fault);
    if (answer.ok) setPhoto(answer.value);
  }, []);
  useEffect(() => void read(), [read]);

  async function watch(before: string | null, since: number): Promise<void> {
    setChange({ state: 'processing', since, before });
    const until = Date.now() + patience;
    while (here.current) {
      const followed = await asked(() => ask('follow-crm-photo', { before }));
      if (!here.current) return;
      if (!followed.ok) {
        setFault(followed.fault);
        return setChange({ state: 'waiting', since, before });
      }
      if (followed.value.state === 'done') {
        await read();
        return setChange({ state: 'changed' });
      }
      if (Date.now() >= until) return setChange({ state: 'waiting', since, before });
    }
  }

  const keepFormer = () => {
    if (photo?.picture && photo.seal) setFormer({ picture: photo.picture, seal: photo.seal });
  };

  async function replace(sending: () => Promise<CrmPhotoResult<null>>): Promise<void> {
    const before = photo?.versionId ?? null;
    keepFormer();
    setFault(undefined);
    setChange({ state: 'sending' });
    const sent = await asked(sending);
    if (!here.current) return;
    if (sent.ok) return watch(before, Date.now());
    setFault(sent.fault);
    setChange(none);
  }

  async function remove(): Promise<void> {
    keepFormer();
    setFault(undefined);
    setChange({ state: 'sending' });
    const removed = await asked(() => ask('remove-crm-photo', {}));
    if (removed.ok) await read();
    else setFault(removed.fault);
    setChange(removed.ok ? { state: 'removed' } : none);
  }

  return {
    photo,
    change,
    fault,
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

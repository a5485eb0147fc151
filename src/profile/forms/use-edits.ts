import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { openProfileEdits, type ProfileEditsPort } from '../../browser/profile-edits-port.ts';
import type { ChangeOutcome, ProfileChange, ProfileReading, ReviewedRequest } from '../../contract/profile.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../../contract/profile-edits.ts';
import { type Draft, settled, withoutMade } from './draft.ts';
import type { Trouble } from './fault-words.ts';

/** What LinkedIn is being asked, or what the viewer is shown before it is. */
type Standing =
  | { readonly state: 'reading' | 'typing' | 'asking' }
  /** Exactly what will be sent. */
  | {
      readonly state: 'reviewing' | 'sending';
      readonly changes: readonly ProfileChange[];
      readonly requests: readonly ReviewedRequest[];
    };

export type Edits = {
  /** What the profile held when it was last read; `undefined` before that. */
  readonly reading: ProfileReading | undefined;
  readonly draft: Draft;
  readonly standing: Standing;
  readonly trouble: Trouble | undefined;
  /** How many changes LinkedIn has made at the last sending. */
  readonly made: number;
  change(next: (draft: Draft) => Draft): void;
  read(): void;
  review(): void;
  send(): void;
  /** Ends what is being sent. */
  cancel(): void;
  /** Leaves the review; the draft stays. */
  back(): void;
};

/** What the worker still owes an answer to, in the order of the answers; `overtaken` where something was typed since. */
type Asked = { readonly ask: ProfileEditsAsk; overtaken: boolean };

/** What was typed, and what the worker says of it. A worker that went is called again at the next question; what was typed is here and not there. */
export function useEdits(): Edits {
  const [reading, setReading] = useState<ProfileReading>();
  const [draft, setDraft] = useState<Draft>([]);
  const [standing, setStanding] = useState<Standing>({ state: 'reading' });
  const [trouble, setTrouble] = useState<Trouble>();
  const [made, setMade] = useState(0);
  const port = useRef<ProfileEditsPort | undefined>(undefined);
  const asked = useRef<Asked[]>([]);

  const ask = (next: ProfileEditsAsk) => {
    asked.current.push({ ask: next, overtaken: false });
    port.current ??= openProfileEdits(hear, lose);
    port.current.say(next);
  };
  const read = () => {
    setStanding({ state: 'reading' });
    ask({ kind: 'read' });
  };
  const fail = (why: Trouble) => {
    setTrouble(why);
    setStanding({ state: 'typing' });
  };
  const lose = () => {
    port.current = undefined;
    const open = asked.current.map((was) => was.ask.kind);
    asked.current = [];
    if (open.length === 0) return;
    fail({ code: 'lost', perhapsDone: open.includes('apply') });
    if (open.includes('apply')) read();
  };
  const hear = (answer: ProfileEditsAnswer) => {
    const was = asked.current.shift();
    switch (answer.kind) {
      case 'profile':
        setReading(answer.reading);
        setDraft((before) => withoutMade(before, answer.reading));
        return setStanding({ state: 'typing' });
      case 'reviewed':
        if (was?.ask.kind !== 'review' || was.overtaken) return;
        return setStanding({ state: 'reviewing', changes: was.ask.changes, requests: answer.requests });
      case 'applied':
        setDraft((before) => settled(before, answer.outcomes));
        setMade(answer.outcomes.filter(({ state }) => state === 'done').length);
        setTrouble(troubleIn(answer.outcomes));
        return read();
      case 'unread':
        return fail(answer.fault);
    }
  };
  const begin = () => {
    setTrouble(undefined);
    setMade(0);
  };

  // Read once, when the page has opened.
  useEffect(() => {
    read();
    return () => port.current?.close();
  }, []);

  return {
    reading,
    draft,
    standing,
    trouble,
    made,
    change: useCallback((next) => {
      // What is shown as reviewed is what will be sent: a review of what was typed before is none of this.
      for (const was of asked.current) was.overtaken = true;
      setStanding((before) => (before.state === 'asking' ? { state: 'typing' } : before));
      setDraft(next);
    }, []),
    read: () => {
      begin();
      read();
    },
    review: () => {
      begin();
      setStanding({ state: 'asking' });
      ask({ kind: 'review', changes: draft.map(({ change }) => change) });
    },
    send: () => {
      if (standing.state !== 'reviewing') return;
      setStanding({ ...standing, state: 'sending' });
      ask({ kind: 'apply', changes: standing.changes });
    },
    cancel: () => port.current?.say({ kind: 'cancel' }),
    back: () => setStanding({ state: 'typing' }),
  };
}

/** Why not all was made, where it is not for a field to say. */
function troubleIn(outcomes: readonly ChangeOutcome[]): Trouble | undefined {
  for (const outcome of outcomes) {
    if (outcome.state !== 'failed') continue;
    const { fault } = outcome;
    return fault.code === 'not-valid' || fault.code === 'changed-since' ? { code: 'not-made' } : fault;
  }
  return undefined;
}

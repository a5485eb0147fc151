import { useContext } from 'preact/hooks';
import type { FieldReading } from '../../contract/profile.ts';
import type { Kind } from '../../linkedin/edits/fields/kinds.ts';
import { Button } from '../../ui/components/button.tsx';
import { Checkbox } from '../../ui/components/checkbox.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { words } from '../../ui/words.ts';
import {
  draftedFor,
  dropped,
  faultsOf,
  kept,
  keptValue,
  presentValue,
  readingOf,
  replacingAll,
  type Target,
  typed,
} from './draft.ts';
import { FormContext } from './form-context.ts';
import { type Line, linesOf } from './value-words.ts';

type DraftStateProps = {
  readonly id: string;
  readonly target: Target;
  readonly kind: Kind;
  /** Whether it has been said of the whole section already that what is there can't be read. */
  readonly isSaidUnread?: boolean;
  nameOf(id: string): string;
};

/** What is to be said of a change beside what is typed: that what is there now was not read, that it is something else by now, and that more than was typed would go. */
export function DraftState({ id, target, kind, isSaidUnread = false, nameOf }: DraftStateProps) {
  const form = useContext(FormContext);
  const { draft, reading, change } = form;
  const drafted = draftedFor(draft, target);
  const replaces = drafted !== undefined && 'replacesAll' in drafted.change;
  const losing = faultsOf(draft, target, reading).some(({ code }) => code === 'loses-values');
  return (
    <>
      {!isSaidUnread && target.kind === 'field' && readingOf(target, reading).state === 'unreadable' && (
        <p class="quiet">{words('form_unread')}</p>
      )}
      {(losing || replaces) && (
        <div class="replaces">
          <Checkbox
            id={`${id}-replaces`}
            label={words('form_replace_all')}
            hint={words('form_replace_all_hint')}
            checked={replaces}
            onChange={(wanted) => change((before) => replacingAll(before, target, wanted))}
          />
        </div>
      )}
      {drafted?.fault?.code === 'changed-since' && (
        <Conflict target={target} kind={kind} now={drafted.fault.now} nameOf={nameOf} />
      )}
      {drafted && (
        <p class="drafted">
          <span>{words(drafted.change.kind.startsWith('delete') ? 'form_to_be_removed' : 'form_changed')}</span>
          <Button weight="quiet" onClick={() => change((before) => dropped(before, target))}>
            {words('button_undo')}
          </Button>
        </p>
      )}
    </>
  );
}

type ConflictProps = Omit<DraftStateProps, 'id'> & { readonly now: FieldReading };

/** The field holds something else than was seen: both are shown, and nothing is sent before the viewer chose. */
function Conflict({ target, kind, now, nameOf }: ConflictProps) {
  const { draft, reading, change } = useContext(FormContext);
  const theirs = now.state === 'read' ? now.value : null;
  const isGone = target.kind === 'entry' && theirs === null;
  const keepMine = () =>
    change((before) => {
      if (!isGone) return kept(before, target, now, reading);
      // An entry that is gone can only be made anew.
      const mine = presentValue(before, target, reading);
      return typed(dropped(before, target), newTarget(target.field, before), mine, reading);
    });
  return (
    <Notice
      tone="caution"
      title={words('conflict_title')}
      actions={
        <>
          {!(isGone && presentValue(draft, target, reading) === null) && (
            <Button onClick={keepMine}>{words('button_keep_mine')}</Button>
          )}
          <Button onClick={() => change((before) => dropped(before, target))}>{words('button_take_theirs')}</Button>
        </>
      }
    >
      <span class="conflict">
        <strong>{words('conflict_now')}</strong>
        <Lines lines={linesOf(kind, theirs, nameOf)} />
        <strong>{words('conflict_mine')}</strong>
        <Lines lines={linesOf(kind, keptValue(draft, target, now, reading), nameOf)} />
      </span>
    </Notice>
  );
}

const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  if (lines.length === 0) return <span class="quiet">{words('value_nothing')}</span>;
  return lines.map(({ label, text }) => (
    <span key={label}>
      {label && <span class="quiet">{label} </span>}
      <bdi>{text}</bdi>
    </span>
  ));
};

/** A target for an entry that is not there yet, like none in the draft. */
export function newTarget(field: string, draft: readonly { readonly target: Target }[]): Target {
  const numbers = draft.flatMap(({ target }) => (target.kind === 'new-entry' ? [target.number] : []));
  return { kind: 'new-entry', field, number: Math.max(0, ...numbers) + 1 };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { SettingsFault, SettingsReport } from '../contract/settings.ts';
import { settingsFromText } from '../settings/check.ts';
import { wasWritten } from '../settings/policy.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Section } from '../ui/components/section.tsx';
import { useAction } from '../ui/use-action.ts';
import { counted, words } from '../ui/words.ts';
import { FaultsList } from './faults-list.tsx';
import { readSettingsFile, saveDocument, settingsFileName, textOf } from './files.ts';
import { LockedList } from './locked-list.tsx';
import type { UnsavedWork } from './unsaved-work.ts';
import type { Save } from './use-options.ts';

type DocumentSectionProps = { readonly report: SettingsReport; readonly save: Save; readonly work: UnsavedWork };

/** What stands in the text field and is not saved yet. */
type Draft = {
  readonly text: string;
  /** The stored settings, as text, when the draft was begun. */
  readonly basis: string;
  /** What a file's text has taken the place of. */
  readonly earlier?: string;
};

/** All settings as one text, to be edited, taken from a file and put into one. */
export function DocumentSection({ report, save, work }: DocumentSectionProps) {
  // With its faults, where it has any: they are mended here, and what can't be read is not lost on the way.
  const whole = report.stored ?? report.settings;
  const stored = textOf(whole);
  const [draft, setDraft] = useState<Draft>();
  const [faults, setFaults] = useState<readonly SettingsFault[]>([]);
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const action = useAction();
  const text = draft?.text ?? stored;
  const unsaved = text !== stored;
  const overtaken = unsaved && draft !== undefined && draft.basis !== stored;
  const { tell } = work;
  useEffect(() => tell('document', unsaved), [tell, unsaved]);

  const edit = (changed: string) => {
    setDraft({ text: changed, basis: draft?.basis ?? stored });
    setSaid('');
  };
  const discard = () => {
    setDraft(undefined);
    setFaults([]);
    setSaid('');
  };

  const submit = async () => {
    const checked = settingsFromText(text);
    const found = checked.faults.length > 0 ? checked.faults : await save(checked.document);
    setFaults(found);
    // What was typed while saving stays.
    if (wasWritten(found)) setDraft((current) => (current === draft ? undefined : current));
    setSaid(outcome(found));
  };

  const take = async (chosen: File) => {
    const read = await readSettingsFile(chosen);
    if (read.kind === 'text') {
      setDraft({ text: read.text, basis: stored, earlier: text });
      setFaults(settingsFromText(read.text).faults);
      setSaid(words('document_imported', chosen.name));
    } else setSaid(words(read.kind === 'too-large' ? 'document_too_large' : 'document_unreadable', chosen.name));
  };

  return (
    <Section id="document" heading={words('document_heading')} about={words('document_about')}>
      {(report.faults.length > 0 || report.policyFaults.length > 0) && (
        <div id="faults" class="form">
          {report.faults.length > 0 && <FaultsList title={words('document_stored_faults')} faults={report.faults} />}
          {report.policyFaults.length > 0 && <FaultsList title={words('policy_faults')} faults={report.policyFaults} />}
        </div>
      )}
      {report.locked.length > 0 && <LockedList paths={report.locked} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          action.run(submit);
        }}
      >
        <label class="unseen" for="document-text">
          {words('document_label')}
        </label>
        <textarea
          id="document-text"
          class="input input-code document"
          spellcheck={false}
          value={text}
          aria-invalid={!wasWritten(faults)}
          aria-describedby={faults.length > 0 ? 'document-faults' : undefined}
          onInput={(event) => edit(event.currentTarget.value)}
        />
        {faults.length > 0 && (
          <div id="document-faults">
            <FaultsList
              title={words(wasWritten(faults) ? 'document_not_changed' : 'document_faults')}
              faults={faults}
              answer
            />
          </div>
        )}
        {overtaken && (
          <Notice
            tone="caution"
            title={words('document_changed')}
            actions={<Button onClick={discard}>{words('button_take_present')}</Button>}
          >
            {words('document_changed_hint')}
          </Notice>
        )}
        {unsaved && (work.unsaved.has('app') || work.unsaved.has('token-service')) && (
          <p class="caution">{words('document_beside_form')}</p>
        )}
        <div class="actions">
          <Button type="submit" weight={unsaved ? 'primary' : 'plain'}>
            {words(overtaken ? 'button_save_over' : 'button_save_document')}
          </Button>
          <Button onClick={() => file.current?.click()}>{words('button_import')}</Button>
          <Button onClick={() => saveDocument(settingsFileName, whole)}>{words('button_export')}</Button>
          {draft?.earlier !== undefined && (
            <Button weight="quiet" onClick={() => edit(draft.earlier ?? '')}>
              {words('button_restore')}
            </Button>
          )}
          <p role="status">{action.failed ? words('action_failed') : said}</p>
        </div>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) action.run(() => take(chosen));
          }}
        />
      </form>
    </Section>
  );
}

/** How saving went, in one sentence. */
function outcome(faults: readonly SettingsFault[]): string {
  if (!wasWritten(faults)) return counted(faults.length, 'not_saved');
  return words(faults.length === 0 ? 'document_saved' : 'document_saved_rest');
}

import { ask } from '../browser/ask.ts';
import type { SettingsReport } from '../contract/settings.ts';
import { Button } from '../ui/components/button.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';
import { saveDocument, settingsFileName } from './files.ts';

/** The way out where a newer version wrote the settings: they can't be read here, and nothing is written over them. */
export function NewerVersion({ report }: { readonly report: SettingsReport }) {
  const action = useAction();
  if (!report.faults.some(({ code }) => code === 'newer-version')) return null;
  return (
    <Notice
      tone="caution"
      title={words('newer_title')}
      actions={
        <>
          <Button onClick={() => saveDocument(settingsFileName, report.stored)}>{words('button_export')}</Button>
          <ConfirmButton
            question={words('newer_question')}
            confirm={words('button_erase_it')}
            onConfirm={() => action.run(() => ask('erase-kept', { what: 'settings' }))}
          >
            {words('button_erase_settings')}
          </ConfirmButton>
          {action.failed && <p role="alert">{words('action_failed')}</p>}
        </>
      }
    >
      {words('newer_hint')}
    </Notice>
  );
}

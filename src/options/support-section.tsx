import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { SupportReport } from '../contract/options.ts';
import { Button } from '../ui/components/button.tsx';
import { CopiedText } from '../ui/components/copied-text.tsx';
import { Section } from '../ui/components/section.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';
import { textOf } from './files.ts';

/** What support may be told: shown before it is copied, and sent nowhere. */
export function SupportSection() {
  const [report, setReport] = useState<SupportReport>();
  const action = useAction();
  return (
    <Section id="support" heading={words('support_heading')} about={words('support_about')}>
      <div class="actions">
        <Button onClick={() => action.run(async () => setReport(await ask('support-report', {})))}>
          {words(report ? 'button_show_report_anew' : 'button_show_report')}
        </Button>
        <p role="status">{action.failed && words('action_failed')}</p>
      </div>
      {report && (
        <CopiedText
          label={words('support_label')}
          text={textOf(report).trim()}
          button={words('button_copy_report')}
          block
        />
      )}
    </Section>
  );
}

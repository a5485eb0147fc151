import { CopiedText } from '../ui/components/copied-text.tsx';
import { words } from '../ui/words.ts';

const command = 'npm start';

/** The way to see it all without a LinkedIn app and without a CRM. */
export const SampleData = () => (
  <details class="sample">
    <summary>{words('sample_heading')}</summary>
    <div class="step-body">
      <CopiedText
        label={words('sample_command')}
        hint={words('sample_about')}
        text={command}
        button={words('button_copy_command')}
      />
    </div>
  </details>
);

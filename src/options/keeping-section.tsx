import { words } from '../ui/words.ts';
import { Section } from './section.tsx';

/** What is kept where, in short. */
export function KeepingSection() {
  return (
    <Section id="keeping-heading" heading={words('keeping_heading')}>
      <ul class="keeping">
        <li>{words('keeping_pictures')}</li>
        <li>{words('keeping_access')}</li>
        <li>{words('keeping_asking')}</li>
        <li>{words('keeping_disk')}</li>
      </ul>
    </Section>
  );
}

import { useState } from 'preact/hooks';
import { Section } from '../../ui/components/section.tsx';
import { words } from '../../ui/words.ts';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { PictureEditor } from './picture-editor.tsx';

/** The pictures of the viewer's profile. Whoever leaves while one is being cut or sent is asked whether they mean to. */
export function PicturesSection() {
  const [profile, setProfile] = useState(false);
  const [background, setBackground] = useState(false);
  useLeaveGuard(profile || background);
  return (
    <Section id="pictures" heading={words('pictures_heading')} about={words('pictures_about')}>
      <PictureEditor field="profilePicture" onUnsent={setProfile} />
      <PictureEditor field="backgroundPicture" onUnsent={setBackground} />
    </Section>
  );
}

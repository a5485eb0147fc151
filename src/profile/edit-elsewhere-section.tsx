import { OutwardLink } from '../ui/components/outward-link.tsx';
import { Section } from '../ui/components/section.tsx';
import { words } from '../ui/words.ts';

/** LinkedIn leads whoever is signed in there from this address to their own profile. */
const ownProfile = 'https://www.linkedin.com/in/me/';

type EditElsewhereSectionProps = { readonly mayEdit: boolean };

/** Where the viewer can change everything of their profile: at LinkedIn. Where nothing can be changed from here, it says why. */
export const EditElsewhereSection = ({ mayEdit }: EditElsewhereSectionProps) => (
  <Section
    id="edit"
    heading={words('edit_elsewhere_heading')}
    {...(mayEdit ? {} : { about: words('edit_elsewhere_about') })}
  >
    {!mayEdit && <p>{words('edit_no_capability')}</p>}
    <p>
      <OutwardLink address={ownProfile}>{words('edit_elsewhere_link')}</OutwardLink>
    </p>
  </Section>
);

import { openProfile } from '../browser/open.ts';
import { Button } from '../ui/components/button.tsx';
import { words } from '../ui/words.ts';

/** The way to the viewer's own data, which may be kept while nobody is signed in. */
export const MyProfileButton = () => (
  <Button weight="quiet" onClick={openProfile}>
    {words('my_profile_title')}
  </Button>
);

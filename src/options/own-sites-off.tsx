import type { SwitchedOffBy } from '../contract/settings.ts';
import { words } from '../ui/words.ts';

/** That people use no sites but those that a policy sets. */
export const OwnSitesOff = ({ by }: { readonly by: SwitchedOffBy }) => (
  <p class="quiet">{words(by === 'organisation' ? 'own_sites_off' : 'own_sites_off_in_settings')}</p>
);

import type { Site } from '../contract/settings.ts';
import { Notice } from '../ui/components/notice.tsx';
import { formatList, words } from '../ui/words.ts';

/** Which of these sites nobody has described yet, and where that is done; nothing where all of them are. */
export function UndescribedSites({ sites }: { readonly sites: readonly Site[] }) {
  const undescribed = sites.filter(({ recipe }) => recipe === undefined);
  if (undescribed.length === 0) return null;
  return (
    <Notice title={words('sites_undescribed', formatList(undescribed.map(({ name }) => name)))}>
      {words('sites_undescribed_hint')} <a href="#document">{words('document_heading')}</a>
    </Notice>
  );
}

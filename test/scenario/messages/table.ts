import type { portPolicy } from '../../../src/browser/message-policy.ts';
import type { SenderClass } from '../../../src/browser/sender.ts';
import type { CardAsk } from '../../../src/contract/card.ts';
import type { RequestKind, VisitAsk } from '../../../src/contract/messages.ts';
import type { ProfileEditsAsk } from '../../../src/contract/profile-edits.ts';
import type { SetUpAsk } from '../../../src/contract/set-up.ts';

/** Who may send what, written down a second time; `docs/security.md` shows it, and `table.test.ts` holds the three together. */
export const requestTable: Record<RequestKind, SenderClass> = {
  hello: 'site-content',
  'contacts-here': 'site-content',
  'painting-script': 'site-content',
  'card-script': 'site-content',
  'open-card': 'site-content',
  'colleague-photos': 'site-content',
  'sign-in': 'own-page',
  'cancel-sign-in': 'own-page',
  'sign-out': 'own-page',
  'keep-signed-in': 'own-page',
  'keep-own-data': 'own-page',
  'crm-user': 'own-page',
  'allow-site': 'own-page',
  'stop-site': 'own-page',
  'preset-offer': 'own-page',
  'use-preset': 'own-page',
  'set-up-site': 'own-page',
  'read-connections': 'own-page',
  'stop-reading-connections': 'own-page',
  'find-connections': 'own-page',
  'write-settings': 'own-page',
  'test-token-service': 'own-page',
  'erase-kept': 'own-page',
  'export-kept': 'own-page',
  'remembered-references': 'own-page',
  'set-org': 'own-page',
  'org-sign-in': 'own-page',
  'org-sign-out': 'own-page',
  'read-crm-photo': 'own-page',
  'send-crm-photo': 'own-page',
  'restore-crm-photo': 'own-page',
  'remove-crm-photo': 'own-page',
  'follow-crm-photo': 'own-page',
  'support-report': 'own-page',
};

type Ports = keyof typeof portPolicy;
/** Of each port, what is heard over it. */
type Spoken = {
  visit: VisitAsk['kind'];
  card: CardAsk['kind'];
  'set-up': SetUpAsk['kind'];
  popup: never;
  options: never;
  'my-profile': never;
  'profile-edits': ProfileEditsAsk['kind'];
  'crm-photo': never;
};

export const portTable: { [P in Ports]: { from: SenderClass; kinds: Record<Spoken[P], true> } } = {
  visit: { from: 'site-content', kinds: { pictures: true, cancel: true, 'record-keys': true, 'crm-user': true } },
  'set-up': {
    from: 'site-content',
    kinds: { begin: true, preview: true, 'end-preview': true, save: true, 'taken-away': true },
  },
  card: { from: 'card', kinds: { open: true, 'larger-picture': true } },
  popup: { from: 'own-page', kinds: {} },
  options: { from: 'own-page', kinds: {} },
  'my-profile': { from: 'own-page', kinds: {} },
  'profile-edits': {
    from: 'own-page',
    kinds: {
      read: true,
      review: true,
      apply: true,
      'new-picture': true,
      'picture-part': true,
      'send-picture': true,
      cancel: true,
    },
  },
  'crm-photo': { from: 'own-page', kinds: {} },
};

import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { anna } from '../world/accounts.ts';
import { pageLength, people } from '../world/people.ts';
import { fullName } from './contacts.ts';
import { initialsPicture } from './initials-picture.ts';
import type { Html } from './parts.ts';
import { publicFile } from './public-files.ts';
import { writtenReference } from './written-reference.ts';

const contacts = people.slice(0, pageLength).map((person) => ({
  id: `003HB${String(person.number).padStart(10, '0')}AAA`,
  name: fullName(person),
  linkedin: writtenReference(person),
}));

/**
 * Pages with the structure of Salesforce's Lightning Experience, as far as it is known from public code: a list of contacts and their records in one page that
 * draws everything late, components that stand in the page's own tree (synthetic shadow), and pages that stay in the document once they were left. It is no
 * Salesforce, and looks like none.
 */
export function lightningApp(): Hono {
  const app = new Hono();
  const list = '/lightning/o/Contact/list';
  app.get('/', (context) => context.redirect(list));
  app.get('/lightning/*', (context) => context.html(client()));
  app.get('/lightning.js', (context) =>
    context.body(publicFile('lightning.js').content, 200, { 'Content-Type': 'text/javascript' }),
  );
  app.get('/profilephoto/:version/:letter', picture);
  return app;
}

const picture = (context: Context): Response =>
  context.body(initialsPicture(anna.name), 200, { 'Content-Type': 'image/svg+xml' });

const client = (): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Contacts</title>
    <style>
      body { margin: 0; font: 14px sans-serif; }
      .slds-global-header { display: flex; justify-content: flex-end; align-items: center; padding: 0 16px; height: 46px; background: #eee; }
      .branding-userProfile-button { padding: 0; border: 0; }
      .branding-userProfile-button img { display: block; width: 32px; height: 32px; }
      .lafPageHost { display: none; padding: 16px; }
      .lafPageHost.active { display: block; }
      .slds-grid { display: flex; align-items: center; }
      th { font-weight: normal; text-align: start; }
      th, td { padding: 4px 24px 4px 0; }
      .slds-page-header { display: flex; gap: 16px; padding-bottom: 16px; }
      .slds-icon-standard-contact { display: inline-block; width: 48px; height: 48px; background: #5867e8; }
    </style>
  </head>
  <body>
    <div class="desktop container forceStyle oneOne navexDesktopLayoutContainer">
      <header class="slds-global-header_container"><div class="slds-global-header slds-grid">
        <button type="button" class="bare branding-userProfile-button slds-button oneUserProfileCardTrigger"><span class="uiImage"><img src="/profilephoto/729HB0000000001/T" class="profileTrigger branding-user-profile circular" alt="User"></span></button>
      </div></header>
      <div class="oneCenterStage lafSinglePaneWindowManager"></div>
    </div>
    <script type="application/json" id="contacts">${raw(JSON.stringify(contacts).replaceAll('<', '\\u003c'))}</script>
    <script src="/lightning.js"></script>
  </body>
</html>`;

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
  id: 100 + person.number,
  name: fullName(person),
  website: writtenReference(person),
}));

/**
 * Pages with the structure of Odoo 17's contacts, after its documentation and source: list, kanban and form of one page, which changes its address by
 * `pushState` alone. It is no Odoo, and looks like none.
 */
export function odooApp(): Hono {
  const app = new Hono();
  app.get('/', (context) => context.redirect('/web'));
  app.get('/web', (context) => context.html(client()));
  app.get('/odoo.js', (context) =>
    context.body(publicFile('odoo.js').content, 200, { 'Content-Type': 'text/javascript' }),
  );
  app.get('/web/image', picture);
  return app;
}

function picture(context: Context): Response {
  const id = Number(context.req.query('id'));
  const name = contacts.find((contact) => contact.id === id)?.name ?? anna.name;
  return context.body(initialsPicture(name), 200, { 'Content-Type': 'image/svg+xml' });
}

const client = (): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Contacts</title>
    <style>
      body { margin: 0; font: 14px sans-serif; }
      .o_main_navbar { display: flex; justify-content: space-between; align-items: center; padding: 0 16px; height: 46px; background: #eee; }
      .o_user_avatar { width: 24px; height: 24px; }
      .o_content { padding: 16px; }
      td { padding: 6px 24px 6px 0; }
      .o_kanban_record { position: relative; display: inline-block; width: 260px; margin: 4px; padding: 8px; border: 1px solid #ccc; }
      .o_kanban_record img { width: 64px; height: 64px; }
      .o_kanban_record .o_kanban_image_inner_pic { position: absolute; left: 8px; top: 56px; width: 24px; height: 24px; }
      .oe_avatar img { width: 90px; height: 90px; }
    </style>
  </head>
  <body class="o_web_client">
    <header class="o_navbar"><nav class="o_main_navbar">
      <span><button type="button" data-view="list">List</button><button type="button" data-view="kanban">Kanban</button></span>
      <div class="o_user_menu"><button type="button"><img class="o_avatar o_user_avatar rounded" alt="User" src="/web/image?model=res.users&amp;field=avatar_128&amp;id=2"><small class="oe_topbar_name">${anna.name}</small></button></div>
    </nav></header>
    <div class="o_action_manager"><div class="o_content"></div></div>
    <script type="application/json" id="contacts">${raw(JSON.stringify(contacts).replaceAll('<', '\\u003c'))}</script>
    <script src="/odoo.js"></script>
  </body>
</html>`;

import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { anna } from '../world/accounts.ts';
import { type Person, pageLength, people } from '../world/people.ts';
import { contactByNumber, fullName } from './contacts.ts';
import { initialsPicture } from './initials-picture.ts';
import type { Html } from './parts.ts';
import { writtenReference } from './written-reference.ts';

/**
 * Pages with the structure of Dolibarr 19's contacts, after its documentation and source: every one is made by the server and loaded whole. It is no
 * Dolibarr, and looks like none.
 */
export function dolibarrApp(): Hono {
  const app = new Hono();
  app.get('/', (context) => context.redirect('/contact/list.php'));
  app.get('/contact/list.php', (context) => context.html(page(list())));
  app.get('/contact/card.php', (context) => {
    const person = contactByNumber(Number(context.req.query('id')));
    return person ? context.html(page(card(person))) : context.notFound();
  });
  app.get('/viewimage.php', picture);
  return app;
}

function picture(context: Context): Response {
  const person = contactByNumber(Number(context.req.query('entity')));
  const name = person ? fullName(person) : anna.name;
  return context.body(initialsPicture(name), 200, { 'Content-Type': 'image/svg+xml' });
}

const cardAddress = ({ number }: Person): string => `/contact/card.php?id=${number}`;

/** Whatever was typed is put behind LinkedIn's address, also what is an address already. */
function socialNetwork(person: Person): Html | '' {
  const typed = writtenReference(person);
  if (typed === '') return '';
  return html`<div class="divsocialnetwork inline-block valignmiddle"><span class="fab pictofixedwidth fa-linkedin"></span><a href="https://www.linkedin.com/${typed}" target="_blank" rel="noopener">${typed}</a></div>`;
}

const list = (): Html => html`<div class="div-table-responsive"><table class="tagtable nobottomiftotal liste">
          <tr class="liste_titre"><th>Last name</th><th>First name</th><th>LinkedIn</th></tr>
          ${people
            .slice(0, pageLength)
            .map(
              (person) =>
                html`<tr class="oddeven"><td class="tdoverflowmax200"><a href="${cardAddress(person)}" class="nowraponall classfortooltip">${fullName(person)}</a></td><td>${person.firstName}</td><td>${socialNetwork(person)}</td></tr>`,
            )}
        </table></div>`;

const card = (person: Person): Html => html`<div class="arearef heightref valignmiddle centpercent">
          <div class="inline-block floatleft"><div class="floatleft inline-block valignmiddle divphotoref"><img class="photo photoref" alt="Photo" src="/viewimage.php?entity=${person.number}"></div></div>
          <div class="inline-block floatleft valignmiddle refid">${fullName(person)}</div>
        </div>
        <table class="border centpercent tableforfield"><tr><td class="titlefield">LinkedIn</td><td>${socialNetwork(person)}</td></tr></table>`;

const page = (main: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="author" content="Dolibarr Development Team">
    <title>Contacts</title>
    <style>
      body { margin: 0; font: 14px sans-serif; }
      #id-top { display: flex; justify-content: flex-end; padding: 8px 16px; background: #eee; }
      .userphoto { width: 24px; height: 24px; }
      .fiche { padding: 16px; }
      td { padding: 6px 24px 6px 0; }
      .arearef { display: flex; gap: 16px; padding-bottom: 16px; }
      .photoref { width: 80px; height: 80px; }
    </style>
  </head>
  <body id="mainbody">
    <div id="id-top"><div id="topmenu-login-dropdown" class="userimg atoplogin dropdown user user-menu inline-block">
      <a href="/user/card.php?id=1" class="dropdown-toggle login-dropdown-a" data-toggle="dropdown"><img class="photo photouserphoto userphoto" alt="" src="/viewimage.php?entity=0"><span class="hidden-xs maxwidth200 atoploginusername">${anna.firstName}</span></a>
    </div></div>
    <div id="id-container"><div id="id-right"><div class="fiche">${main}</div></div></div>
  </body>
</html>`;

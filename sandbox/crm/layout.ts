import { html } from 'hono/html';
import { type CrmUser, crmUsers } from '../world/accounts.ts';
import { type IconName, icon } from './icons.ts';
import { badge, type Html } from './parts.ts';
import { loginName } from './users.ts';

type Section = 'contacts' | 'companies' | 'deals';

/** One page: what is the page's own. Everything around it is the layout's. */
export type Page = {
  /** Without the product's name. */
  readonly title: string;
  /** The entry of the navigation that is marked as the present one. */
  readonly section?: Section;
  /** A class of the main region. */
  readonly kind: string;
  readonly main: Html;
  /** What stands in the search field. */
  readonly search?: string;
  /** A page that moves by a script of its own, or by none: the one that moves within Contacts leaves it alone. */
  readonly moving?: { readonly script?: string };
};

const sections: readonly { readonly section: Section; readonly label: string; readonly icon: IconName }[] = [
  { section: 'contacts', label: 'Contacts', icon: 'contacts' },
  { section: 'companies', label: 'Companies', icon: 'companies' },
  { section: 'deals', label: 'Deals', icon: 'deals' },
];

function navigation(present: Section | undefined): Html {
  return html`<nav class="sections" aria-label="Sections">
        ${sections.map(
          ({ section, label, icon: name }) =>
            html`<a href="/${section}" ${present === section ? html`aria-current="page"` : ''}>${icon(name)}<span>${label}</span></a>`,
        )}
      </nav>`;
}

function userMenu(user: CrmUser): Html {
  const others = crmUsers.filter((other) => other.id !== user.id);
  return html`<details class="user-menu">
        <summary id="crm-user" data-user-id="${user.id}">${badge(user.name, 28)}<span class="user-name">${user.name}</span>${icon('down', 'icon-small')}</summary>
        <div class="user-panel">
          <p class="user-email">${user.email}</p>
          ${others.map((other) => html`<a href="/login-as/${loginName(other)}">Switch to ${other.name}</a>`)}
        </div>
      </details>`;
}

function scripts({ moving }: Page): Html {
  if (!moving) return html`<script src="/harbour.js" type="module"></script>`;
  const style = html`<link rel="stylesheet" href="/moving/moving.css">`;
  return moving.script ? html`${style}<script src="/moving/${moving.script}" type="module"></script>` : style;
}

/** The whole document around a page's main region, for the CRM user who looks at it. */
export function layout(page: Page, user: CrmUser): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${page.title} · Harbour CRM</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <script src="/watch.js"></script>
    <link rel="icon" href="/harbour.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/harbour.css">
    <link rel="stylesheet" href="/frame.css">
    <link rel="stylesheet" href="/lists.css">
    <link rel="stylesheet" href="/record.css">
    <link rel="stylesheet" href="/board.css">
    ${scripts(page)}
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <div class="sidebar">
      <a class="brand" href="/contacts"><img src="/harbour.svg" alt="" width="28" height="28"><span>Harbour</span></a>
      ${navigation(page.section)}
    </div>
    <header class="topbar">
      <form class="search" action="/contacts" role="search">
        ${icon('search')}
        <input type="search" name="q" value="${page.search ?? ''}" placeholder="Search contacts" aria-label="Search contacts" autocomplete="off">
      </form>
      ${userMenu(user)}
    </header>
    <main id="main" class="${page.kind}">${page.main}</main>
  </body>
</html>`;
}

import { html } from 'hono/html';
import { type Person, people } from '../world/people.ts';
import { fullName, recordAddress } from './contacts.ts';
import type { Html } from './parts.ts';

/** As many people as the directory lists. */
const listed = 14;

/** The class names say nothing, as those that tools make up don't: this is a page that no recipe knows. */
function entry(person: Person): Html {
  const initials = `${person.firstName[0]}${person.lastName[0]}`;
  return html`<div class="css-8w5ovq flex items-center">
          <div class="css-1pwz1ad rounded-full">${initials}</div>
          <div class="css-16yc0eh"><a class="css-2b51wf font-medium" href="${recordAddress(person)}">${fullName(person)}</a><p class="css-u7yd9g text-sm">${person.jobTitle}</p></div>
          <div class="css-16yc0eh text-sm">${person.company}</div>
          <div class="css-16yc0eh text-sm">${reference(person)}</div>
        </div>`;
}

function reference({ referenceForm, personId, vanityName }: Person): Html | '' {
  if (referenceForm === 'urn' || referenceForm === 'bare-id')
    return html`<span class="css-vuqf3k">urn:li:person:${personId}</span>`;
  if (referenceForm !== 'profile-url') return '';
  return html`<a class="css-vuqf3k" href="https://www.linkedin.com/in/${vanityName}">LinkedIn</a>`;
}

/** The whole document of a list as another CRM would build it, with which setting up an unknown site is tried. */
export function directoryPage(): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>People · Tern</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="/harbour.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/directory.css">
  </head>
  <body>
    <div class="css-13fmzx1">
      <header class="css-1kx5pt1 flex"><strong>Tern</strong><div class="css-1pwz1ad rounded-full">AL</div></header>
      <main class="css-1ab92lz">
        <h1>People</h1>
        <div class="css-jqz0k4">
        ${people.slice(0, listed).map(entry)}
        </div>
      </main>
    </div>
  </body>
</html>`;
}

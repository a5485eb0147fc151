import { vi } from 'vitest';

/** Pages as real CRMs build them, cut down to what their markup is like: names of classes and attributes are theirs, people are made up. */

const people = [
  ['Anna Lindqvist', 'anna-lindqvist', 'Brightwater Logistics'],
  ['Ben Okafor', 'ben-okafor-12', 'Calder Instruments'],
  ['Chiara de Luca', 'chiaradeluca', 'Dovetail Interiors'],
  ['Dmitri Volkov', '', 'Eastgate Energy'],
] as const;

type Person = (typeof people)[number];

const initials = (name: string) =>
  name
    .split(' ')
    .map((word) => word[0])
    .filter((letter) => /\p{Lu}/u.test(letter ?? ''))
    .join('');
const rows = (row: (person: Person, index: number) => string) => people.map(row).join('');
const profile = (slug: string) => `https://www.linkedin.com/in/${slug}`;

/** Whoever is on every page. */
export const names = people.map(([name]) => name);

/** A page, where a person would point at one contact on it, what stands below one another there, and what is as high as wide. */
export type Fixture = {
  readonly html: string;
  readonly point: string;
  readonly stacked?: string;
  readonly squares?: string;
};

export const odooList: Fixture = {
  stacked: '.o_data_row',
  point: 'td[name="complete_name"]',
  html: `<header><nav class="o_main_navbar"><a class="o_nav_entry">Contacts</a><img class="o_avatar" src="/me"><span class="oe_topbar_name">Mitchell Admin</span></nav></header>
    <div class="o_action_manager"><table class="o_list_table table table-sm table-hover"><thead><tr><th class="o_list_record_selector"></th><th data-name="complete_name">Name</th><th data-name="website">Website</th><th data-name="user_id">Salesperson</th></tr></thead><tbody class="ui-sortable">
    ${rows(
      ([name, slug, company], index) =>
        `<tr class="o_data_row text-info" data-id="datapoint_${index + 7}"><td class="o_list_record_selector"><input type="checkbox" id="checkbox-comp-${index + 4}"></td><td class="o_data_cell cursor-pointer o_field_cell o_list_char" name="complete_name" tabindex="-1">${company}, ${name}</td><td class="o_data_cell o_field_cell o_url_cell" name="website"><div name="website" class="o_field_widget o_field_url">${slug ? `<a class="o_form_uri" href="${profile(slug)}" target="_blank">${profile(slug)}</a>` : ''}</div></td><td class="o_data_cell o_many2one_avatar_user_cell" name="user_id"><div class="o_m2o_avatar"><img src="/web/image/res.users/2/avatar_128"></div><span>Mitchell Admin</span></td></tr>`,
    )}</tbody></table></div>`,
};

export const odooForm: Fixture = {
  point: '.oe_title h1',
  squares: '.oe_avatar img',
  html: `<nav class="o_main_navbar"><img class="o_avatar" src="/me"><span class="oe_topbar_name">Mitchell Admin</span></nav>
    <div class="o_form_view o_xxl_form_view"><div class="o_form_sheet"><div name="image_1920" class="o_field_widget o_field_image oe_avatar"><div class="d-inline-block"><img class="img img-fluid" alt="Binary file" src="/web/image/26" name="image_1920"></div></div>
    <div class="oe_title"><h1><div name="name" class="o_field_widget text-break"><input class="o_input" id="name_0" type="text" autocomplete="off"></div></h1></div>
    <div class="o_group"><div class="o_cell"><label for="website_0">Website</label></div><div class="o_cell"><div name="website" class="o_field_widget o_field_url"><input class="o_input" id="website_0" type="text"></div></div></div></div></div>`,
};

export const dolibarrList: Fixture = {
  stacked: 'tr',
  point: 'a[href*="card.php"]',
  html: `<div id="tmenu_tooltip"><a class="tmenu" href="/contact/list.php">Contacts</a></div>
    <div class="div-table-responsive"><table class="tagtable nobottomiftotal liste listwithfilterbefore"><tbody><tr class="liste_titre_filter"><td class="liste_titre"><input name="search_lastname"></td><td></td><td></td></tr><tr class="liste_titre"><th>Name</th><th>Company</th><th>LinkedIn</th></tr>
    ${rows(
      ([name, slug, company], index) =>
        `<tr data-rowid="${index + 3}" class="oddeven"><td class="tdoverflowmax200"><a href="/contact/card.php?id=${index + 3}" class="classfortooltip"><span class="fas fa-address-book paddingright"></span>${name}</a></td><td class="tdoverflowmax200"><a href="/societe/card.php?socid=4">${company}</a></td><td class="tdoverflowmax100">${slug ? `<div class="divsocialnetwork"><a href="${profile(slug)}" target="_blank"><span class="fab fa-linkedin"></span>${slug}</a></div>` : ''}</td></tr>`,
    )}</tbody></table></div>`,
};

export const dolibarrCard: Fixture = {
  point: '.refid',
  squares: '.photoref',
  html: `<div class="login_block"><img class="photouserphoto" src="/me"></div>
    <div class="fiche"><div class="tabBar"><div class="arearef heightref valignmiddle centpercent"><div class="inline-block floatleft"><div class="floatleft inline-block valignmiddle divphotoref"><img class="photoref" src="/photo?id=3"></div></div><div class="inline-block floatleft valignmiddle maxwidth750 refid"><h2>Anna Lindqvist</h2><div class="refidno">Brightwater Logistics</div></div></div>
    <div class="fichecenter"><table class="border tableforfield"><tbody><tr><td>Job</td><td>Buyer</td></tr><tr><td>Networks</td><td><div class="divsocialnetwork"><a href="${profile('anna-lindqvist')}">anna-lindqvist</a></div></td></tr></tbody></table></div></div></div>`,
};

export const tryton: Fixture = {
  stacked: 'tr',
  point: 'td.char',
  squares: 'img.column-affix',
  html: `<div id="user-preferences"><img class="img-circle" src="/avatar/1">Administrator</div>
    <div class="treeview responsive"><table class="tree table table-hover table-bordered"><thead><tr><th class="selection"></th><th class="char"><label>Name</label></th></tr></thead><tbody>
    ${rows(
      ([name]) =>
        `<tr><td class="selection-state"><input type="checkbox"></td><td class="char"><div class="cell"><img class="column-affix prefix" src="/avatar/${name.length}?s=24"><span class="column-char" data-title="Name">${name}</span></div></td></tr>`,
    )}</tbody></table></div>`,
};

export const twenty: Fixture = {
  stacked: '[id^=row-virtual]',
  point: '[data-testid="chip"]',
  squares: '.sc-gEvEer',
  html: `<div class="css-1kx5pt1"><div class="css-1ab92lz">Workspace</div></div>
    <div id="record-table-body"><div class="css-13fmzx1">
    ${rows(
      ([name, slug], index) =>
        `<div id="row-virtual-index-${index}" class="css-8w5ovq" style="position:absolute"><div class="css-1pwz1ad"><span class="css-vuqf3k"></span></div><div class="css-16yc0eh"><a data-testid="chip" class="css-1qk${index}b4a" href="/object/person/2026a-${index}"><div class="sc-gEvEer">${name[0]}</div><div class="css-2b51wf">${name}</div></a></div><div class="css-16yc0eh">${slug ? `<a class="css-u7yd9g" href="${profile(slug)}">${slug}</a>` : ''}</div></div>`,
    )}</div></div>`,
};

export const tailwind: Fixture = {
  stacked: '.divide-y > div',
  point: '.text-gray-900',
  squares: '.rounded-full',
  html: `<div class="min-h-screen bg-gray-50"><aside class="flex w-64"><div class="h-9 w-9 rounded-full bg-teal-600">ME</div></aside>
    <main class="flex-1 p-6"><div class="overflow-hidden rounded-lg shadow"><div class="divide-y divide-gray-200 _1xk3f">
    ${rows(
      ([name, slug, company]) =>
        `<div class="flex items-center px-4 py-3 hover:bg-gray-50 _9dk2q"><div class="flex h-9 w-9 items-center justify-center rounded-full bg-teal-100">${initials(name)}</div><div class="ml-3 min-w-0"><p class="truncate text-sm font-medium text-gray-900">${name}</p><p class="text-sm text-gray-500">Buyer</p></div><div class="ml-auto text-sm">${company}</div><div class="w-48">${slug ? `<a class="text-teal-600 hover:underline" href="${profile(slug)}">LinkedIn</a>` : ''}</div></div>`,
    )}</div></div></main></div>`,
};

/** A list under a heading, in the page's main part, whose references are nothing but text that may break, and whose rows differ a little. */
export const places: Fixture = {
  stacked: '.list > div',
  point: '.list span',
  html: `<header><strong>Harbour</strong></header><main id="main"><h1>Places</h1><div class="list">${rows(
    ([name], index) =>
      `<div class="placed-${index}"><i></i>${index === 0 ? '<img alt="">' : ''}<span class="name">${name}</span><a href="https://www.linkedin.com/company/harbour">company/harbour</a><span class="member">urn:li:person:<wbr>Ab${index}cdEfGh</span></div>`,
  )}</div></main>`,
};

/** One contact whose card fills the page's main part, with colleagues who have a profile each. */
export const record: Fixture = {
  stacked: '.colleague',
  point: 'h1',
  html: `<main><article><header><h1>Anna Lindqvist</h1><p>Buyer</p><a href="${profile('anna-lindqvist')}">LinkedIn</a></header><section>${rows(
    ([name, slug]) =>
      `<div class="colleague"><p>${name}</p><p>${slug ? `<a href="${profile(slug)}">${slug}</a>` : ''}</p></div>`,
  )}</section></article></main>`,
};

/** Without its shadow roots, which `openShadows` gives it. */
export const salesforce: Fixture = {
  point: 'span.name',
  html: `<one-app><template><div class="slds-grid">${rows(
    ([name, slug]) =>
      `<lightning-contact-row><template><div class="slds-media"><span class="slds-avatar"></span><span class="name">${name}</span><span class="field" field-label="LinkedIn">${slug ? `<a href="${profile(slug)}">${slug}</a>` : ''}</span></div></template></lightning-contact-row>`,
  )}</div></template></one-app>`,
};

/** Puts a page into the document; each `template` becomes the open shadow root of the element it stands in. */
export function show({ html, stacked, squares }: Fixture): void {
  document.body.innerHTML = html;
  openShadows(document.body);
  layOut(stacked, squares);
  // As scripts fill forms, which leaves no trace in the markup.
  for (const [id, value] of [
    ['name_0', 'Anna Lindqvist'],
    ['website_0', profile('anna-lindqvist')],
  ] as const) {
    const field = document.querySelector<HTMLInputElement>(`#${id}`);
    if (field) field.value = value;
  }
}

/** The layout that the document, which has none, would have. */
function layOut(stacked: string | undefined, squares: string | undefined): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const row = stacked === undefined ? null : this.closest(stacked);
    const top = row?.parentElement ? 40 * Array.from(row.parentElement.children).indexOf(row) : 0;
    const isSquare = squares !== undefined && this.matches(squares);
    return new DOMRect(0, top, isSquare ? 36 : 200, isSquare ? 36 : 20);
  });
}

function openShadows(root: ParentNode): void {
  for (const template of root.querySelectorAll('template')) {
    const host = template.parentElement;
    if (host === null) continue;
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.append(...Array.from(template.content.childNodes));
    template.remove();
    openShadows(shadow);
  }
}

/** The first element that a selector matches in the page or in any of its shadow roots. */
export function at(selector: string, root: Document | ShadowRoot = document): Element {
  const look = (within: Document | ShadowRoot): Element | null => {
    const here = within.querySelector(selector);
    if (here) return here;
    for (const element of within.querySelectorAll('*')) {
      const found = element.shadowRoot && look(element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  const found = look(root);
  if (found === null) throw new Error(`The fixture has no ${selector}.`);
  return found;
}

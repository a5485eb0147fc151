/** The views of Odoo 17's contacts, as far as what is read off them: each is drawn by the page, and the form's nodes stay from contact to contact. */
const contacts = JSON.parse(document.getElementById('contacts').textContent);
const content = document.querySelector('.o_content');

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
const picture = ({ id }, size, attributes = {}) =>
  element('img', { ...attributes, src: `/web/image?model=res.partner&field=${size}&id=${id}` });

/** Nothing in a row says which record it is: neither an id nor an address. */
function drawList() {
  const rows = contacts.map((contact, index) => {
    const row = element(
      'tr',
      { class: 'o_data_row', 'data-id': `datapoint_${index + 2}` },
      element('td', { class: 'o_data_cell', name: 'complete_name' }, contact.name),
      element('td', { class: 'o_data_cell', name: 'website' }, contact.website),
    );
    row.addEventListener('click', () => open(index));
    return row;
  });
  const table = element('table', { class: 'o_list_table' }, element('tbody', {}, ...rows));
  content.replaceChildren(element('div', { class: 'o_list_view' }, table));
}

function drawKanban() {
  const cards = contacts.map((contact) =>
    element(
      'div',
      { class: 'o_kanban_record oe_kanban_global_click' },
      picture(contact, 'avatar_128'),
      picture({ id: 0 }, 'avatar_128', { class: 'o_kanban_image_inner_pic' }),
      element('strong', { class: 'o_kanban_record_title' }, contact.name),
      element('span', { name: 'linkedin' }, contact.website),
    ),
  );
  content.replaceChildren(element('div', { class: 'o_kanban_view' }, ...cards));
}

const field = (name, ...children) => element('div', { class: 'o_field_widget', name }, ...children);

/** What is in an input of the form is nowhere in its HTML. */
const form = {
  name: element('input', { type: 'text' }),
  company: element('input', { type: 'text' }),
  website: element('input', { type: 'text' }),
  picture: element('img', {}),
  pager: element('button', { type: 'button', class: 'o_pager_next' }, 'Next'),
};
form.view = element(
  'div',
  { class: 'o_form_view' },
  form.pager,
  element('div', { class: 'o_field_widget o_field_image oe_avatar', name: 'image_1920' }, form.picture),
  element('div', { class: 'oe_title' }, field('name', form.name)),
  field('parent_id', form.company),
  field('website', form.website),
);

function fill(contact) {
  form.name.value = contact.name;
  form.website.value = contact.website;
  form.picture.src = `/web/image?model=res.partner&field=avatar_128&id=${contact.id}`;
}

let shown = 0;
function open(index) {
  shown = index;
  const contact = contacts[index];
  history.pushState(null, '', `#id=${contact.id}&model=res.partner&view_type=form`);
  fill(contact);
  if (!form.view.isConnected) content.replaceChildren(form.view);
}
form.pager.addEventListener('click', () => open((shown + 1) % contacts.length));

const views = { list: drawList, kanban: drawKanban };
for (const button of document.querySelectorAll('[data-view]'))
  button.addEventListener('click', () => {
    history.pushState(null, '', `#model=res.partner&view_type=${button.dataset.view}`);
    views[button.dataset.view]();
  });
drawList();

/** The list and the records of Lightning's contacts, as far as what is read off them. Everything is drawn late, after a spinner, and fields after their frame. */
const contacts = JSON.parse(document.getElementById('contacts').textContent);
const stage = document.querySelector('.oneCenterStage');

/** Milliseconds that each part of a page takes. */
const lateness = 60;
const later = () => new Promise((resolve) => setTimeout(resolve, lateness));

/** Components have no shadow roots: what is theirs is told by an attribute of the component's name, and a slot is an element like others. */
const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  if (tag.includes('-')) made.setAttribute(`${tag.replace('-', '_')}_host`, '');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
const nested = ([outer, ...tags], content) => element(outer, {}, tags.length > 0 ? nested(tags, content) : content);

/** One page is in front; those that were left stay as they are. */
const hosts = new Map();
function hostOf(name) {
  const host = hosts.get(name) ?? element('div', { class: 'windowViewMode-normal oneContent lafPageHost' });
  hosts.set(name, host);
  for (const other of hosts.values()) other.classList.toggle('active', other === host);
  stage.append(host);
  return host;
}

/** Every contact belongs to the same user. */
const owner = () => element('a', { href: '/lightning/r/005HB0000000002AAA/view' }, 'Ben Okafor');

const address = ({ id }) => `/lightning/r/Contact/${id}/view`;

const row = (contact) => {
  const link = element('a', { href: address(contact) }, nested(['slot', 'span'], contact.name));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void open(contact);
  });
  const cell = element('div', { class: 'slds-grid' }, link);
  return element(
    'tr',
    { 'data-row-key-value': contact.id, class: 'slds-hint-parent' },
    element(
      'th',
      { scope: 'row', 'data-label': 'Name' },
      nested(['lightning-primitive-cell-factory', 'span', 'force-lookup', 'records-hoverable-link'], cell),
    ),
    element(
      'td',
      { 'data-label': 'LinkedIn' },
      nested(['lightning-primitive-cell-factory', 'span', 'lst-formatted-text', 'span'], contact.linkedin),
    ),
    element('td', { 'data-label': 'Owner' }, element('div', { class: 'slds-grid' }, owner())),
  );
};

async function list() {
  history.pushState(null, '', '/lightning/o/Contact/list');
  const known = hosts.has('list');
  const host = hostOf('list');
  if (known) return;
  const spinner = nested(['lightning-spinner', 'span'], 'Loading');
  host.append(spinner);
  await later();
  const body = element('tbody');
  host.append(element('lst-list-view-manager', {}, element('table', { role: 'grid', 'aria-label': 'Contacts' }, body)));
  await later();
  body.append(...contacts.map(row));
  spinner.remove();
}

/** The nodes of the record in front, which are filled with one contact after another. */
const record = {
  name: element('slot', { name: 'primaryField', class: 'slds-page-header__title' }),
  linkedin: element('lightning-formatted-text', { 'data-output-element-id': 'output-field' }),
  next: element('button', { type: 'button', name: 'next' }, 'Next'),
};
record.next.addEventListener('click', () => {
  const index = contacts.findIndex(({ id }) => location.pathname.includes(id));
  void open(contacts[(index + 1) % contacts.length]);
});

async function open(contact) {
  const known = hosts.has('record');
  history.pushState(null, '', address(contact));
  const host = hostOf('record');
  if (!known) {
    await later();
    const icon = element('span', { class: 'record-avatar-container slds-avatar slds-icon-standard-contact' });
    host.append(
      element(
        'records-lwc-highlights-panel',
        {},
        element(
          'div',
          { class: 'slds-page-header' },
          nested(['records-highlights-icon', 'force-record-avatar'], icon),
          element('h1', {}, element('div', { class: 'entityNameTitle' }, 'Contact'), record.name),
          record.next,
        ),
      ),
    );
    await later();
    host.append(
      element(
        'records-record-layout-item',
        { 'field-label': 'Contact Owner' },
        nested(['force-owner-lookup', 'div'], owner()),
      ),
      element(
        'records-record-layout-item',
        { 'field-label': 'LinkedIn' },
        element(
          'div',
          { 'data-target-selection-name': 'sfdc:RecordField.Contact.LinkedIn__c' },
          element('span', { class: 'test-id__field-value' }, element('slot', { name: 'outputField' }, record.linkedin)),
        ),
      ),
    );
  }
  await later();
  record.name.replaceChildren(element('lightning-formatted-name', {}, contact.name));
  await later();
  record.linkedin.textContent = contact.linkedin;
}

void list();

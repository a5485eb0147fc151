import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { crmApp } from '../../sandbox/crm/app.ts';
import { harbourRecipe } from '../../sandbox/crm/recipe.ts';
import { crmUsers } from '../../sandbox/world/accounts.ts';
import { type Person, people, type ReferenceForm } from '../../sandbox/world/people.ts';
import type { ContactRecipe, Reading } from '../../src/contract/settings.ts';

const origin = 'https://crm.example.test';
const app = crmApp();

async function pageAt(path: string) {
  const window = new Window({ url: origin + path });
  window.document.write(await (await app.request(origin + path)).text());
  return window.document;
}

type Page = Awaited<ReturnType<typeof pageAt>>;
type Container = NonNullable<ReturnType<Page['querySelector']>>;

/** What a reading finds in a container, trimmed; null where its selector finds nothing. */
function read(container: Container | Page, { select, from }: Reading): string | null {
  const found = container.querySelector(select);
  if (!found) return null;
  if (from === 'text') return found.textContent.trim();
  if (from === 'href') return found.getAttribute('href');
  return found.getAttribute(from.replace('attribute:', ''));
}

function recipeFor(page: Page): ContactRecipe {
  const fitting = harbourRecipe.contacts.filter((recipe) => page.querySelector(recipe.container));
  if (fitting.length !== 1 || !fitting[0]) throw new Error('Exactly one of the recipe’s contacts should fit a page.');
  return fitting[0];
}

/** What each reading of the recipe finds for a contact of this form. */
const expected: Readonly<Record<ReferenceForm, (person: Person) => readonly [string | null, RegExp | null]>> = {
  urn: (person) => [`urn:li:person:${person.personId}`, null],
  'bare-id': (person) => [person.personId, null],
  'profile-url': (person) => [null, new RegExp(`^https://www\\.linkedin\\.com/in/${person.vanityName}$`)],
  'company-url': () => [null, /^https:\/\/www\.linkedin\.com\/company\/[a-z0-9-]+$/],
  none: () => [null, null],
};

function expectContact(container: Container, recipe: ContactRecipe, person: Person): void {
  expect(read(container, recipe.name)).toBe(`${person.firstName} ${person.lastName}`);
  expect(container.querySelectorAll(recipe.slot.select)).toHaveLength(1);

  const [text, link] = recipe.reference.map((reading) => read(container, reading));
  const [expectedText, expectedLink] = expected[person.referenceForm](person);
  expect(text).toBe(expectedText);
  if (expectedLink) expect(link).toMatch(expectedLink);
  else expect(link).toBeNull();
}

describe('the recipe', () => {
  test('finds every contact of the whole list, with name, slot and reference', async () => {
    const page = await pageAt('/contacts?size=500');
    const recipe = recipeFor(page);
    const containers = [...page.querySelectorAll(recipe.container)];
    expect(containers).toHaveLength(people.length);
    for (const [index, container] of containers.entries()) {
      const person = people[index];
      if (!person) throw new Error('There are more rows than contacts.');
      expectContact(container, recipe, person);
    }
  });

  test.each(Object.keys(expected) as ReferenceForm[])(
    'finds the contact of a record with the reference form %s',
    async (form) => {
      const person = people.find(({ referenceForm }) => referenceForm === form);
      if (!person) throw new Error(`No contact has the reference form ${form}.`);
      const page = await pageAt(`/contacts/${person.number}`);
      const recipe = recipeFor(page);
      const containers = [...page.querySelectorAll(recipe.container)];
      expect(containers).toHaveLength(1);
      if (containers[0]) expectContact(containers[0], recipe, person);
    },
  );

  test.each(['/companies', '/deals'])('finds nobody on %s', async (path) => {
    const page = await pageAt(path);
    for (const { container } of harbourRecipe.contacts) expect(page.querySelector(container)).toBeNull();
  });

  test.each(['/contacts', '/contacts/3', '/companies', '/deals'])("finds the CRM's user on %s", async (path) => {
    const page = await pageAt(path);
    const { me } = harbourRecipe;
    if (!me?.slot || !me.name) throw new Error('The recipe should say where the CRM shows its user.');
    expect(read(page, me.identity)).toBe(crmUsers[0]?.id);
    expect(read(page, me.name)).toBe(crmUsers[0]?.name);
    expect(page.querySelectorAll(me.slot.select)).toHaveLength(1);
    for (const { container } of harbourRecipe.contacts)
      expect(page.querySelector(me.slot.select)?.closest(container)).toBeNull();
  });
});

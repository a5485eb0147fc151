import type { ContactRecipe, Recipe, Site } from '../contract/settings.ts';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { counted, together, words } from '../ui/words.ts';

type SiteContactsProps = {
  readonly site: Site;
  /** Whether a kind of contact may be removed at all. */
  readonly removable: boolean;
  readonly disabled: boolean;
  onRemove(contact: ContactRecipe): void;
};

/** How contacts are found on a site: each kind of them by the elements that it stands in. */
export function SiteContacts({ site: { name, recipe }, removable, disabled, onRemove }: SiteContactsProps) {
  const contacts = recipe?.contacts ?? [];
  const place = useKeptFocus<HTMLDivElement>(JSON.stringify(contacts));
  return (
    <div class="site-contacts" ref={place} tabIndex={-1}>
      {recipe === undefined ? (
        <p class="caution">
          {words('site_undescribed')} <a href="#document">{words('document_heading')}</a>
        </p>
      ) : (
        <p class="quiet">{recipeWords(recipe)}</p>
      )}
      {contacts.length > 0 && (
        <ul class="site-kinds" aria-label={words('site_contacts', name)}>
          {contacts.map((contact) => (
            <li key={JSON.stringify(contact)} class="site-kind">
              <code>{contact.container}</code>
              {removable && (
                <ConfirmButton
                  weight="quiet"
                  label={words('button_remove_contacts', contact.container, name)}
                  question={words('site_contacts_remove_question', contact.container, name)}
                  confirm={words('button_remove_it')}
                  disabled={disabled}
                  onConfirm={() => onRemove(contact)}
                >
                  {words('button_remove')}
                </ConfirmButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function recipeWords({ contacts: { length }, me }: Recipe): string {
  const contacts = length === 0 ? words('site_recipe_none') : counted(length, 'site_recipe');
  return me ? together([contacts, words('site_recipe_me')]) : contacts;
}

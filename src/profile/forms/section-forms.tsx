import { useContext } from 'preact/hooks';
import { counted, words } from '../../ui/words.ts';
import { presentValue } from './draft.ts';
import { objectIn } from './editors/editor.ts';
import { EntriesForm } from './entries-form.tsx';
import { FieldForm } from './field-form.tsx';
import { FormContext } from './form-context.ts';
import { OrderForm } from './order-form.tsx';
import { type FormSection, fieldsIn } from './sections.ts';

type SectionFormsProps = { readonly section: FormSection; readonly isOpen: boolean; onOpen(open: boolean): void };

/** One section of the forms: its heading, which opens and closes it, and its forms while it is open. */
export function SectionForms({ section, isOpen, onOpen }: SectionFormsProps) {
  const { draft } = useContext(FormContext);
  const fields = fieldsIn(section);
  const unsent = draft.filter(({ target }) => fields.includes(target.field)).length;
  const id = `forms-${section.id}`;
  return (
    <div class="form-section">
      <h3>
        <button
          type="button"
          class="form-section-head"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
        >
          <span>{section.heading}</span>{' '}
          {unsent > 0 && <span class="form-section-unsent">{counted(unsent, 'forms_unsent')}</span>}
        </button>
      </h3>
      <div id={id} class="form-section-body" hidden={!isOpen}>
        {isOpen && <Body section={section} />}
      </div>
    </div>
  );
}

function Body({ section }: { readonly section: FormSection }) {
  const { draft, reading } = useContext(FormContext);
  if (section.kind === 'entries') return <EntriesForm field={section.field} />;
  const ims = Object.keys(objectIn(presentValue(draft, { kind: 'field', field: 'ims' }, reading)));
  const isUnread = section.fields.every((name) => reading.basic[name]?.state !== 'read');
  return (
    <>
      {isUnread && <p class="quiet">{words('form_unread')}</p>}
      {section.fields.map((name) => (
        <FieldForm key={name} name={name} isSaidUnread={isUnread} />
      ))}
      {section.fields.includes('ims') && ims.length > 1 && (
        <OrderForm name="imsOrder" items={ims.map((name) => ({ id: name, name }))} />
      )}
    </>
  );
}

import { explainReason } from '../ui/reason-words.ts';
import { counted, formatNumber, words } from '../ui/words.ts';
import type { People, UnavailableContact } from './page-view.ts';

/** Who is on the page: how many are shown, unavailable and still awaited, and both lists by name. */
export function PeopleLists({ people }: { readonly people: People }) {
  const { shown, unavailable } = people;
  return (
    <>
      <p class="counts">
        {words('list_shown')} <b>{formatNumber(shown.length)}</b> · {words('list_unavailable')}{' '}
        <b>{formatNumber(unavailable.length)}</b>
      </p>
      <Pending people={people} />
      {shown.length + unavailable.length > 0 && <Lists people={people} />}
    </>
  );
}

function Lists({ people: { shown, unavailable } }: { readonly people: People }) {
  return (
    <section class="people" aria-label={words('page_people')}>
      {unavailable.length > 0 && (
        <>
          <ListHeading id="unavailable-heading" words={words('list_unavailable')} />
          <ul class="people-list" aria-labelledby="unavailable-heading">
            {unavailable.map((contact, index) => (
              <UnavailableRow key={index} contact={contact} />
            ))}
          </ul>
        </>
      )}
      {shown.length > 0 && (
        <>
          <ListHeading id="shown-heading" words={words('list_shown')} />
          <ul class="people-list" aria-labelledby="shown-heading">
            {shown.map((name, index) => (
              <li key={index} class="person">
                {nameOf(name)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const ListHeading = ({ id, words }: { readonly id: string; readonly words: string }) => (
  <h3 id={id} class="people-heading">
    {words}
  </h3>
);

function Pending({ people: { shown, unavailable, pending } }: { readonly people: People }) {
  if (pending === 0) return null;
  const known = shown.length + unavailable.length;
  const label = counted(pending, { one: 'pending_one', other: 'pending_other' });
  return (
    <div class="pending">
      <p class="quiet">{label}</p>
      <progress value={known} max={known + pending} aria-label={label} />
    </div>
  );
}

function UnavailableRow({ contact: { name, availability, leads } }: { readonly contact: UnavailableContact }) {
  const { what, remedy } = explainReason(availability);
  return (
    <li class={leads === undefined ? 'person' : 'person person-leads'}>
      <span class="person-name">{nameOf(name)}</span>
      <span class={leads === undefined ? 'unseen' : 'person-why'}>
        <span class="person-why-head">
          <span>{what}</span>{' '}
          {leads !== undefined && (
            <span class="person-why-count" aria-hidden="true">
              {formatNumber(leads)}
            </span>
          )}
        </span>
        <span class="quiet">{remedy}</span>
      </span>
    </li>
  );
}

const nameOf = (name: string): string => name.trim() || words('contact_unnamed');

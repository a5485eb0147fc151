import type { ComponentChildren } from 'preact';
import { explainReason } from '../ui/reason-words.ts';
import { counted, formatNumber, words } from '../ui/words.ts';
import { CopyUrn } from './copy-urn.tsx';
import type { People, ShownContact, UnavailableContact } from './page-view.ts';
import type { Found } from './use-found.ts';

/** Who is on the page: how many are shown, unavailable and still awaited, and both lists by name. */
type PeopleListsProps = {
  readonly people: People;
  /** The person URNs of contacts found among the viewer's connections. */
  readonly found: Found;
  /** What is to be said of those who have only a profile's address, where anybody has. */
  readonly connections: ComponentChildren;
  /** Whether it is said before the lists, because something can be done. */
  readonly leads: boolean;
};

export function PeopleLists(props: PeopleListsProps) {
  const { people, connections } = props;
  const { shown, unavailable, further } = people;
  return (
    <>
      <p class="counts">
        {words('list_shown')} <b>{formatNumber(shown.length)}</b> · {words('list_unavailable')}{' '}
        <b>{formatNumber(unavailable.length)}</b>
      </p>
      <Pending people={people} />
      {further > 0 && <p class="quiet">{counted(further, 'further')}</p>}
      {(shown.length + unavailable.length > 0 || connections) && <Lists {...props} />}
    </>
  );
}

function Lists({ people: { shown, unavailable }, found, connections, leads }: PeopleListsProps) {
  return (
    <section class="people" aria-label={words('page_people')}>
      {leads && connections}
      {unavailable.length > 0 && (
        <>
          <ListHeading id="unavailable-heading" words={words('list_unavailable')} />
          <ul class="people-list" aria-labelledby="unavailable-heading">
            {unavailable.map((contact, index) => (
              <UnavailableRow key={index} contact={contact} found={found} />
            ))}
          </ul>
        </>
      )}
      {shown.length > 0 && (
        <>
          <ListHeading id="shown-heading" words={words('list_shown')} />
          <ul class="people-list" aria-labelledby="shown-heading">
            {shown.map((contact, index) => (
              <li key={index} class="person">
                <bdi>{nameOf(contact.name)}</bdi>
                <CopyFound contact={contact} found={found} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!leads && connections}
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
  const label = counted(pending, 'pending');
  return (
    <div class="pending">
      <p class="quiet">{label}</p>
      <progress value={known} max={known + pending} aria-label={label} />
    </div>
  );
}

type UnavailableRowProps = { readonly contact: UnavailableContact } & Pick<PeopleListsProps, 'found'>;

/** Each row says its reason, those after the first of it to the ear alone; but not that of an open question, which is asked above and holds for all. */
function UnavailableRow({ contact, found }: UnavailableRowProps) {
  const { name, availability, leads } = contact;
  const { what, remedy } = explainReason(availability);
  return (
    <li class={leads === undefined ? 'person' : 'person person-leads'}>
      <span class="person-name">
        <bdi>{nameOf(name)}</bdi>
        <CopyFound contact={contact} found={found} />
      </span>
      {(leads !== undefined || availability.reason !== 'wrong-viewer') && (
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
      )}
    </li>
  );
}

function CopyFound({ contact: { name, vanityName }, found }: CopyFoundProps) {
  const urn = vanityName === undefined ? undefined : found.get(vanityName);
  return urn === undefined ? null : <CopyUrn name={nameOf(name)} urn={urn} />;
}

type CopyFoundProps = { readonly contact: ShownContact } & Pick<PeopleListsProps, 'found'>;

const nameOf = (name: string): string => name.trim() || words('contact_unnamed');

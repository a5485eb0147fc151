import type { Capabilities, CapabilityStanding } from '../contract/options.ts';
import { Section } from '../ui/components/section.tsx';
import { type PlainKey, words } from '../ui/words.ts';

const standings: Record<CapabilityStanding, { readonly words: PlainKey; readonly tone: string }> = {
  granted: { words: 'allows_granted', tone: 'mark mark-good' },
  refused: { words: 'allows_refused', tone: 'mark mark-caution' },
  unknown: { words: 'allows_unknown', tone: 'mark' },
};

type AllowsSectionProps = { readonly capabilities: Capabilities; readonly signedIn: boolean };

/** What the LinkedIn app in use allows, and what would add to it. */
export function AllowsSection({ capabilities, signedIn }: AllowsSectionProps) {
  const { ownPicture, contactsPictures, connections, grantedScopes } = capabilities;
  return (
    <Section
      id="allows"
      heading={words('allows_heading')}
      about={words(signedIn ? 'allows_about' : 'allows_about_nobody')}
    >
      <ul class="rows" aria-labelledby="allows-heading">
        <Capability
          name={words('allows_own')}
          standing={ownPicture}
          adds={words('allows_own_adds')}
          way={words('allows_own_way')}
        />
        <Capability
          name={words('allows_contacts')}
          standing={contactsPictures}
          adds={words('allows_contacts_adds')}
          way={words('allows_contacts_way')}
        />
        <Capability
          name={words('allows_connections')}
          standing={connections}
          adds={words('allows_connections_adds')}
          way={words('allows_connections_way')}
        />
      </ul>
      {grantedScopes.length > 0 && (
        <p class="quiet">
          {words('allows_scopes')} <code>{grantedScopes.join(' ')}</code>
        </p>
      )}
    </Section>
  );
}

type CapabilityProps = {
  readonly name: string;
  readonly standing: CapabilityStanding;
  /** What one has with it. */
  readonly adds: string;
  /** How to get it. */
  readonly way: string;
};

const Capability = ({ name, standing, adds, way }: CapabilityProps) => (
  <li class="row">
    <div class="row-head">
      <strong>{name}</strong>
      <span class={standings[standing].tone}>{words(standings[standing].words)}</span>
    </div>
    <p class="quiet">{adds}</p>
    {standing === 'refused' && <p>{way}</p>}
  </li>
);

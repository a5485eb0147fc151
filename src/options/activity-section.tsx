import { useState } from 'preact/hooks';
import type { ActivityEntry, OptionsNews } from '../contract/options.ts';
import { describeActivity } from '../ui/activity-words.ts';
import { Button } from '../ui/components/button.tsx';
import { Section } from '../ui/components/section.tsx';
import { counted, formatMoment, formatNumber, words } from '../ui/words.ts';

/** How many are shown at first. */
const fewest = 10;

type ActivitySectionProps = Pick<OptionsNews, 'activity' | 'callsToday' | 'pausedUntil'>;

/** What was asked of whom in this session, the latest first, and how it stands with LinkedIn's limits. */
export function ActivitySection({ activity, callsToday, pausedUntil }: ActivitySectionProps) {
  const [whole, setWhole] = useState(false);
  return (
    <Section id="activity" heading={words('activity_heading')} about={words('activity_about')}>
      <p>{counted(callsToday, 'activity_calls')}</p>
      {pausedUntil !== undefined && <p class="caution">{words('activity_paused', formatMoment(pausedUntil))}</p>}
      {activity.length === 0 && <p>{words('activity_none')}</p>}
      {activity.length > 0 && (
        <ul class="rows" aria-labelledby="activity-heading">
          {activity.slice(0, whole ? undefined : fewest).map((entry) => (
            <Entry key={`${entry.at} ${entry.kind} ${entry.host} ${entry.outcome}`} entry={entry} />
          ))}
        </ul>
      )}
      {activity.length > fewest && (
        <div>
          <Button weight="quiet" expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? words('button_show_latest') : words('button_show_all', formatNumber(activity.length))}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Entry({ entry }: { readonly entry: ActivityEntry }) {
  const { what, outcome } = describeActivity(entry);
  return (
    <li class="row activity">
      <time class="quiet" dateTime={new Date(entry.at).toISOString()}>
        {formatMoment(entry.at)}
      </time>
      <span>{what}</span>
      <span class={entry.outcome === 'answered' || entry.outcome === 'cancelled' ? 'quiet' : 'caution'}>{outcome}</span>
    </li>
  );
}

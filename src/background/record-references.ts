import type { RecordReference, Requests, VisitAnswer, VisitAsk } from '../contract/messages.ts';
import type { Site } from '../contract/settings.ts';
import { referenceKey } from '../crm/reference.ts';
import { forget, keep, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { coalesced } from './coalesced.ts';
import type { SettingsDuty } from './settings.ts';

/** Remembered at most; the oldest go first. */
const mostRemembered = 20_000;

/** Shown at most of one site. */
const mostListed = 500;

/** Milliseconds within which what pages tell is written in one go. */
const writePause = 500;

type Remembered = Kept['recordReferences'][number];

export type RecordReferences = {
  readonly ready: Promise<void>;
  /**
   * Remembers the references that a site's page gives for its records, and answers with those known of the records for which it gives none. Nothing is
   * remembered, and nothing known, of a site that did not opt in.
   */
  exchange(
    site: Site | undefined,
    pairs: Extract<VisitAsk, { kind: 'record-keys' }>['pairs'],
  ): Extract<VisitAnswer, { kind: 'references' }>['found'];
  /** What is remembered of the site with this id: how much, and the latest of it. */
  list(site: string): Requests['remembered-references']['answer'];
  /** Erases all of it, and what was about to be written. */
  erase(): Promise<void>;
};

/**
 * Which LinkedIn reference belongs to which record of a CRM, read off the record pages that the viewer opened: for its lists, which have none. It is the
 * CRM's own data; nothing of it comes from LinkedIn.
 */
export function recordReferencesDuty(settings: SettingsDuty): RecordReferences {
  let remembered = new Map<string, Remembered>();

  const write = coalesced(writePause, async () => {
    if (remembered.size > 0) await keep('recordReferences', own([...remembered.values()]));
    else await forget('recordReferences');
  });
  const read = async () => {
    const kept = (await readKept('recordReferences')) ?? [];
    remembered = new Map(kept.map((one) => [slotOf(one.site, one.key), one]));
    forgetUnwanted();
  };
  /** Of a site that was removed, or that remembers no more, nothing stays. */
  const forgetUnwanted = () => {
    const sites = new Set(
      settings.current().sites.flatMap(({ id, rememberReferences }) => (rememberReferences ? id : [])),
    );
    const before = remembered.size;
    for (const [slot, { site }] of remembered) if (!sites.has(site)) remembered.delete(slot);
    if (remembered.size < before) write();
  };
  settings.onChange(forgetUnwanted);

  const remember = (one: Remembered) => {
    const slot = slotOf(one.site, one.key);
    const known = remembered.get(slot);
    if (known && known.by === one.by && referenceKey(known.reference) === referenceKey(one.reference)) return;
    remembered.delete(slot);
    remembered.set(slot, one);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    write();
  };

  const ready = settings.ready.then(read);
  return {
    ready,
    exchange(site, pairs) {
      if (!site?.rememberReferences) return [];
      return pairs.flatMap(({ key, by, reference }): RecordReference[] => {
        const slot = slotOf(site.id, key);
        if (reference !== null) {
          remember({ site: site.id, key, by, reference });
          return [];
        }
        const known = remembered.get(slot);
        if (known === undefined) return [];
        // The very place that gave a reference gives none any more: the CRM's users took it away.
        if (known.by === by) {
          remembered.delete(slot);
          write();
          return [];
        }
        return [{ key, reference: known.reference }];
      });
    },
    list(site) {
      const ofSite = [...remembered.values()].filter((one) => one.site === site);
      const latest = ofSite.slice(-mostListed).reverse();
      return { total: ofSite.length, pairs: latest.map(({ key, reference }) => ({ key, reference })) };
    },
    async erase() {
      // What is still being read would be written again.
      await ready;
      remembered.clear();
      await forget('recordReferences');
    },
  };
}

const slotOf = (site: string, key: string): string => JSON.stringify([site, key]);

import { useState } from 'preact/hooks';
import type { Settings, SettingsFault, SettingsReport } from '../contract/settings.ts';
import { wasWritten } from '../settings/policy.ts';
import { type Action, useAction } from '../ui/use-action.ts';
import { counted, together, words } from '../ui/words.ts';
import {
  type AppForm,
  changedKeys,
  editedForm,
  type FormKey,
  formPaths,
  labelled,
  storedApp,
  withForm,
  withFormInto,
} from './app-form.ts';
import { faultAt, isAt } from './faults.ts';
import type { Save } from './use-options.ts';

/** What was typed, and what was set when the typing began. */
type Edits = { readonly values: Partial<AppForm>; readonly basis: Settings['linkedin'] };

export type EditedApp = {
  readonly form: AppForm;
  edit(change: Partial<AppForm>): void;
  submit(): Promise<void>;
  readonly action: Action;
  /** How the last saving went, in a sentence or two. */
  readonly said: string;
  /** What the last saving found, until something is typed. */
  readonly faults: readonly SettingsFault[];
  /** Faults that belong to no field of this form. */
  readonly otherFaults: readonly SettingsFault[];
  /** What is wrong with what stands in a field, in words, as far as is known before it is saved. */
  faultOf(key: FormKey): string | undefined;
  /** Whether something typed differs from what is set. */
  readonly unsaved: boolean;
  /** The labels of fields that were changed elsewhere since the typing began, and that saving would change back, as one phrase; empty where there are none. */
  readonly overtaken: string;
  /** Gives up what was typed. */
  discard(): void;
};

/** One form over some of the LinkedIn app's settings. */
export function useAppForm(report: SettingsReport, save: Save, keys: readonly FormKey[]): EditedApp {
  const { settings, locked } = report;
  const [edits, setEdits] = useState<Edits>();
  const [faults, setFaults] = useState<readonly SettingsFault[]>([]);
  const [said, setSaid] = useState('');
  const action = useAction();
  const set = storedApp(report);
  const form = editedForm(set, edits?.values ?? {}, locked);
  const next = withForm({ ...settings, linkedin: set }, form, locked);
  const differing = changedKeys(set, next.linkedin, keys);
  const typed = edits === undefined ? [] : differing;

  const submit = async () => {
    const found = await save(report.stored === undefined ? next : withFormInto(report.stored, next, keys));
    setFaults(found);
    if (!wasWritten(found)) {
      setSaid(counted(found.length, 'not_saved'));
      return;
    }
    // What was typed while saving stays.
    setEdits((current) => (current === edits ? undefined : current));
    setSaid(
      outcome(
        differing,
        keys.filter((key) => next.linkedin[key].length === 0),
      ),
    );
  };

  return {
    form,
    edit(change) {
      setEdits({ values: { ...edits?.values, ...change }, basis: edits?.basis ?? set });
      setFaults([]);
      setSaid('');
    },
    submit,
    action,
    said,
    faults,
    otherFaults: faults.filter(({ path }) => !keys.some((key) => isAt(path, formPaths[key]))),
    faultOf(key) {
      // What is stored is no longer what stands in a field that was changed.
      const known = faults.length > 0 || typed.includes(key) ? faults : report.faults;
      return faultAt(known, formPaths[key]);
    },
    unsaved: typed.length > 0,
    overtaken: edits && typed.length > 0 ? labelled(changedKeys(edits.basis, set, keys)) : '',
    discard() {
      setEdits(undefined);
      setFaults([]);
      setSaid('');
    },
  };
}

/** What was saved, and which fields are still empty, without which nobody can sign in. */
function outcome(changed: readonly FormKey[], missing: readonly FormKey[]): string {
  const sentences = [
    ...(changed.length > 0 ? [words('app_saved', labelled(changed))] : []),
    ...(missing.length > 0 ? [words('app_missing', labelled(missing))] : []),
  ];
  return sentences.length > 0 ? together(sentences) : words('app_saved_nothing');
}

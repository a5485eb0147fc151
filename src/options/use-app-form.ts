import { useState } from 'preact/hooks';
import type { Settings, SettingsFault, SettingsReport } from '../contract/settings.ts';
import { wasWritten } from '../settings/policy.ts';
import { type Action, useAction } from '../ui/use-action.ts';
import { counted, formatList, words } from '../ui/words.ts';
import {
  type AppForm,
  changedLabels,
  editedForm,
  type FormKey,
  formPaths,
  withForm,
  withFormInto,
} from './app-form.ts';
import { isAt } from './faults.ts';
import type { Save } from './use-options.ts';

/** What was typed, and what was set when the typing began. */
type Edits = { readonly values: Partial<AppForm>; readonly basis: Settings['linkedin'] };

export type EditedApp = {
  readonly form: AppForm;
  edit(change: Partial<AppForm>): void;
  submit(): Promise<void>;
  readonly action: Action;
  /** How the last saving went, in one sentence. */
  readonly said: string;
  readonly faults: readonly SettingsFault[];
  /** Faults that belong to no field of this form. */
  readonly otherFaults: readonly SettingsFault[];
  /** Whether something typed differs from what is set. */
  readonly unsaved: boolean;
  /** The labels of fields that were changed elsewhere since the typing began, and that saving would change back. */
  readonly overtaken: readonly string[];
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
  const form = editedForm(settings.linkedin, edits?.values ?? {}, locked);
  const next = withForm(settings, form, locked);
  const changed = changedLabels(settings.linkedin, next.linkedin, keys);

  const submit = async () => {
    const found = await save(report.stored === undefined ? next : withFormInto(report.stored, next));
    setFaults(found);
    if (!wasWritten(found)) {
      setSaid(counted(found.length, { one: 'not_saved_one', other: 'not_saved_other' }));
      return;
    }
    // What was typed while saving stays.
    setEdits((current) => (current === edits ? undefined : current));
    setSaid(changed.length > 0 ? words('app_saved', formatList(changed)) : words('app_saved_nothing'));
  };

  return {
    form,
    edit(change) {
      setEdits({ values: { ...edits?.values, ...change }, basis: edits?.basis ?? settings.linkedin });
      setSaid('');
    },
    submit,
    action,
    said,
    faults,
    otherFaults: faults.filter(({ path }) => !keys.some((key) => isAt(path, formPaths[key]))),
    unsaved: changed.length > 0,
    overtaken: edits && changed.length > 0 ? changedLabels(edits.basis, settings.linkedin, keys) : [],
    discard() {
      setEdits(undefined);
      setFaults([]);
      setSaid('');
    },
  };
}

import type { Settings } from '../contract/settings.ts';
import { type PlainKey, words } from '../ui/words.ts';
import { choiceOf, type ScopeChoice, scopesFor } from './scope-choice.ts';

/** The LinkedIn app as the form holds it while it is being edited. */
export type AppForm = {
  readonly clientId: string;
  readonly tokenService: string;
  readonly choice: ScopeChoice;
  /** Scopes by name, for the choice `other`. */
  readonly names: string;
};

export function formOf({ clientId, tokenService, scopes }: Settings['linkedin']): AppForm {
  return { clientId, tokenService, choice: choiceOf(scopes), names: scopes.join(' ') };
}

/** The settings with what the form says. */
export function withForm(settings: Settings, form: AppForm): Settings {
  return {
    ...settings,
    linkedin: {
      ...settings.linkedin,
      clientId: form.clientId.trim(),
      tokenService: form.tokenService.trim(),
      scopes: scopesFor(form.choice, form.names),
    },
  };
}

const labels = {
  clientId: 'app_client_id',
  scopes: 'app_scopes',
  tokenService: 'app_token_service',
} as const satisfies Partial<Record<keyof Settings['linkedin'], PlainKey>>;

/** The labels of the fields in which two settings differ, in the form's order. */
export function changedLabels(before: Settings, after: Settings): readonly string[] {
  const keys = Object.keys(labels) as (keyof typeof labels)[];
  return keys
    .filter((key) => String(before.linkedin[key]) !== String(after.linkedin[key]))
    .map((key) => words(labels[key]));
}

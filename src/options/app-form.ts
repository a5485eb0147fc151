import type { Settings } from '../contract/settings.ts';
import { type PlainKey, words } from '../ui/words.ts';
import { choiceOf, type ScopeChoice, scopesFor } from './scope-choice.ts';

/** The LinkedIn app as the form holds it while it is being edited. */
export type AppForm = {
  readonly clientId: string;
  readonly tokenService: string;
  readonly choice: ScopeChoice;
  /** Whether the viewer's own connections may be read, with the choice `contacts`. */
  readonly connections: boolean;
  /** Scopes by name, for the choice `other`. */
  readonly names: string;
};

function formOf({ clientId, tokenService, scopes }: Settings['linkedin']): AppForm {
  return { clientId, tokenService, ...choiceOf(scopes), names: scopes.join(' ') };
}

/** The paths of the settings that the form edits. */
export const formPaths = {
  clientId: 'linkedin.clientId',
  scopes: 'linkedin.scopes',
  tokenService: 'linkedin.tokenService',
} as const satisfies Partial<Record<keyof Settings['linkedin'], string>>;

/** The form with what is being edited in it, except where the policy decides. */
export function editedForm(
  linkedin: Settings['linkedin'],
  edits: Partial<AppForm>,
  locked: readonly string[],
): AppForm {
  const set = formOf(linkedin);
  return {
    ...set,
    ...edits,
    ...(locked.includes(formPaths.clientId) && { clientId: set.clientId }),
    ...(locked.includes(formPaths.tokenService) && { tokenService: set.tokenService }),
    ...(locked.includes(formPaths.scopes) && {
      choice: set.choice,
      connections: set.connections,
      names: set.names,
    }),
  };
}

/** The settings with what the form says; what the policy decides stays exactly as it is. */
export function withForm(settings: Settings, form: AppForm, locked: readonly string[]): Settings {
  const entered = {
    clientId: form.clientId.trim(),
    tokenService: form.tokenService.trim(),
    scopes: scopesFor(form, form.names),
  };
  const free = Object.entries(entered).filter(([key]) => !locked.includes(formPaths[key as keyof typeof formPaths]));
  return { ...settings, linkedin: { ...settings.linkedin, ...Object.fromEntries(free) } };
}

/**
 * A stored document that has faults, with the form's fields in it: what could not be read of it stays where it is, and is named when it is to be written.
 */
export function withFormInto(stored: unknown, next: Settings): unknown {
  if (!isObject(stored)) return next;
  const linkedin = isObject(stored['linkedin']) ? stored['linkedin'] : {};
  return { ...stored, linkedin: { ...linkedin, ...next.linkedin } };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys of the app's settings that a form edits. */
export type FormKey = keyof typeof formPaths;

const labels = {
  clientId: 'app_client_id',
  scopes: 'app_scopes',
  tokenService: 'app_token_service',
} as const satisfies Record<FormKey, PlainKey>;

/** The labels of those fields of a form in which two settings differ, in the form's order. */
export function changedLabels(
  before: Settings['linkedin'],
  after: Settings['linkedin'],
  keys: readonly FormKey[],
): readonly string[] {
  return keys.filter((key) => String(before[key]) !== String(after[key])).map((key) => words(labels[key]));
}

import type { Settings, SettingsReport } from '../contract/settings.ts';
import { isObject } from '../settings/is-object.ts';
import { formatList, type PlainKey, words } from '../ui/words.ts';
import { isAt } from './faults.ts';
import { choiceOf, type ScopeChoice, scopesFor } from './scope-choice.ts';
import { tokenServiceMeant } from './token-service-address.ts';

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

/** The keys of the app's settings that a form edits. */
export type FormKey = keyof typeof formPaths;

/**
 * The app's settings as a form begins with them: what is in force, except that what is faulty stands as it is stored, to be seen and mended, and not as
 * the default that has its place.
 */
export function storedApp({ settings, stored, faults, locked }: SettingsReport): Settings['linkedin'] {
  const linkedin = isObject(stored) ? stored['linkedin'] : undefined;
  if (!isObject(linkedin)) return settings.linkedin;
  const faulty = (Object.keys(formPaths) as FormKey[]).filter(
    (key) =>
      !locked.includes(formPaths[key]) &&
      faults.some(({ path }) => isAt(path, formPaths[key])) &&
      canBeShown(linkedin[key], settings.linkedin[key]),
  );
  return { ...settings.linkedin, ...Object.fromEntries(faulty.map((key) => [key, linkedin[key]])) };
}

/** Whether a field made for texts such as the usual one, or for lists of them, can show a value. */
const canBeShown = (value: unknown, usual: string | readonly string[]): boolean =>
  typeof usual === 'string'
    ? typeof value === 'string'
    : Array.isArray(value) && value.every((item) => typeof item === 'string');

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
    tokenService: tokenServiceMeant(form.tokenService),
    scopes: scopesFor(form, form.names),
  };
  const free = Object.entries(entered).filter(([key]) => !locked.includes(formPaths[key as keyof typeof formPaths]));
  return { ...settings, linkedin: { ...settings.linkedin, ...Object.fromEntries(free) } };
}

/**
 * A stored document that has faults, with one form's fields in it: what else could not be read of it stays where it is, and is named when it is to be
 * written.
 */
export function withFormInto(stored: unknown, next: Settings, keys: readonly FormKey[]): unknown {
  if (!isObject(stored)) return next;
  const linkedin = isObject(stored['linkedin']) ? stored['linkedin'] : {};
  const fields = Object.fromEntries(keys.map((key) => [key, next.linkedin[key]]));
  return { ...stored, linkedin: { ...linkedin, ...fields } };
}

const labels = {
  clientId: 'app_client_id',
  scopes: 'app_scopes',
  tokenService: 'app_token_service',
} as const satisfies Record<FormKey, PlainKey>;

/** Those fields of a form in which two settings differ, in the form's order. */
export const changedKeys = (
  before: Settings['linkedin'],
  after: Settings['linkedin'],
  keys: readonly FormKey[],
): readonly FormKey[] => keys.filter((key) => String(before[key]) !== String(after[key]));

/** Fields by their labels, as one phrase. */
export const labelled = (keys: readonly FormKey[]): string => formatList(keys.map((key) => words(labels[key])));

import { keyOf, type Target } from './draft.ts';

/** The beginning of the ids of all controls in a target's form. */
export const idOfTarget = (target: Target): string =>
  target.kind === 'field' ? `field-${target.field}` : `entry-${keyOf(target).trim().replaceAll(' ', '-')}`;

/** The id of the form itself. */
export const idOfForm = (target: Target): string => `${idOfTarget(target)}-form`;

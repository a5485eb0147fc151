import type { NotSent } from '../fault.ts';

/** A file of the Files page. What was uploaded on a user's or a group's page has no ID, and can't be chosen. Source: the user-photo document, `fileId`. */
export type ExistingFile = {
  /** 18 characters, the first three 069. */
  readonly fileId: string;
  /** Without one, the latest version. */
  readonly versionNumber?: number;
};

const fileIdShape = /^069[A-Za-z0-9]{15}$/;

/** What is wrong with the choice of a file; `undefined` where nothing is. */
export function faultInFile({ fileId, versionNumber }: ExistingFile): NotSent | undefined {
  if (!fileIdShape.test(fileId)) return 'wrong-file-id';
  const fine = versionNumber === undefined || (Number.isSafeInteger(versionNumber) && versionNumber >= 1);
  return fine ? undefined : 'wrong-version-number';
}

import type { Live } from '../contract/custody.ts';
import type { Reference, ReferenceKey } from '../contract/reference.ts';
import type { Epoch } from '../contract/viewer.ts';

/** A contact to whom a card can belong: one with a reference, and a slot to point at. */
export type CardContact = {
  readonly key: ReferenceKey | undefined;
  /** The name is as the CRM writes it. */
  readonly contact: { readonly name: string; readonly reference: Reference | null };
  readonly slot?: { box(): DOMRect };
};

/** What the script that opens cards is told by the one that paints. */
export type PageForCards = {
  readonly epoch: Epoch;
  /** By container, in page order. */
  readonly contacts: ReadonlyMap<Element, CardContact>;
  /** The picture that is painted of a member now. */
  pictureOf(key: ReferenceKey | undefined): Live<Blob> | undefined;
  /** The identity of the CRM's own user, as the page shows it now. */
  crmUser(): string | undefined;
  /** Where the pointer last came upon something, for a script that was not there yet. */
  readonly pointer?: PointerEvent | undefined;
  /** Aborted when what is painted goes: the viewer changed, or the page is left. */
  readonly signal: AbortSignal;
};

/** The page as it is painted now, in the world that only this extension's scripts share; `undefined` while nothing is. */
export function pageForCards(): PageForCards | undefined {
  const { visAVisPage } = globalThis as { visAVisPage?: () => PageForCards | undefined };
  // An element of the page's with that id would stand under the name too.
  return typeof visAVisPage === 'function' ? visAVisPage() : undefined;
}

import { portrait } from '../world/portraits.ts';
import { type Org, type OrgConditions, usualOrgConditions } from './org.ts';
import type { OrgUser } from './users.ts';

/** What tests change about Salesforce's stand-in while it runs. */
export class OrgControl {
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  /** From now on it is like this; what is not named stays. */
  set(conditions: Partial<OrgConditions>): void {
    Object.assign(this.#org.conditions, conditions);
  }

  /** The user's photo is, at once, a picture of this colour's portrait: changed by another way than the extension. */
  async setPhoto(user: OrgUser, sitter: { readonly personId: string; readonly colour: string }): Promise<void> {
    await this.#org.photos.take(user.id, await portrait(sitter, 200), undefined, 0);
  }

  /** `null` for the default avatar. */
  photoVersionOf(user: OrgUser): string | null {
    return this.#org.photos.of(user.id)?.versionId ?? null;
  }

  /** One rendition of the user's photo, as JPEG; `undefined` for the default avatar. */
  async photoOf(user: OrgUser): Promise<Uint8Array | undefined> {
    const photo = this.#org.photos.of(user.id);
    return photo && this.#org.photos.rendition(photo.versionId, 'F');
  }

  /** The Files page has a file of this ID, with these versions, the first first. */
  addFile(fileId: string, ...versions: readonly Uint8Array[]): void {
    this.#org.files.set(fileId, versions);
  }

  /** Every access token given out so far is answered with 401; refresh tokens stay good. */
  endSessions(): void {
    this.#org.registry.endSessions();
  }

  reset(): void {
    this.#org.registry.clear();
    this.#org.photos.clear();
    this.#org.files.clear();
    this.#org.requests.clear();
    Object.assign(this.#org.conditions, usualOrgConditions());
  }
}

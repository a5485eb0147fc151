import { hosts } from '../endpoints.ts';
import { portrait } from '../world/portraits.ts';
import { orgSessionCookie } from './authorization.ts';
import { type Org, type OrgConditions, usualOrgConditions } from './org.ts';
import type { OrgUser } from './users.ts';

/** Seconds that a browser keeps the org's cookie. */
const sessionLifetime = 86_400;

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

  /** Every access token given out so far is answered with 401; refresh tokens stay good, unless it is for good. */
  endSessions(how: { readonly forGood?: boolean } = {}): void {
    this.#org.registry.endSessions(how);
  }

  /**
   * Signs a user who has approved the app in at the org.
   *
   * @returns the cookie by which the org knows the browser that is given it
   */
  openSession(user: OrgUser): {
    readonly host: string;
    readonly name: string;
    readonly value: string;
    readonly expires: number;
  } {
    const { registry } = this.#org;
    registry.rememberApproval({ user, scopes: ['chatter_api', 'refresh_token'] });
    const expires = Math.floor(Date.now() / 1000) + sessionLifetime;
    return { host: hosts.org, name: orgSessionCookie, value: registry.openSession(user), expires };
  }

  /** The code that a user gets who logs in and allows what this authorization request asks for. */
  codeFor(user: OrgUser, request: URLSearchParams): string {
    return this.#org.registry.issueCode({
      user,
      redirectAddress: request.get('redirect_uri') ?? '',
      challenge: request.get('code_challenge') ?? '',
      scopes: (request.get('scope') ?? '').split(' '),
    });
  }

  /** Every token and code given out so far, good or not. */
  get given(): { readonly tokens: readonly string[]; readonly codes: readonly string[] } {
    return this.#org.registry.given;
  }

  /** As it is after the start; who is signed in and what photos there are stays. */
  setUsual(): void {
    this.set(usualOrgConditions());
  }

  reset(): void {
    this.#org.registry.clear();
    this.#org.photos.clear();
    this.#org.files.clear();
    this.#org.requests.clear();
    Object.assign(this.#org.conditions, usualOrgConditions());
  }
}

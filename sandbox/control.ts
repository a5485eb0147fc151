import { type Endpoint, endpointsOf, hosts } from './endpoints.ts';
import { type Fault, Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { sessionCookie, sessionLifetime } from './linkedin/authorization.ts';
import { dailyLimit } from './linkedin/failures.ts';
import { type LinkedIn, usualConditions } from './linkedin/linkedin.ts';
import type { AnswerPacking } from './linkedin/packed-answers.ts';
import type { GivenCode } from './linkedin/registry.ts';
import type { Suppositions } from './linkedin/suppositions.ts';
import { OrgControl } from './salesforce/control.ts';
import type { Org } from './salesforce/org.ts';
import { sandboxSettings } from './settings.ts';
import type { Account } from './world/accounts.ts';

/** What tests change while the sandbox runs. Everything lasts until it is set otherwise or `reset`. */
export class Control {
  readonly #linkedin: LinkedIn;
  readonly #journal: Journal;
  readonly #faults = new Faults();
  readonly #latency = new Map<string, number>();

  /** Salesforce's stand-in. */
  readonly org: OrgControl;

  constructor(linkedin: LinkedIn, org: Org, journal: Journal) {
    this.#linkedin = linkedin;
    this.org = new OrgControl(org);
    this.#journal = journal;
  }

  /** Every answer of `host` comes this many milliseconds later; 0 takes it back. */
  setLatency(host: string, milliseconds: number): void {
    this.#latency.set(host, milliseconds);
  }

  latencyOf(host: string): number {
    return this.#latency.get(host) ?? 0;
  }

  /**
   * The next `times` requests to the endpoint, or all until cleared, meet this fault. A CORS preflight neither meets nor counts.
   *
   * A browser repeats by itself a GET that was reset on a connection used before, so a `reset` for one request may go unnoticed there. A `refused` holds for
   * the endpoint's whole host, until it is cleared.
   */
  addFault(endpoint: Endpoint, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#faults.add(endpoint, fault, times);
  }

  /** Takes back the faults of one endpoint, or of all. */
  clearFaults(endpoint?: Endpoint): void {
    this.#faults.clear(endpoint);
  }

  takeFault(endpoint: Endpoint): Fault | undefined {
    return this.#faults.take(endpoint);
  }

  /** Whether no connection to this host may come about. */
  refuses(host: string): boolean {
    return endpointsOf(host).some((endpoint) => this.#faults.refuses(endpoint));
  }

  /**
   * Signs a member who has granted the app everything that the sandbox's settings ask for in at LinkedIn.
   *
   * @returns the cookie by which LinkedIn knows the browser that is given it
   */
  openSession(account: Account): {
    readonly host: string;
    readonly name: string;
    readonly value: string;
    readonly expires: number;
  } {
    this.#linkedin.registry.rememberGrant({ account, scopes: sandboxSettings().linkedin.scopes });
    return {
      host: hosts.linkedin,
      name: sessionCookie,
      value: this.#linkedin.registry.openSession(account),
      expires: Math.floor(Date.now() / 1000) + sessionLifetime,
    };
  }

  /** Every access token given out so far is answered with 401 and 65601. */
  revokeTokens(): void {
    this.#linkedin.registry.revokeTokens();
  }

  /** Every access token given out so far is answered with 401 and 65602. */
  expireTokens(): void {
    this.#linkedin.registry.expireTokens();
  }

  /** Every authorization code given out so far, spent or not, with the redirect address it is good for. */
  get givenCodes(): readonly GivenCode[] {
    return this.#linkedin.registry.givenCodes;
  }

  /** Every authorization code given out so far is past its 30 minutes. */
  expireCodes(): void {
    this.#linkedin.registry.expireCodes();
  }

  /** A token is answered with 401 and 65601 for its first milliseconds, as LinkedIn's are now and then. */
  refuseFreshTokens(milliseconds: number): void {
    this.#linkedin.conditions.freshTokenRefusal = milliseconds;
  }

  /** Every picture address given out so far is answered with 403. */
  expirePictures(): void {
    this.#linkedin.pictures.expireAll();
  }

  /** Picture addresses given out from now on last this many seconds. */
  setPictureLifetime(seconds: number): void {
    this.#linkedin.conditions.pictureLifetime = seconds;
  }

  /** LinkedIn takes the permission to read other members away from the app, or gives it back. */
  setPeopleRead(granted: boolean): void {
    this.#linkedin.conditions.peopleRead = granted;
  }

  /** The scopes that LinkedIn has granted the app; a sign-in that asks for another is refused. */
  setApplicationScopes(scopes: readonly string[]): void {
    this.#linkedin.conditions.applicationScopes = scopes;
  }

  /** The redirect addresses registered with the app at LinkedIn; the token service keeps its own. */
  setRedirectAddresses(addresses: readonly string[]): void {
    this.#linkedin.conditions.redirectAddresses = addresses;
  }

  /** Access tokens given out from now on last this many seconds. */
  setTokenLifetime(seconds: number): void {
    this.#linkedin.conditions.tokenLifetime = seconds;
  }

  /** How the API's answers travel to whoever can unpack them: as they are, unless this was set. */
  setAnswerPacking(packing: AnswerPacking): void {
    this.#linkedin.conditions.answerPacking = packing;
  }

  /** How often each member of kind `throttled-decoration` is answered with 429 before the picture comes. */
  setThrottledAnswers(times: number): void {
    this.#linkedin.conditions.throttledAnswers = times;
    this.#linkedin.decorationsRefused.clear();
  }

  /**
   * Opens the pages to measure against (`rivals/app.ts`), which hold an access token of this account, and an API that answers to their origin, as LinkedIn's
   * own answers to none. It costs a preflight once for each address.
   *
   * @param scripts the rival's name, as their pages' path begins → what runs there
   */
  openRivals(account: Account, scripts: Readonly<Record<string, string>>): void {
    const { scopes } = sandboxSettings().linkedin;
    this.#linkedin.conditions.rivals = { token: this.#linkedin.registry.issueToken({ account, scopes }), scripts };
  }

  /** What LinkedIn's documentation leaves open turns out like this; what is not named stays. */
  suppose(suppositions: Partial<Suppositions>): void {
    Object.assign(this.#linkedin.conditions.suppositions, suppositions);
  }

  /** Every account is connected with this many people more, who are in no CRM. */
  setStrangers(count: number): void {
    this.#linkedin.conditions.strangers = count;
  }

  /** Fields of a member's own profile become these, as if they had changed them at LinkedIn. */
  changeProfile(account: Account, fields: Readonly<Record<string, unknown>>): void {
    const { own } = this.#linkedin;
    own.set(account, { ...own.of(account), ...fields });
  }

  /** Calls to the endpoint are answered as over the day's limit, or no longer so. */
  setThrottled(endpoint: Endpoint, throttled: boolean): void {
    this.clearFaults(endpoint);
    if (throttled) this.addFault(endpoint, dailyLimit(this.#linkedin.conditions.suppositions.retryAfter));
  }

  /** Back to the state after the start: no fault, latency, session, grant, code, token or journal entry. */
  reset(): void {
    this.#faults.clear();
    this.#latency.clear();
    this.#linkedin.registry.clear();
    this.#linkedin.decorationsRefused.clear();
    this.#linkedin.own.clear();
    this.#linkedin.pictures.showUsual();
    Object.assign(this.#linkedin.conditions, usualConditions());
    this.org.reset();
    this.#journal.clear();
  }
}

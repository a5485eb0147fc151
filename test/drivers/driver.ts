import type { LoopbackProxy } from './proxy.ts';

/** The addresses under which the sandbox is reached, and the certificate by which it is known. */
export type SandboxAddress = {
  /** The one port on 127.0.0.1 at which the sandbox speaks TLS. */
  readonly port: number;
  /** Base64 of the SHA-256 of the certificate's public key (SPKI), as Chromium's pin wants it. */
  readonly spki: string;
  /** The host names, without port, that lead to the sandbox. Every other host but loopback is refused. */
  readonly hosts: readonly string[];
};

export type ColorScheme = 'light' | 'dark';

export type LaunchOptions = {
  /** The folder of the built extension. */
  readonly extension: string;
  readonly sandbox: SandboxAddress;
  /** Without a window, which is the default. */
  readonly headless?: boolean;
  /** A folder to use as the browser's profile, which is left in place; without one, a fresh temporary one. */
  readonly profile?: string;
  /** Leaves the temporary profile in place too. */
  readonly keepProfile?: boolean;
  /** What pages, the popup included, hear of the person's preferred colours. Without one, light. */
  readonly colorScheme?: ColorScheme;
  /**
   * Everything that the browser asks for, loopback included, goes through this one, which its maker reads and closes. Without one, Chromium finds the
   * sandbox by itself, and Firefox through a proxy of its own.
   */
  readonly proxy?: LoopbackProxy;
  /** The browser's own language as a BCP 47 tag; without one, the machine's. Chromium only: Firefox would need a language pack. */
  readonly language?: string;
  /**
   * What this browser's policy file says, in the form in which an administrator writes it. Only where `canSetPolicies` (policies.ts); the machine's own
   * stay untouched.
   */
  readonly policies?: unknown;
};

/** @throws Error where the browser is not installed, does not start or refuses the extension; nothing is left running then. */
export type Launch = (options: LaunchOptions) => Promise<TestBrowser>;

/**
 * Evaluates an expression, or calls a function with JSON arguments, over there; a promise is awaited and its value, which must be JSON, comes back.
 *
 * A function is sent as its source text: it sees nothing of the file that it stands in.
 *
 * @throws Error with the message of what was thrown over there.
 */
export type Evaluate = <T, A extends readonly unknown[] = []>(
  expression: string | ((...args: A) => T | Promise<T>),
  ...args: A
) => Promise<T>;

export type WaitOptions = {
  /** What is awaited, for the message: "the list of contacts". */
  readonly what: string;
  /** Milliseconds; 10,000 without it. */
  readonly timeout?: number;
};

/** What a page and the popup have in common. Every wait ends: with what was awaited, or with an error that says what was awaited and what was there. */
export type TestDocument = {
  readonly evaluate: Evaluate;
  /** Polls until the expression is truthy, through navigations as well, and answers its value. */
  waitFor<T>(expression: string | (() => T | Promise<T>), options: WaitOptions): Promise<T>;
  /** Everything the document shows, as `innerText` has it. */
  text(): Promise<string>;
  waitForText(substring: string): Promise<void>;
  /** The accessible names of the buttons that can be seen, in document order. */
  buttons(): Promise<string[]>;
  /** The texts of the items of the list (`ul` or `ol`) with this accessible name. Empty where there is no such list. */
  list(accessibleName: string): Promise<string[]>;
  /** The text of the first `[role=status]`; empty where there is none. */
  status(): Promise<string>;
  /** A trusted click, as the mouse makes it, in the middle of the first match; waits for it to be there, and scrolls to it. */
  click(selector: string): Promise<void>;
  /** Clicks into the first match and types. */
  type(selector: string, text: string): Promise<void>;
  /** The few colours of a person's own choice in the place of the page's, from now on, as a high contrast theme has them. */
  emulateForcedColors(): Promise<void>;
  /** Writes a PNG. */
  screenshot(file: string, options?: ScreenshotOptions): Promise<void>;
  close(): Promise<void>;
};

/** A frame in a page; its keys are the page's. */
export type TestFrame = Omit<TestDocument, 'emulateForcedColors' | 'screenshot' | 'close' | 'type'> &
  Pick<TestPage, 'pressButton'>;

/** `loose` files are packed less tightly: for whoever reads the screen again and again, packing takes longer than painting. */
export type ScreenshotOptions = { readonly fullPage?: boolean; readonly loose?: boolean };

/** One thing that assistive technology hears of; `role` in the browser's own words, which differ between the two. */
export type AccessibleNode = { readonly role: string; readonly name: string };

export type TestPage = TestDocument & {
  /** Moves the mouse, as a hand does, to the middle of the first match; waits for it to be there, and scrolls to it. */
  hover(selector: string): Promise<void>;
  /** Moves the mouse to a point in CSS pixels from the window's top left corner. */
  moveMouse(x: number, y: number): Promise<void>;
  /** A trusted click at a point, for what no selector finds: what stands in a closed shadow root. */
  clickMouse(x: number, y: number): Promise<void>;
  /** A tap of a finger at a point. */
  tap(x: number, y: number): Promise<void>;
  /** The first frame of the page, however deep, with such an address; `undefined` where there is none at the moment. */
  frameAt(address: RegExp): Promise<TestFrame | undefined>;
  url(): Promise<string>;
  /** Goes there and waits for the `load` event. */
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  reload(): Promise<void>;
  /** One key, by its name in `KeyboardEvent.key`: `Enter`, `Tab`, `Escape`, `a`. */
  press(key: string): Promise<void>;
  /** The keys by which a person copies what is selected, or pastes where the cursor is. */
  pressKeysTo(what: 'copy' | 'paste'): Promise<void>;
  /** As `TestPopup.press`. */
  pressButton(accessibleName: string): Promise<void>;
  /** CSS pixels. */
  setViewport(width: number, height: number): Promise<void>;
  bringToFront(): Promise<void>;
  /** What the browser tells assistive technology of this page, in reading order, without its frames. */
  accessibilityTree(): Promise<readonly AccessibleNode[]>;
  /**
   * What the screen shows of this page while `during` goes on, as PNGs in the order of time: in Chromium every frame that the browser draws (as fast as it can
   * write them, else some are left out), in Firefox one screenshot after the other.
   */
  recordFrames(during: () => Promise<unknown>): Promise<readonly Uint8Array[]>;
};

/** The toolbar's real popup. It goes as a person's does, when it closes itself or the browser closes it: what is asked of it then is an error. */
export type TestPopup = TestDocument & {
  /** Waits for a button of that accessible name that is not disabled, and gives it a trusted click with user activation. */
  press(accessibleName: string): Promise<void>;
  /** One key, by its name in `KeyboardEvent.key`. */
  pressKey(key: string): Promise<void>;
  /** Whether it has gone. */
  closed(): Promise<boolean>;
};

type TestCookie = {
  readonly host: string;
  readonly name: string;
  readonly value: string;
  readonly expires: number;
};

type CloseOptions = {
  /** Ends the browser without notice, as a crash would. */
  readonly kill?: boolean;
};

export type TestBrowser = {
  readonly name: 'chromium' | 'firefox';
  readonly version: string;
  /** `chrome-extension://ID` or `moz-extension://UUID`, without a slash at its end. */
  readonly extensionOrigin: string;
  readonly profile: string;
  /**
   * The hosts outside the map that the browser tried to reach, each once; an empty list is what is wanted. Complete once the browser is closed, and
   * to be asked for after that too. The host of the extension's own redirect address, which never is a real one, does not count.
   */
  refusedHosts(): readonly string[];
  /** Opens a tab in front and waits for its `load` event. */
  open(url: string): Promise<TestPage>;
  /** Opens one of the extension's own pages in a tab: `src/options/options.html`. */
  openExtensionPage(path: string): Promise<TestPage>;
  /** Waits for a tab, opened by whomever, whose address begins so. */
  pageAt(urlPrefix: string): Promise<TestPage>;
  /** Brings the page to the front and opens the toolbar popup over it, as a click on the toolbar's button does: the popup gets `activeTab`. */
  openPopup(page: TestPage): Promise<TestPopup>;
  /**
   * Makes the next `permissions.request` for this origin, from a real click, answer true; without it the browser's question stays unanswered.
   * The extension holds nothing before that click.
   */
  allowHost(origin: string): Promise<void>;
  /** Takes a host permission back, as a person does in the browser's own settings. */
  revokeHost(origin: string): Promise<void>;
  /** Switches the browser's network off or on: `navigator.onLine` says so, and requests fail. */
  setOffline(offline: boolean): Promise<void>;
  /** Has a cookie set as if a host's answer had: for the host alone, to secure connections only, unseen by scripts. `expires` is in epoch seconds. */
  setCookie(cookie: TestCookie): Promise<void>;
  /** Waits for the window that `launchWebAuthFlow` opens, and for its page to have an address. */
  authorizationWindow(): Promise<TestPage>;
  /** What pressing the keys of one of the extension's commands does, over the tab in front. */
  runCommand(name: string): Promise<void>;
  /** Evaluates in the extension's worker or background page, and starts it where it is stopped. */
  readonly background: Evaluate;
  /** Stops the worker or background page as the browser does, and waits until it has stopped. */
  stopWorker(): Promise<void>;
  /**
   * Puts the extension anew in the place of the one that runs, as an update does while pages are open: worker, popup and memory of the old one are gone,
   * what is stored stays. Waits until the new worker runs.
   */
  update(): Promise<void>;
  /** Switches the extension off or on, as a person does in the browser's list of extensions, and waits until it is. */
  setEnabled(enabled: boolean): Promise<void>;
  /** Removes the extension, as a person does in the browser's list of extensions; what is asked of it afterwards is an error. */
  uninstall(): Promise<void>;
  /** What was thrown in web pages and caught by nobody, by their own scripts and by the extension's content scripts, since the browser's start. */
  pageErrors(): Promise<readonly string[]>;
  /** Closes this browser and launches another on the same profile, with the extension; this object is of no use afterwards. */
  restart(options?: CloseOptions): Promise<TestBrowser>;
  /** Leaves no process; may be called twice. */
  close(options?: CloseOptions): Promise<void>;
};

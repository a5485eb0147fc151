/**
 * The parts of Firefox's parent process and of its frame scripts that the driver uses, as far as it uses them.
 *
 * For the functions that are sent there as text; in this process none of it exists.
 */
type XulBrowser = Element & {
  readonly currentURI: { readonly spec: string };
  readonly browsingContext: GeckoBrowsingContext;
  focus(): void;
  readonly messageManager: {
    addMessageListener(name: string, heard: (message: { readonly data: FrameAnswer }) => void): void;
    removeMessageListener(name: string, heard: (message: { readonly data: FrameAnswer }) => void): void;
    loadFrameScript(url: string, allowDelayedLoad: boolean): void;
  };
};

export type FrameAnswer = { readonly value?: unknown; readonly error?: string; readonly gone?: boolean };

type GeckoBrowsingContext = {
  readonly id: number;
  readonly embedderElement: XulBrowser | null;
  readonly sessionHistory: { readonly index: number };
  forcedColorsOverride: string;
  readonly currentWindowGlobal: {
    readonly innerWindowId: number;
    drawSnapshot(area: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
  } | null;
};

type GeckoExtension = {
  readonly views: Iterable<{ readonly viewType: string; readonly xulBrowser: XulBrowser }>;
  readonly backgroundState: 'starting' | 'running' | 'suspending' | 'stopped';
  wakeupBackground(): Promise<void>;
  terminateBackground(options: { ignoreDevToolsAttached: boolean; disableResetIdleForTest: boolean }): Promise<void>;
  once(event: 'add-permissions', heard: () => void): void;
  readonly shortcuts: { onCommand(name: string): void };
};

type Modules = {
  'chrome://remote/content/shared/NavigableManager.sys.mjs': {
    readonly NavigableManager: { getBrowserById(id: string): XulBrowser | null };
  };
  'resource://gre/modules/AddonManager.sys.mjs': {
    readonly AddonManager: {
      getAddonByID(id: string): Promise<{ enable(): Promise<void>; disable(): Promise<void> } | null>;
    };
  };
  'resource://gre/modules/ExtensionParent.sys.mjs': {
    readonly ExtensionParent: {
      readonly apiManager: {
        readonly global: { browserActionFor(extension: GeckoExtension): { triggerAction(window: Window): void } };
      };
    };
  };
  'resource://gre/modules/ExtensionPermissions.sys.mjs': {
    readonly ExtensionPermissions: {
      remove(
        id: string,
        permissions: { readonly permissions: readonly string[]; readonly origins: readonly string[] },
        emitter: GeckoExtension,
      ): Promise<void>;
    };
  };
  'resource:///modules/ExtensionPopups.sys.mjs': {
    readonly ViewPopup: { for(extension: GeckoExtension, window: Window): { closePopup(): void } | null };
  };
};

declare global {
  const BrowsingContext: { get(id: number): GeckoBrowsingContext | null };
  const ChromeUtils: { importESModule<K extends keyof Modules>(url: K): Modules[K] };
  const Services: {
    readonly io: { offline: boolean };
    readonly console: { getMessageArray(): readonly unknown[] };
    readonly prefs: { setBoolPref(name: string, value: boolean): void; clearUserPref(name: string): void };
  };
  const WebExtensionPolicy: { getByID(id: string): { readonly extension: GeckoExtension } | null };

  /** The page that a frame script stands beside. */
  const content: Window & {
    synthesizeMouseEvent(
      type: 'mousemove' | 'mousedown' | 'mouseup',
      x: number,
      y: number,
      details: { readonly button: number; readonly clickCount: number },
      options: object,
    ): boolean;
    readonly KeyboardEvent: typeof KeyboardEvent;
  };
  function sendAsyncMessage(name: string, answer: FrameAnswer): void;
  const Cu: {
    Sandbox(principal: Window, options: object): object;
    evalInSandbox(expression: string, sandbox: object): unknown;
  };
  const Cc: {
    readonly '@mozilla.org/text-input-processor;1': { createInstance(type: unknown): TextInputProcessor };
    readonly '@mozilla.org/accessibilityService;1': { getService(type: unknown): AccessibilityService };
  };
  const Ci: {
    readonly nsIAccessibilityService: unknown;
    readonly nsITextInputProcessor: unknown;
    readonly nsIScriptError: { new (): ScriptError; readonly warningFlag: number };
  };
}

type AccessibilityService = {
  getAccessibleFor(element: Element): Accessible | null;
  getStringRole(role: number): string;
};

export type Accessible = {
  readonly role: number;
  readonly name: string | null;
  readonly firstChild: Accessible | null;
  readonly nextSibling: Accessible | null;
};

type ScriptError = {
  readonly category: string;
  readonly errorMessage: string;
  readonly sourceName: string;
  readonly flags: number;
};

type TextInputProcessor = {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent, flags: number): number;
  keyup(event: KeyboardEvent, flags: number): boolean;
  readonly KEY_NON_PRINTABLE_KEY: number;
};

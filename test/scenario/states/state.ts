import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { MessageKey } from '../../../src/ui/words.ts';
import type { TestBrowser, TestPage, TestPopup } from '../../drivers/driver.ts';

/** Where a state is brought about: an allowed list of contacts in a browser with the production build. */
export type Stage = {
  readonly browser: TestBrowser;
  readonly sandbox: Sandbox;
  readonly page: TestPage;
  /** The options, in a tab behind. */
  readonly options: TestPage;
};

/** What a state is seen in: the popup, or the options page. */
export type Shown = TestPopup | TestPage;

/** A state that a person can meet. */
export type State = {
  /** Names its screenshot and its place in the docs. */
  readonly id: string;
  /** How one comes to it, as one sentence. */
  readonly when: string;
  /** The sentences that are on the screen then, by their keys in the catalogue; Firefox's where that browser ends otherwise. */
  readonly words: readonly MessageKey[];
  readonly firefoxWords?: readonly MessageKey[];
  /** The ways on: accessible names of buttons that are there then. */
  readonly ways: readonly string[];
  /** What has to hold before: nobody signed in and nothing kept but the settings, or the first account signed in and confirmed. */
  readonly from: 'nobody' | 'signed-in';
  /** Whether somebody is still signed in afterwards as before, so that the next state can go on from there. */
  readonly keepsSession?: boolean;
  /** Whether it is much like another: it is brought about where everything is, and not in the sample of that. */
  readonly isAlike?: boolean;
  /** Brings it about and leaves the document open in which it can be seen. */
  reach(stage: Stage): Promise<Shown>;
  /** Takes its way on, where nothing else would put right what the state broke. */
  leave?(stage: Stage, shown: Shown): Promise<void>;
};

/** Presses a button by its accessible name, wherever it is. */
export const pressIn = (shown: Shown, name: string): Promise<void> =>
  'pressButton' in shown ? shown.pressButton(name) : shown.press(name);

/** A message of the catalogue in the pieces that stand around what is put into it. */
export function piecesOf(key: MessageKey): string[] {
  return messages[key].message
    .split(/\$[A-Z_]+\$/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 1);
}

/** A message as the docs show it, with an ellipsis for what is put into it. */
export const textOf = (key: MessageKey): string => messages[key].message.replace(/\$[A-Z_]+\$/g, '…');

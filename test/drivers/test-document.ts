import type { ScreenshotOptions, TestDocument, WaitOptions } from './driver.ts';
import { fromJson, jsonExpression } from './expression.ts';
import { type Point, pageQuery } from './page-queries.ts';
import { until } from './waiting.ts';

/** What a driver must be able to do to one document; everything else is made of it. */
export type Hands = {
  /** Evaluates an expression whose value is a promise of a string or `undefined`. @throws GoneError where the document has gone for good. */
  evaluate(expression: string): Promise<unknown>;
  clickAt(point: Point): Promise<void>;
  moveTo(point: Point): Promise<void>;
  pressKey(key: string): Promise<void>;
  typeText(text: string): Promise<void>;
  emulateForcedColors(): Promise<void>;
  screenshot(file: string, options?: ScreenshotOptions): Promise<void>;
  close(): Promise<void>;
};

/** What pages and the popup have in common, and the press of a button, which goes by another name in each. */
export function documentOver(
  hands: Hands,
): TestDocument & { pressButton(accessibleName: string): Promise<void>; hover(selector: string): Promise<void> } {
  const ask = async <T>(expression: string): Promise<T> => fromJson(await hands.evaluate(expression)) as T;
  const instead = () => ask<string>(pageQuery('summary'));

  const waitFor = <T>(expression: string | (() => T | Promise<T>), { what, timeout }: WaitOptions): Promise<T> =>
    until(() => ask<T>(jsonExpression(expression, [])), { what, instead, timeout });

  /** Where two looks in a row find it: pages move things about while they load. */
  const steady = (query: string, what: string): Promise<Point> => {
    let before: string | undefined;
    const look = async () => {
      const found = await ask<Point | null>(query);
      const same = JSON.stringify(found) === before;
      before = JSON.stringify(found);
      return same && found;
    };
    return until(look, { what, instead });
  };

  const clickWhere = async (query: string, what: string): Promise<void> => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await hands.clickAt(await steady(query, what));
      // A click that closes the document, or leads away from it, leaves no outcome.
      const outcome = await ask<string | null>(pageQuery('outcome')).catch(() => null);
      if (outcome !== 'missed') return;
    }
    throw new Error(`Each of five clicks missed ${what}: it moves about. ${await instead()}`);
  };

  const click = (selector: string) => clickWhere(pageQuery('aim', selector), `something to click at ${selector}`);

  return {
    evaluate: (expression, ...args) => ask(jsonExpression(expression, args)),
    waitFor,
    text: () => ask(pageQuery('text')),
    waitForText: async (substring) => {
      await until(() => ask<boolean>(pageQuery('contains', substring)), { what: `the text "${substring}"`, instead });
    },
    buttons: () => ask(pageQuery('buttons')),
    list: (accessibleName) => ask(pageQuery('list', accessibleName)),
    status: () => ask(pageQuery('status')),
    click,
    hover: async (selector) =>
      hands.moveTo(await steady(pageQuery('middle', selector), `something to point at, ${selector}`)),
    pressButton: (name) => clickWhere(pageQuery('aimAtButton', name), `the button "${name}" to be there and enabled`),
    type: async (selector, text) => {
      await click(selector);
      await hands.typeText(text);
    },
    emulateForcedColors: () => hands.emulateForcedColors(),
    screenshot: (file, options) => hands.screenshot(file, options),
    close: () => hands.close(),
  };
}

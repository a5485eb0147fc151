import { describe, expect, it } from 'vitest';
import { globalsOf } from '../../proof/supply/globals.ts';
import { placesMadeOfText } from '../../proof/supply/made-of-text.ts';
import { foreignMatterIn } from '../../proof/supply/secrets.ts';

describe('a place that makes code or elements of text is found:', () => {
  it.each([
    ['element.innerHTML = text'],
    ['element["outerHTML"] = text'],
    ['element[`innerHTML`] += text'],
    ['const { innerHTML } = element'],
    ['const sink = "innerHTML"; element[sink] = text'],
    ['element.insertAdjacentHTML("beforeend", text)'],
    ['document.write(text)'],
    ['new DOMParser().parseFromString(text, "text/html")'],
    ['range.createContextualFragment(text)'],
    ['frame.srcdoc = text'],
    ['eval(text)'],
    ['globalThis.eval(text)'],
    ['new Function("return this")'],
    ['Function("return this")()'],
    ['setTimeout("go()", 1)'],
    ['window.setInterval(`go()`)'],
    ['setTimeout("go(" + name + ")")'],
    ['location.href = "javascript:go()"'],
    ['location.href = ` JavaScript:go()`'],
    ['import(address)'],
    ['import("https://elsewhere.example/a.js")'],
    ['importScripts(address)'],
    ['document.createElement("SCRIPT")'],
  ])('%s', (code) => {
    expect(placesMadeOfText(code)).not.toEqual([]);
  });

  it('and what only looks like one is not', () => {
    const harmless = [
      'element.textContent = text',
      'response.write(text)',
      'isInstance = a instanceof Function',
      'setTimeout(() => go(), 1); setTimeout(go, 1)',
      'say("do not set inner HTML, and do not eval(this)")',
      'import("./part.js")',
      'document.createElement("canvas")',
    ];
    for (const code of harmless) expect(placesMadeOfText(code), code).toEqual([]);
  });
});

it('names the globals of a program, and nothing that it names itself', () => {
  const program = `
    import { a as own } from './own.js';
    const { fetched: [first = fetch], ...rest } = globalThis;
    label: for (const one of rest) { if (one.document) continue label; }
    class Kept { XMLHttpRequest() { return new.target; } }
    export const again = (given) => { try { own(given, { WebSocket: first }); } catch (error) { throw error; } };
    navigator[sendBeacon]();
    new Kept();
  `;
  expect(globalsOf(program)).toEqual(['fetch', 'globalThis', 'navigator', 'sendBeacon']);
});

it.each([
  ['-----BEGIN RSA PRIVATE KEY-----'],
  ['{"client_secret":"abc"}'],
  ['clientSecret: `abc`'],
  ['x="WPL_AP1.abcdefghijklmnop"'],
  [`Bearer AQX${'a'.repeat(80)}`],
  ['password: "guess-me"'],
  ['fetch("https://crm.example.test/contacts")'],
  ['http://localhost:8787/token'],
  ['sign in as anna.lindqvist@mail.example'],
])('would see %s in a package', (text) => {
  expect(foreignMatterIn(text)).toHaveLength(1);
});

import { accounts } from '../../../sandbox/world/accounts.ts';

/** What must not be in a package that anybody can open: secrets, by the forms they have, and what belongs to tests and the sandbox. */
const foreign: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY/,
  'a client secret': /client_?secret\W{0,3}[:=]\s*["'`][^"'`]+["'`]/i,
  "a secret of LinkedIn's": /\bWPL_AP\d\.[\w.=+/-]{10,}/,
  'an access token':
    /\b(?:AQ[A-Z][\w-]{60,}|eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{10,}|gh[pousr]_\w{30,}|AKIA[0-9A-Z]{16})\b/,
  'a password': /\bpassword\W{0,3}[:=]\s*["'`][^"'`]+["'`]/i,
  'a host of the tests': /\b[\w-]+\.(?:example\.(?:test|org)|test)\b(?=[/:"'`])/,
  'a port of this machine': /\b(?:localhost|127\.0\.0\.1):\d/,
};

/** What of it a file's text has, in words. */
export function foreignMatterIn(text: string): readonly string[] {
  const found = Object.entries(foreign).filter(([, form]) => form.test(text));
  const isOfTheSandbox = accounts.some(({ email, password }) => text.includes(email) || text.includes(password));
  return [...found.map(([what]) => what), ...(isOfTheSandbox ? ["an account of the sandbox's"] : [])];
}

import { parseArgs } from 'node:util';
import { hosts } from './endpoints.ts';
import { orgUsers } from './salesforce/users.ts';
import { startSandbox } from './sandbox.ts';
import { sandboxSettings } from './settings.ts';
import { accounts } from './world/accounts.ts';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('--port takes a whole number from 0 to 65535.\n');
  process.exit(2);
}

const sandbox = await startSandbox({ port });

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void sandbox.close();
  });

const rules = [...sandbox.hosts.map((host) => `MAP ${host} 127.0.0.1:${sandbox.port}`), 'MAP * ~NOTFOUND'].join(', ');

const answers = [
  [`${hosts.crm}/`, 'Harbour CRM, with 500 contacts'],
  [`${hosts.odoo}/web`, 'pages with the structure of Odoo'],
  [`${hosts.dolibarr}/contact/list.php`, 'pages with the structure of Dolibarr'],
  [`${hosts.lightning}/`, 'pages with the structure of Salesforce Lightning'],
  [`${hosts.linkedin}/`, "LinkedIn's sign-in, consent and token endpoint"],
  [`${hosts.api}/`, "LinkedIn's API"],
  [`${hosts.media}/`, "LinkedIn's pictures"],
  [`${hosts.tokenService}/token`, 'the token service'],
  [`${hosts.org}/`, "a Salesforce org: its sign-in and its users' photos"],
] as const;

process.stdout.write(`The sandbox listens on 127.0.0.1:${sandbox.port}. One listener answers for all of these, told apart by the Host header:

${answers.map(([address, what]) => `  ${`https://${address}`.padEnd(36)}${what}`).join('\n')}

Accounts to sign in with at LinkedIn's stand-in:

${accounts.map(({ email, password }) => `  ${email.padEnd(36)}${password}`).join('\n')}

Users to sign in as at Salesforce's stand-in:

${orgUsers.map(({ username, account }) => `  ${username.padEnd(36)}${account.password}`).join('\n')}

A Chromium that sees the sandbox under these names, and nothing else of the network:

  chromium --user-data-dir=/tmp/sandbox-browser \\
    --host-resolver-rules='${rules}' \\
    --ignore-certificate-errors-spki-list=${sandbox.spki} \\
    https://${hosts.crm}/

The settings document to import into the extension:

${JSON.stringify(sandboxSettings(), null, 2)}

Ctrl+C stops the sandbox.
`);

import type { Fault } from '../../../sandbox/faults.ts';
import type { MessageKey } from '../../../src/ui/words.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { configure } from '../steps.ts';
import { settingsWith } from './conditions.ts';
import type { Stage, State } from './state.ts';

/** Opens the options anew, as wide as on a small desktop. */
export async function openOptions({ browser }: Pick<Stage, 'browser'>): Promise<TestPage> {
  const options = await browser.openExtensionPage('src/options/options.html');
  await options.setViewport(960, 1100);
  await options.waitForText('Getting started');
  return options;
}

/** Unfolds a step of *Getting started*, from 1, unless it is unfolded already. */
export async function unfoldStep(options: TestPage, number: number): Promise<void> {
  const step = `.step:nth-child(${number})`;
  const isOpen = `document.querySelector(${JSON.stringify(`${step} details[open]`)}) !== null`;
  await options.waitFor(`document.querySelector(${JSON.stringify(step)}) !== null`, { what: 'the steps' });
  if (!(await options.evaluate<boolean>(isOpen))) await options.click(`${step} summary`);
  await options.waitFor(isOpen, { what: `step ${number} to unfold` });
}

/** Presses *Test* beside the token service's address, under conditions of its own. */
const tested = (
  id: string,
  when: string,
  what: MessageKey,
  remedy: MessageKey,
  change: { readonly linkedin?: Parameters<typeof settingsWith>[0]['linkedin']; readonly fault?: Fault },
): State => ({
  id: `service-${id}`,
  when,
  words: [what, remedy],
  ways: ['Test'],
  from: 'nobody',
  async reach(stage) {
    await configure(stage.browser, settingsWith({ linkedin: change.linkedin ?? {} }));
    if (change.fault !== undefined) stage.sandbox.control.addFault('token-service', change.fault);
    const options = await openOptions(stage);
    await unfoldStep(options, 2);
    await options.pressButton('Test');
    return options;
  },
});

const json = (status: number, body: object): Fault => ({
  status,
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
});

/** What the options say while somebody sets the extension up, and what the test of the token service comes to. */
export const optionsStates: readonly State[] = [
  {
    id: 'options-fresh',
    when: 'The extension has just been installed.',
    words: ['step_app', 'step_next', 'step_waiting'],
    ways: ['Copy the address', 'Save the app', 'Erase everything', 'Show the report'],
    from: 'nobody',
    async reach(stage) {
      await configure(stage.browser, { version: 1 });
      return openOptions(stage);
    },
  },
  tested('works', 'The token service does what it is for.', 'verdict_works', 'verdict_works_remedy', {}),
  tested(
    'no-client-id',
    'The token service is tested before a client ID is entered.',
    'verdict_no_client_id',
    'verdict_no_client_id_remedy',
    { linkedin: { clientId: '' } },
  ),
  tested('unreachable', 'Nothing answers.', 'verdict_unreachable', 'verdict_unreachable_remedy', { fault: 'reset' }),
  tested(
    'origin-refused',
    'The service answers, and not to this extension.',
    'verdict_origin_refused',
    'verdict_origin_refused_remedy',
    { fault: json(403, { error: 'unauthorized_client' }) },
  ),
  tested(
    'unknown-redirect-address',
    'The service is set up for other redirect addresses.',
    'verdict_unknown_redirect_address',
    'verdict_unknown_redirect_address_remedy',
    { fault: json(400, { error: 'unauthorized_client' }) },
  ),
  tested(
    'unknown-client',
    'The service is set up for another client ID.',
    'verdict_unknown_client',
    'verdict_unknown_client_remedy',
    { linkedin: { clientId: 'another-app' } },
  ),
  tested('app-refused', "The service's client secret is wrong.", 'verdict_app_refused', 'verdict_app_refused_remedy', {
    fault: json(401, { error: 'invalid_client' }),
  }),
  tested('in-trouble', 'The service is down behind its address.', 'verdict_in_trouble', 'verdict_in_trouble_remedy', {
    fault: json(503, { error: 'temporarily_unavailable' }),
  }),
  tested(
    'too-many-requests',
    'The service was asked too often.',
    'verdict_too_many_requests',
    'verdict_too_many_requests_remedy',
    { fault: json(429, { error: 'temporarily_unavailable' }) },
  ),
  tested('nonsense', 'Something else answers there.', 'verdict_nonsense', 'verdict_nonsense_remedy', {
    fault: json(200, { greeting: 'Hello' }),
  }),
  {
    id: 'options-faults',
    when: 'The settings stored have faults: each is named with its place and what is possible there.',
    words: ['document_stored_faults'],
    ways: ['Save the document', 'Import from a file', 'Export to a file'],
    from: 'nobody',
    async reach(stage) {
      await configure(stage.browser, {
        ...(settingsWith({ linkedin: { batchSize: 5000 } }) as object),
        surprise: true,
      });
      return openOptions(stage);
    },
  },
  {
    id: 'options-newer',
    when: 'The settings stored were written by a newer version.',
    words: ['code_newer_version'],
    ways: ['Erase the settings', 'Export to a file'],
    from: 'nobody',
    async reach(stage) {
      await configure(stage.browser, { ...(settingsWith({}) as object), version: 99 });
      return openOptions(stage);
    },
    leave: ({ browser }) => configure(browser),
  },
  {
    id: 'options-signed-in',
    when: 'Everything is set up, and somebody is signed in.',
    words: ['site_allowed', 'kept_token', 'kept_settings'],
    ways: ['Switch off Harbour CRM', 'Stop on Harbour CRM', 'Erase everything', 'Show the report'],
    from: 'signed-in',
    reach: openOptions,
  },
];

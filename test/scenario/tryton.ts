import { rm } from 'node:fs/promises';
import { hosts } from '../../sandbox/endpoints.ts';
import { seedTryton, userLogin, userPassword } from '../../sandbox/tryton/seed.ts';
import { startTrytonServer } from '../../sandbox/tryton/server.ts';
import type { CrmUser } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { end, endWithThisProcess } from '../drivers/processes.ts';
import type { PicturePlaces } from './faces.ts';

/** A Tryton with a database of its own, which ends with this process at the latest. */
export type Tryton = {
  /** On loopback. */
  readonly origin: string;
  stop(): Promise<void>;
};

/** The list of parties, as the sandbox answers for it. */
export const partiesAddress = `https://${hosts.tryton}/#crm/model/party.party`;

/** Where Sao has pictures. */
export const saoPlaces: PicturePlaces = {
  badge:
    '.treeview img.column-affix[src*="/avatar/"], td.form-image img.center-block, #user-preferences img.img-circle',
  container: '.treeview tr, .form:has(> .form-container input[name="replaced_by"])',
  user: '#user-preferences',
  name: 'td:has(img.column-affix[src*="/avatar/"]) .widget, input[name="name"]',
};

/** Starts a Tryton and fills it; nothing of it is left after `stop`. */
export async function startTryton(): Promise<Tryton> {
  const server = await startTrytonServer();
  const release = endWithThisProcess(server.process, [server.folder]);
  const stop = async () => {
    await end(server.process, async () => server.process.kill(), false);
    release();
    await rm(server.folder, { recursive: true, force: true });
  };
  try {
    await seedTryton(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: server.origin, stop };
}

/** Signs in to the Tryton that a page shows. */
export async function logInToTryton(page: TestPage, user: CrmUser): Promise<void> {
  await page.type('.modal.in input#login', userLogin(user));
  await page.click('.modal.in .btn-primary');
  await page.type('.modal.in input[type=password]', userPassword);
  await page.click('.modal.in .btn-primary');
  await page.waitFor(() => document.querySelector('#user-preferences > a') !== null, { what: 'Tryton to let us in' });
}

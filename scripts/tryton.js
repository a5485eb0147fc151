// Plain JavaScript, since it runs before anything is installed.
import { existsSync } from 'node:fs';
import { findProgram } from './browsers.js';

/** What Tryton is made of, as Debian packages it; Pillow draws the parties' initials. */
export const trytonPackages = [
  'tryton-server',
  'tryton-sao',
  'tryton-modules-party',
  'tryton-modules-party-avatar',
  'python3-pil',
];

/** Where those packages put what the sandbox uses. */
export const trytonPlaces = {
  /** Sao, the web client. */
  client: '/usr/share/tryton-sao/www',
  module: '/usr/lib/python3/dist-packages/trytond/modules/party_avatar',
  images: '/usr/lib/python3/dist-packages/PIL',
};

/** Whether Tryton is installed, whole. */
export function hasTryton() {
  return (
    findProgram(['trytond']) !== undefined &&
    findProgram(['trytond-admin']) !== undefined &&
    Object.values(trytonPlaces).every((place) => existsSync(place))
  );
}

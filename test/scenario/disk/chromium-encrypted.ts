import { createDecipheriv, pbkdf2Sync } from 'node:crypto';

/**
 * On Linux without a keyring, Chromium encrypts with a key that is written in its sources. It keeps whoever copies the files from nothing, and this search
 * neither. Source: Chromium, `components/os_crypt`.
 */
const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const start = Buffer.alloc(16, ' ');
const beginning = Buffer.from('v10');

/** Decrypts what begins as such a value does; `undefined` where it is none, or has another key. */
export function decrypt(bytes: Buffer): Buffer | undefined {
  const encrypted = bytes.subarray(beginning.length);
  if (!bytes.subarray(0, beginning.length).equals(beginning) || encrypted.length === 0 || encrypted.length % 16 > 0)
    return undefined;
  const decipher = createDecipheriv('aes-128-cbc', key, start);
  try {
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    return undefined;
  }
}

const sessionMagic = Buffer.from('SNSS');

/** Bytes before the first note: that beginning, and a version. */
const firstNote = sessionMagic.length + 4;

/** Whether these bytes are a file in which Chromium notes the open tabs. */
export const isChromiumSession = (bytes: Buffer): boolean =>
  bytes.subarray(0, sessionMagic.length).equals(sessionMagic);

/** The notes of such a file that are encrypted, one by one, and how many of them could not be decrypted. Each has its length before it, in four bytes. */
export function readEncryptedSession(bytes: Buffer): { readonly pieces: Buffer[]; readonly stillPacked: number } {
  const pieces: Buffer[] = [];
  let stillPacked = 0;
  if (
    !bytes
      .subarray(firstNote + 4)
      .subarray(0, beginning.length)
      .equals(beginning)
  )
    return { pieces, stillPacked };
  for (let at = firstNote; at + 4 < bytes.length; ) {
    const note = bytes.subarray(at + 4, at + 4 + bytes.readUInt32LE(at));
    at += 4 + note.length;
    const decrypted = decrypt(note);
    if (decrypted) pieces.push(decrypted);
    else stillPacked += 1;
  }
  return { pieces, stillPacked };
}

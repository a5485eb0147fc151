import { keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import { fromBase64, toBase64, toBase64Url } from './base64.ts';

/** Bytes. */
const saltLength = 32;

export type Hashing = {
  /** One hash of all parts together, as base64url. The first part says what the hash is for, so that hashes for two purposes never meet. */
  hash(...parts: readonly string[]): Promise<string>;
};

/**
 * Salted hashes, for what is to be recognised again and shall not be read off the disk: HMAC-SHA-256 with random bytes that are made once in a browser
 * profile, over the parts as JSON, so that no two lists of parts have the same text.
 *
 * It keeps whoever reads the disk from reading people off it, and hashes of two profiles from being compared. It does not keep a guess from being checked:
 * the salt lies beside the hashes, and who has both can try out the few people who may have used this computer.
 */
export function createHashing(): Hashing {
  let key: Promise<CryptoKey> | undefined;
  const currentKey = (): Promise<CryptoKey> => {
    if (key !== undefined) return key;
    const found = loadKey();
    key = found;
    found.catch(() => {
      key = undefined;
    });
    return found;
  };
  onKeptChange('salt', () => {
    key = undefined;
  });
  return {
    async hash(...parts) {
      const text = new TextEncoder().encode(JSON.stringify(parts));
      return toBase64Url(await crypto.subtle.sign('HMAC', await currentKey(), text));
    },
  };
}

async function loadKey(): Promise<CryptoKey> {
  const salt = (await readKept('salt')) ?? (await newSalt());
  return crypto.subtle.importKey('raw', fromBase64(salt), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

async function newSalt(): Promise<string> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(saltLength)).buffer);
  await keep('salt', own(salt));
  return salt;
}

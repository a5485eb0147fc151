import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export type Certificate = {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** Base64 of the SHA-256 of the SubjectPublicKeyInfo, as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
  readonly spki: string;
};

/** A fresh self-signed certificate for `names`, good for a month, so that a forgotten one is of no use to anybody. */
export async function certificateFor(names: readonly string[]): Promise<Certificate> {
  const day = 86_400_000;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Vis-a-vis sandbox' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}

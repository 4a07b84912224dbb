import { generate } from 'selfsigned';

const HOSTS = ['github.com', 'huggingface.co', 'arxiv.org', 'localhost'];

/** A private key and its certificate, both PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

/**
 * Makes a self-signed certificate for the sites that the tests play. It is made anew in each process, so that
 * no private key is ever stored; browsers under test are told to accept it.
 */
export async function createCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'github.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...HOSTS.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}

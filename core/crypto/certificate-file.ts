import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const pemCertificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** The certificates of a PEM file, the own one first and then those that issued it; empty when it cannot be read. */
export async function readCertificates(file: string): Promise<readonly X509Certificate[]> {
  return readFile(file, 'utf8')
    .then((pem) => (pem.match(pemCertificate) ?? []).map((each) => new X509Certificate(each)))
    .catch(() => [])
}

/** When a chain can no longer be used: the first end of its certificates. Undefined without any. */
export function endOfChain(chain: readonly X509Certificate[]): Date | undefined {
  const ends = chain.map(({ validTo }) => Date.parse(validTo)).filter((end) => !Number.isNaN(end))
  return ends.length === 0 ? undefined : new Date(Math.min(...ends))
}

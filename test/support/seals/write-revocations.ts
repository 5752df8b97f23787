import { createPrivateKey, webcrypto } from 'node:crypto'
import { Integer } from 'asn1js'
import { Certificate, CertificateRevocationList, Extension, Extensions, Time } from 'pkijs'
import { derOf, type TrialCertificate } from '../../../cli/trial/seals/trial-certificates.ts'

/** A list of an authority that has revoked nothing (RFC 5280, 5): validators ask for one. DER. */
export async function writeRevocations(authority: TrialCertificate, now: Date): Promise<Buffer> {
  const list = new CertificateRevocationList()
  list.version = 1
  list.issuer = Certificate.fromBER(derOf(authority.certificate)).subject
  list.thisUpdate = new Time({ value: new Date(now.getTime() - 60_000) })
  list.nextUpdate = new Time({ value: new Date(now.getTime() + 7 * 86_400_000) })
  list.crlExtensions = new Extensions({
    extensions: [new Extension({ extnID: '2.5.29.20', extnValue: new Integer({ value: 1 }).toBER() })],
  })
  const jwk = createPrivateKey(authority.key).export({ format: 'jwk' }) as webcrypto.JsonWebKey
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await webcrypto.subtle.importKey('jwk', jwk, algorithm, true, ['sign'])
  await list.sign(key, 'SHA-256')
  return Buffer.from(list.toSchema(true).toBER())
}

import { createHash, createPrivateKey, type KeyObject, randomUUID, type X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { SignJWT } from 'jose'
import { endOfChain, readCertificates } from '../../../core/crypto/certificate-file.ts'
import type { ChannelCertificate } from '../../port.ts'
import type { EboxSettings } from './ebox-settings.ts'

/** The key or the certificate cannot be used. `code` is a word for logs and screens. */
export class ClientKeyFault extends Error {
  readonly code: 'key-unreadable' | 'certificate-unreadable' | 'key-and-certificate-differ' | 'certificate-expired'
  constructor(code: ClientKeyFault['code']) {
    super(code)
    this.name = 'ClientKeyFault'
    this.code = code
  }
}

export interface ClientKey {
  readonly key: KeyObject
  /** The certificate of the key, and those that issued it. */
  readonly chain: readonly X509Certificate[]
  readonly algorithm: 'RS256' | 'ES256'
}

/** Reads and checks the pair. @throws ClientKeyFault */
export async function readClientKey(
  { keyFile, certificateFile }: Pick<EboxSettings, 'keyFile' | 'certificateFile'>,
  now: Date,
): Promise<ClientKey> {
  const key = await readFile(keyFile)
    .then((pem) => createPrivateKey(pem))
    .catch(() => {
      throw new ClientKeyFault('key-unreadable')
    })
  const chain = await readCertificates(certificateFile)
  const [own] = chain
  const algorithm = key.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256'
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  if (own === undefined) throw new ClientKeyFault('certificate-unreadable')
  if (algorithm === 'ES256' && !isP256) throw new ClientKeyFault('key-unreadable')
  if (!own.checkPrivateKey(key)) throw new ClientKeyFault('key-and-certificate-differ')
  if (Date.parse(own.validTo) <= now.getTime()) throw new ClientKeyFault('certificate-expired')
  return { key, chain, algorithm }
}

/** The certificate of the client, and whether it and its key can be used. */
export async function clientCertificate(
  files: Pick<EboxSettings, 'keyFile' | 'certificateFile'>,
  now: Date,
): Promise<ChannelCertificate> {
  const fault = await readClientKey(files, now).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ClientKeyFault) return error.code
      throw error
    },
  )
  const endsAt = endOfChain(await readCertificates(files.certificateFile))
  return { name: 'client', ...(endsAt !== undefined && { endsAt }), ...(fault !== undefined && { fault }) }
}

/** How long an assertion may be used: long enough for clocks that differ a little. */
export const validSeconds = 120

/** A signed assertion of the identity of this client (RFC 7523, 2.2; `private_key_jwt` of OpenID Connect Core, 9). */
export async function signAssertion(
  { key, chain, algorithm }: ClientKey,
  { clientId, audience, assertionHeader }: Pick<EboxSettings, 'clientId' | 'audience' | 'assertionHeader'>,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000)
  const thumbprint = createHash('sha256')
    .update(chain[0]?.raw ?? '')
    .digest('base64url')
  return new SignJWT()
    .setProtectedHeader({
      alg: algorithm,
      typ: 'JWT',
      ...(assertionHeader !== 'x5c' && { 'x5t#S256': thumbprint }),
      ...(assertionHeader !== 'x5t#S256' && { x5c: chain.map(({ raw }) => raw.toString('base64')) }),
    })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + validSeconds)
    .sign(key)
}

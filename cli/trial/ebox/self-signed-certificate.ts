import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface KeyPair {
  /** PKCS#8, PEM. */
  readonly key: string
  /** X.509, PEM. */
  readonly certificate: string
}

/**
 * An RSA key with a certificate that it signs itself (RFC 5280, 4.1), as a client of the trial's eBox needs one. Node reads
 * certificates and makes none; a real one comes from a certification authority.
 */
export function makeSelfSigned(name: string, from: Date, days = 3_650): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const algorithm = sequence(objectId('2a864886f70d01010b'), der(0x05))
  const commonName = sequence(set(sequence(objectId('550403'), der(0x0c, Buffer.from(name)))))
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    algorithm,
    commonName,
    sequence(time(from), time(new Date(from.getTime() + days * 86_400_000))),
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = sequence(toBeSigned, algorithm, der(0x03, Buffer.of(0), signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

/** One value of the Distinguished Encoding Rules (ITU-T X.690): tag, length, content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content)
  if (bytes.length < 0x80) return Buffer.concat([Buffer.of(tag, bytes.length), bytes])
  const length = Buffer.from(bytes.length.toString(16).padStart(bytes.length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, bytes])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const set = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts)
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))

/** GeneralizedTime, as years from 2050 on require; earlier ones must be UTCTime (RFC 5280, 4.1.2.5). */
function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}

import { X509Certificate } from 'node:crypto'
import type { SignatureAlgorithm } from '../../templates/seal/write-cms.ts'
import { SealFault } from './seal-fault.ts'

/** A key that seals, with its certificates. */
export interface SealKey {
  readonly algorithm: SignatureAlgorithm
  /** DER of its certificate, and of those that issued it. */
  readonly chain: readonly Uint8Array[]
  /** The longest signature, in bytes. */
  readonly signatureBytes: number
  /** @throws SealFault while a device is left in peace after a failure */
  readonly assertAwake?: () => void
  /** Signs with SHA-256. @throws SealFault */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** What a public key says of its signatures. @throws SealFault for keys that are too weak or of another kind */
export function signaturesOf({ publicKey }: X509Certificate): Pick<SealKey, 'algorithm' | 'signatureBytes'> {
  const { modulusLength = 0, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
  if (publicKey.asymmetricKeyType === 'rsa' && modulusLength >= 2_048)
    return { algorithm: 'rsa', signatureBytes: Math.ceil(modulusLength / 8) }
  // Two numbers of at most 33 bytes, with their heads.
  if (publicKey.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1')
    return { algorithm: 'ecdsa', signatureBytes: 72 }
  throw new SealFault('key-not-allowed')
}

/** @throws SealFault when the certificate may not be used now */
export function checkValidity(chain: readonly Uint8Array[], now: Date): void {
  for (const each of chain) {
    const { validFrom, validTo } = new X509Certificate(each)
    if (Date.parse(validTo) <= now.getTime()) throw new SealFault('certificate-expired')
    if (Date.parse(validFrom) > now.getTime()) throw new SealFault('certificate-not-yet-valid')
  }
}

/**
 * The own certificate first, then each that issued the one before; others are left out. @throws SealFault
 * @param isOwn whether a certificate is that of the key
 */
export function orderChain(
  certificates: readonly X509Certificate[],
  isOwn: (certificate: X509Certificate) => boolean,
): Uint8Array[] {
  const own = certificates.find(isOwn)
  if (own === undefined)
    throw new SealFault(certificates.length === 0 ? 'certificate-unreadable' : 'key-and-certificate-differ')
  const chain = [own]
  for (let last = own; ; ) {
    const issuer = certificates.find((each) => !chain.includes(each) && last.checkIssued(each))
    if (issuer === undefined) return chain.map(({ raw }) => raw)
    chain.push(issuer)
    last = issuer
  }
}

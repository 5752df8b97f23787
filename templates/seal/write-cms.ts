import { createHash } from 'node:crypto'
import { Integer } from 'asn1js'
import { Certificate } from 'pkijs'
import { algorithm, type Der, derOf, octets, oid, oids, tags, wrap } from './der.ts'

export type SignatureAlgorithm = 'rsa' | 'ecdsa'

export interface SignedContent {
  readonly algorithm: SignatureAlgorithm
  /** DER of the certificate of the signing key, and of those that issued it. */
  readonly chain: readonly Der[]
  readonly attributes: readonly Der[]
  readonly signature: Uint8Array
  /** A token of RFC 3161 about `signature`. */
  readonly timeStamp?: Der
  /** What is signed, where the CMS carries it; absent: it is signed where it is. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array }
}

/**
 * The attributes that a signature covers (ETSI EN 319 122-1, 5.1 and 5.2.2.3), in the order of DER. The time of signing is not among
 * them: in a PDF the signature dictionary has it (ETSI EN 319 142-1, table 1).
 * @param digest SHA-256 of the content
 */
export function signedAttributes(digest: Uint8Array, certificate: Der, contentType: string = oids.data): Der[] {
  const certificateHash = createHash('sha256').update(certificate).digest()
  // The algorithm is left out where it is SHA-256 (RFC 5035, 4).
  const certificateId = wrap(tags.sequence, octets(certificateHash), issuerSerial(certificate))
  return [
    attribute(oids.contentType, oid(contentType)),
    attribute(oids.messageDigest, octets(digest)),
    attribute(oids.signingCertificate, wrap(tags.sequence, wrap(tags.sequence, certificateId))),
  ].sort((a, b) => Buffer.compare(a, b))
}

/** The bytes that the key signs (RFC 5652, 5.4). */
export function signedBytes(attributes: readonly Der[]): Der {
  return wrap(tags.set, ...attributes)
}

/** A signature with its certificates (RFC 5652), without the content unless it is given. */
export function writeCms({ algorithm: by, chain, attributes, signature, timeStamp, content }: SignedContent): Der {
  const [certificate] = chain
  if (certificate === undefined) throw new Error('A signature needs a certificate')
  const signer = wrap(
    tags.sequence,
    integer(1),
    wrap(tags.sequence, ...issuerAndSerial(certificate)),
    algorithm(oids.sha256),
    wrap(tags.context(0), ...attributes),
    signatureAlgorithm(by),
    octets(signature),
    ...(timeStamp === undefined ? [] : [wrap(tags.context(1), attribute(oids.timeStampToken, timeStamp))]),
  )
  const enclosed =
    content === undefined ? [oid(oids.data)] : [oid(content.type), wrap(tags.context(0), octets(content.bytes))]
  const signed = wrap(
    tags.sequence,
    integer(content === undefined ? 1 : 3),
    wrap(tags.set, algorithm(oids.sha256)),
    wrap(tags.sequence, ...enclosed),
    wrap(tags.context(0), ...chain),
    wrap(tags.set, signer),
  )
  return wrap(tags.sequence, oid(oids.signedData), wrap(tags.context(0), signed))
}

function signatureAlgorithm(by: SignatureAlgorithm): Der {
  // RSA has parameters that are null (RFC 5754, 3.2), ECDSA has none (3.3).
  return by === 'rsa'
    ? wrap(tags.sequence, oid(oids.rsaWithSha256), Buffer.from([5, 0]))
    : algorithm(oids.ecdsaWithSha256)
}

function attribute(type: string, value: Der): Der {
  return wrap(tags.sequence, oid(type), wrap(tags.set, value))
}

const integer = (value: number): Der => derOf(new Integer({ value }))

type IssuerAndSerial = readonly [issuer: Der, serial: Der]

/** Of the certificates of keys that are in use: parsing one takes longer than a signature on a curve. */
const known = new WeakMap<Der, IssuerAndSerial>()

function issuerAndSerial(certificate: Der): IssuerAndSerial {
  const found = known.get(certificate)
  if (found !== undefined) return found
  const { issuer, serialNumber } = Certificate.fromBER(certificate)
  const read = [derOf(issuer.toSchema()), derOf(serialNumber)] as const
  known.set(certificate, read)
  return read
}

/** The same as `GeneralNames` with one directory name (RFC 5035, 4). */
function issuerSerial(certificate: Der): Der {
  const [issuer, serial] = issuerAndSerial(certificate)
  return wrap(tags.sequence, wrap(tags.sequence, wrap(tags.context(4), issuer)), serial)
}

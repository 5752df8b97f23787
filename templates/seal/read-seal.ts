import { X509Certificate } from 'node:crypto'
import { ContentInfo, SignedData } from 'pkijs'
import { sealClaim } from './claims-seal.ts'
import { derOf, firstValue, oids } from './der.ts'
import { certificatesOf, readToken } from './time-stamp.ts'

/** The electronic seal of a PDF, as its bytes say. */
export interface SealSeen {
  readonly level: 'b-b' | 'b-t'
  /** The seal is of exactly these bytes, and its signature holds. Whether the certificate is to be trusted is not judged. */
  readonly isIntact: boolean
  /** Names of the certificate's owner and of its issuer. */
  readonly sealedBy: string
  readonly issuer: string
  /** The distinguished name of the certificate's owner. */
  readonly subject: string
  /** Hexadecimal. */
  readonly serialNumber: string
  readonly validFrom: Date
  readonly validTo: Date
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  /** The claimed time of sealing. */
  readonly sealedAt: Date
  readonly timeStamp?: { readonly at: Date; readonly by: string }
}

/** Hexadecimal digits of a CMS with a long chain of certificates and a time stamp: a supplied PDF may claim any length. */
const maxDigits = 131_072

/** Reads the seal that the hub put on a letter; undefined where there is none, or none that can be read. */
export async function readSeal(pdf: Uint8Array): Promise<SealSeen | undefined> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const from = text.lastIndexOf(sealClaim)
  if (from === -1) return undefined
  const head = text.subarray(from, text.indexOf('/Contents<', from) + '/Contents<'.length).toString('latin1')
  const range = /\/ByteRange\[(\d+) +(\d+) +(\d+) +(\d+) *\]/.exec(head)?.slice(1).map(Number)
  const time = /\/M\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(head)
  if (range === undefined || time === null) return undefined
  const [start = 0, before = 0, after = 0, length = 0] = range
  if (after - before > maxDigits) return undefined
  try {
    const cms = firstValue(Buffer.from(text.subarray(before + 1, after - 1).toString('latin1'), 'hex'))
    const signed = new SignedData({ schema: ContentInfo.fromBER(cms).content })
    const data = Buffer.concat([text.subarray(start, start + before), text.subarray(after, after + length)])
    const verified = await signed
      .verify({ signer: 0, data: Uint8Array.from(data).buffer, checkChain: false })
      .catch(() => false)
    const isWhole = start === 0 && after + length === text.length && before === from + head.length - 1
    const [own] = certificatesOf(signed)
    if (own === undefined) return undefined
    const certificate = new X509Certificate(derOf(own.toSchema(true)))
    const timeStamp = timeOf(signed)
    return {
      level: timeStamp === undefined ? 'b-b' : 'b-t',
      isIntact: verified && isWhole,
      sealedBy: nameIn(certificate.subject),
      issuer: nameIn(certificate.issuer),
      subject: certificate.subject.split('\n').join(', '),
      serialNumber: certificate.serialNumber,
      validFrom: new Date(certificate.validFrom),
      validTo: new Date(certificate.validTo),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      sealedAt: new Date(`${time[1]}-${time[2]}-${time[3]}T${time[4]}:${time[5]}:${time[6]}Z`),
      ...(timeStamp !== undefined && { timeStamp }),
    }
  } catch {
    // What cannot be read is no seal of the hub.
    return undefined
  }
}

function timeOf(signed: SignedData): SealSeen['timeStamp'] {
  const attribute = signed.signerInfos[0]?.unsignedAttrs?.attributes.find(({ type }) => type === oids.timeStampToken)
  const [value] = attribute?.values ?? []
  if (value === undefined) return undefined
  const { signed: token, info } = readToken(derOf(value))
  const [own] = certificatesOf(token)
  const by = own === undefined ? '' : nameIn(new X509Certificate(derOf(own.toSchema(true))).subject)
  return { at: info.genTime, by }
}

/** The name that people know, from a distinguished name of Node: an attribute a line, or several with ` + ` between them. */
export function nameIn(distinguished: string): string {
  const parts = distinguished.split(/\n| \+ /)
  // A comma of a name is behind a backslash (RFC 4514, 2.4).
  const found = (attribute: string): string | undefined =>
    parts
      .find((part) => part.startsWith(`${attribute}=`))
      ?.slice(attribute.length + 1)
      .replaceAll(/\\(.)/g, '$1')
  return found('CN') ?? found('O') ?? parts.join(', ')
}

import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'

/** What is written as ASN.1 (ITU-T X.690), in its distinguished encoding. */
export type Der = Uint8Array

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const

/** The tags of constructed values; `context` those of a structure's own. */
export const tags = { sequence: 0x30, set: 0x31, context: (number: number) => 0xa0 + number } as const

/** Values that are already encoded, joined under a tag: exact bytes of certificates and tokens stay as they came. */
export function wrap(tag: number, ...parts: readonly Der[]): Der {
  const size = parts.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(size)]), ...parts])
}

function lengthOf(size: number): number[] {
  if (size < 0x80) return [size]
  const bytes: number[] = []
  for (let left = size; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return [0x80 + bytes.length, ...bytes]
}

export const derOf = (value: { toBER(): ArrayBuffer }): Der => new Uint8Array(value.toBER())
export const oid = (value: string): Der => derOf(new ObjectIdentifier({ value }))
export const octets = (bytes: Uint8Array): Der => derOf(new OctetString({ valueHex: bytes }))
export const algorithm = (id: string): Der => derOf(new Sequence({ value: [new ObjectIdentifier({ value: id })] }))

/** The exact bytes of the members of a constructed value. @throws Error when it is none */
export function membersOf(value: Der): Der[] {
  const { result, offset } = fromBER(value)
  if (offset === -1 || !(result instanceof Constructed)) throw new Error('Not a constructed value of ASN.1')
  return result.valueBlock.value.map((member) => new Uint8Array(member.valueBeforeDecodeView))
}

/** The first value of these bytes, without what follows it. @throws Error when there is none */
export function firstValue(bytes: Uint8Array): Der {
  const { offset } = fromBER(bytes)
  if (offset === -1) throw new Error('No value of ASN.1')
  return bytes.subarray(0, offset)
}

import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto'
import { GeneralizedTime, Integer, ObjectIdentifier, Sequence } from 'asn1js'
import { TimeStampReq } from 'pkijs'
import { derOf, oids, tags, wrap } from '../../../templates/seal/der.ts'
import { signedAttributes, signedBytes, writeCms } from '../../../templates/seal/write-cms.ts'

export interface TimeStampKey {
  /** PEM */
  readonly key: string
  /** DER of the certificate, and of those that issued it. */
  readonly chain: readonly Uint8Array[]
}

/** Ways to answer wrongly, which a hub must find. */
export type WrongAnswer = 'refused' | 'wrong-nonce' | 'wrong-imprint' | 'wrong-signature' | 'wrong-time' | 'nonsense'

/** The policy of the stand-in, below the arc for examples of documents (2.999). */
const policy = '2.999.1'

/** Answers a request for a time stamp (RFC 3161, 2.4.2). */
export function answerTimeStamp(
  request: Uint8Array,
  { key, chain }: TimeStampKey,
  now: Date,
  wrong?: WrongAnswer,
): Uint8Array {
  if (wrong === 'nonsense') return Buffer.from('<html>Sign in first</html>')
  // Rejected: PKIStatus 2.
  if (wrong === 'refused') return wrap(tags.sequence, wrap(tags.sequence, integer(2)))
  const asked = TimeStampReq.fromBER(request)
  const imprint = derOf(asked.messageImprint.toSchema())
  const nonce = asked.nonce === undefined ? [] : [wrong === 'wrong-nonce' ? integer(7) : derOf(asked.nonce)]
  const at = wrong === 'wrong-time' ? new Date(now.getTime() - 3_600_000) : now
  const info = wrap(
    tags.sequence,
    integer(1),
    derOf(new ObjectIdentifier({ value: policy })),
    wrong === 'wrong-imprint' ? otherImprint() : imprint,
    derOf(new Integer({ valueHex: Uint8Array.from([0x40, ...randomBytes(15)]) })),
    derOf(new GeneralizedTime({ valueDate: at })),
    ...nonce,
  )
  const digest = createHash('sha256').update(info).digest()
  const [certificate] = chain
  if (certificate === undefined) throw new Error('A time stamp authority has a certificate')
  const attributes = signedAttributes(digest, certificate, oids.timeStampInfo)
  const own = createPrivateKey(key)
  const signature = sign('sha256', signedBytes(attributes), own)
  if (wrong === 'wrong-signature') signature[20] = (signature[20] ?? 0) ^ 1
  const content = { type: oids.timeStampInfo, bytes: info }
  const token = writeCms({
    algorithm: own.asymmetricKeyType === 'rsa' ? 'rsa' : 'ecdsa',
    chain,
    attributes,
    signature,
    content,
  })
  return wrap(tags.sequence, wrap(tags.sequence, integer(0)), token)
}

const integer = (value: number): Uint8Array => derOf(new Integer({ value }))

function otherImprint(): Uint8Array {
  const algorithm = derOf(new Sequence({ value: [new ObjectIdentifier({ value: oids.sha256 })] }))
  return wrap(tags.sequence, algorithm, wrap(4, randomBytes(32)))
}

import { Integer, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { type Der, derOf, membersOf, oids } from './der.ts'

/** Why an answer of a time stamp authority cannot be used. */
export class TimeStampFault extends Error {
  readonly code:
    | 'refused'
    | 'unreadable'
    | 'wrong-imprint'
    | 'wrong-nonce'
    | 'wrong-signature'
    | 'wrong-time'
    | 'not-trusted'
  constructor(code: TimeStampFault['code']) {
    super(code)
    this.name = 'TimeStampFault'
    this.code = code
  }
}

export interface TimeStamp {
  /** RFC 3161, exactly as it came. */
  readonly token: Der
  readonly time: Date
  readonly certificates: readonly Der[]
}

/** Asks for the time at which a SHA-256 existed (RFC 3161, 2.4.1). @param nonce see `newNonce` */
export function timeStampRequest(imprint: Uint8Array, nonce: Uint8Array): Der {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: oids.sha256 }),
      hashedMessage: new OctetString({ valueHex: imprint }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  })
  return derOf(request.toSchema())
}

/** A nonce is a positive number without leading zeros. */
export function asNonce(random: Uint8Array): Uint8Array {
  const nonce = Uint8Array.from(random)
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  return nonce
}

export interface Asked {
  /** What was hashed for the request. */
  readonly data: Uint8Array
  readonly imprint: Uint8Array
  readonly nonce: Uint8Array
  readonly now: Date
  /** Certificates that issued that of the authority; absent: any authority that answers at the address. */
  readonly trusted?: readonly Der[]
}

/** The clocks of the authority and of the hub differ at most by this (ms). */
const maxDifferenceMs = 300_000

/** Reads and checks an answer (RFC 3161, 2.4.2): it is of this request, and its signature holds. @throws TimeStampFault */
export async function readTimeStamp(answer: Uint8Array, asked: Asked): Promise<TimeStamp> {
  const { token, signed, info } = parse(answer)
  if (
    info.messageImprint.hashAlgorithm.algorithmId !== oids.sha256 ||
    !same(info.messageImprint.hashedMessage.valueBlock.valueHexView, asked.imprint)
  )
    throw new TimeStampFault('wrong-imprint')
  if (info.nonce === undefined || !same(info.nonce.valueBlock.valueHexView, asked.nonce))
    throw new TimeStampFault('wrong-nonce')
  if (Math.abs(info.genTime.getTime() - asked.now.getTime()) > maxDifferenceMs) throw new TimeStampFault('wrong-time')
  await checkSignature(signed, asked)
  return { token, time: info.genTime, certificates: certificatesOf(signed).map((each) => derOf(each.toSchema(true))) }
}

function parse(answer: Uint8Array): { token: Der; signed: SignedData; info: TSTInfo } {
  const response = orUnreadable(() => TimeStampResp.fromBER(answer))
  const { status } = response.status
  if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods) throw new TimeStampFault('refused')
  return orUnreadable(() => {
    const [, token] = membersOf(answer)
    if (token === undefined) throw new Error('The answer has no token')
    return { token, ...readToken(token) }
  })
}

/** The signature and the statement of a token. @throws Error when it is none */
export function readToken(token: Der): { readonly signed: SignedData; readonly info: TSTInfo } {
  const signed = new SignedData({ schema: ContentInfo.fromBER(token).content })
  const { eContent, eContentType } = signed.encapContentInfo
  if (eContent === undefined || eContentType !== oids.timeStampInfo) throw new Error('The token holds no time')
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) }
}

async function checkSignature(signed: SignedData, { data, trusted, now }: Asked): Promise<void> {
  const certificates = certificatesOf(signed)
  const verified = await signed
    .verify({ signer: 0, data: Uint8Array.from(data).buffer, checkChain: false, extendedMode: true })
    .catch(() => undefined)
  if (verified?.signatureVerified !== true || verified.signerCertificate == null)
    throw new TimeStampFault('wrong-signature')
  if (!isForTimeStamps(verified.signerCertificate)) throw new TimeStampFault('not-trusted')
  if (trusted === undefined) return
  const chained = await signed
    .verify({
      signer: 0,
      data: Uint8Array.from(data).buffer,
      checkChain: true,
      checkDate: now,
      trustedCerts: trusted.map((each) => Certificate.fromBER(each)),
    })
    .catch(() => false)
  if (!chained || certificates.length === 0) throw new TimeStampFault('not-trusted')
}

/** A certificate of a time stamp authority says so (RFC 3161, 2.3). */
function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === '2.5.29.37')?.parsedValue
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(oids.timeStamping)
}

export function certificatesOf({ certificates = [] }: SignedData): Certificate[] {
  return certificates.filter((each): each is Certificate => each instanceof Certificate)
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

function orUnreadable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof TimeStampFault) throw error
    throw new TimeStampFault('unreadable')
  }
}

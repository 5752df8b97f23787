import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../../../core/clock.ts'

export interface PeppolRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}
export interface PeppolAnswer {
  readonly status: number
  readonly json: unknown
}
/** A document that was handed over, with the key by which a repetition is recognised. */
export interface KeptDocument {
  readonly id: string
  readonly key: string
  readonly sender: string
  readonly receiver: string
  readonly documentType: string
  readonly xml: Buffer
  readonly sentAt: Date
}
/** What an enterprise does on the network. */
export type ParticipantOfTrial = 'receives' | 'refuses' | 'receives-no-credit-notes' | 'unreachable'

export interface AccessPointFacts {
  readonly clock: Clock
  readonly token: string
  readonly participants: ReadonlyMap<string, ParticipantOfTrial>
  /** Participant identifiers that may send; absent: all. */
  readonly senders?: ReadonlySet<string>
  readonly documents: KeptDocument[]
}

const customization = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
const typeOf = (root: 'Invoice' | 'CreditNote'): string =>
  `urn:oasis:names:specification:ubl:schema:xsd:${root}-2::${root}##${customization}::2.1`
const types = [typeOf('Invoice'), typeOf('CreditNote')]
/** How long after the hand-over the receiver's side answers. */
const answersAfterMs = 2_000

const refuse = (status: number, code: string): PeppolAnswer => ({ status, json: { code } })

/** Answers as the API that the hub assumes of an access point (docs/peppol.md). */
export function answerOf(facts: AccessPointFacts, request: PeppolRequest): PeppolAnswer {
  const { method, path, headers } = request
  if (headers.authorization !== `Bearer ${facts.token}`) return refuse(401, 'TOKEN_NOT_ACCEPTED')
  if (method !== 'POST') return refuse(405, 'METHOD_NOT_ALLOWED')
  switch (path) {
    case '/participants/search':
      return withIds(request, (ids) => ({ participants: ids.flatMap((id) => participantOf(facts, id)) }))
    case '/documents/status':
      return withIds(request, (ids) => ({
        documents: facts.documents.filter(({ id }) => ids.includes(id)).map((document) => statusOf(facts, document)),
      }))
    case '/documents':
      return take(facts, request)
    default:
      return refuse(404, 'NO_SUCH_PATH')
  }
}

function withIds({ body }: PeppolRequest, answer: (ids: readonly string[]) => unknown): PeppolAnswer {
  let json: unknown
  try {
    json = JSON.parse(body.toString())
  } catch {
    return refuse(400, 'NOT_JSON')
  }
  const ids: unknown = typeof json === 'object' && json !== null && 'ids' in json ? json.ids : undefined
  if (!Array.isArray(ids) || ids.length > 500 || !ids.every((id) => typeof id === 'string'))
    return refuse(400, 'NO_IDS')
  return { status: 200, json: answer(ids) }
}

function typesOf({ participants }: AccessPointFacts, id: string): readonly string[] {
  const kind = participants.get(id)
  if (kind === undefined) return []
  return kind === 'receives-no-credit-notes' ? types.slice(0, 1) : types
}

function participantOf(
  facts: AccessPointFacts,
  id: string,
): readonly { id: string; documentTypes: readonly string[] }[] {
  return facts.participants.has(id) ? [{ id, documentTypes: typesOf(facts, id) }] : []
}

function take(facts: AccessPointFacts, { headers, body }: PeppolRequest): PeppolAnswer {
  const text = (name: string): string => {
    const value = headers[name]
    return typeof value === 'string' ? value : ''
  }
  const key = text('idempotency-key')
  const receiver = text('peppol-receiver')
  const sender = text('peppol-sender')
  const documentType = text('peppol-document-type')
  if (!/^"[0-9a-f-]{36}"$/.test(key)) return refuse(400, 'NO_IDEMPOTENCY_KEY')
  const before = facts.documents.find((each) => each.key === key)
  if (before !== undefined) return { status: 409, json: { id: before.id } }
  if (facts.senders?.has(sender) === false) return refuse(403, 'SENDER_NOT_REGISTERED')
  if (!facts.participants.has(receiver)) return refuse(404, 'RECEIVER_NOT_REGISTERED')
  if (!typesOf(facts, receiver).includes(documentType)) return refuse(422, 'DOCUMENT_TYPE_NOT_RECEIVED')
  if (!isOfType(body, documentType)) return refuse(422, 'DOCUMENT_INVALID')
  const document = { id: randomUUID(), key, sender, receiver, documentType, xml: body, sentAt: facts.clock.now() }
  facts.documents.push(document)
  return { status: 202, json: { id: document.id } }
}

/** Its root element is that of the announced type; the rules of invoices are checked by the public validator of the tests. */
function isOfType(body: Buffer, documentType: string): boolean {
  const root = documentType === types[0] ? 'Invoice' : 'CreditNote'
  return body.subarray(0, 300).includes(`<${root} xmlns=`) && body.subarray(-50).includes(`</${root}>`)
}

function statusOf({ participants, clock }: AccessPointFacts, { id, receiver, sentAt }: KeptDocument) {
  const answeredAt = new Date(sentAt.getTime() + answersAfterMs)
  if (answeredAt > clock.now()) return { id, status: 'sent' }
  const kind = participants.get(receiver)
  const status = kind === 'refuses' ? 'rejected' : kind === 'unreachable' ? 'failed' : 'delivered'
  return { id, status, at: answeredAt.toISOString() }
}

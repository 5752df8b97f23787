import type { Clock } from '../../../core/clock.ts'
import { type Box, boxOfNumber } from './boxes.ts'
import { checkPublication, readIdempotencyKey } from './check-publication.ts'
import { type EboxAnswer, EboxRefusal } from './ebox-answer.ts'
import { openEvents } from './ebox-events.ts'
import type { KeptLetter, KeptLetters } from './kept-letters.ts'
import { referenceData } from './reference-data.ts'
import type { RegisteredSender } from './registered-sender.ts'
import type { TokenServer } from './token-server.ts'

export interface EboxRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
  /** The address under which the stand-in was called. */
  readonly origin: string
}

export interface EboxFacts {
  readonly clock: Clock
  readonly tokens: TokenServer
  readonly letters: KeptLetters
  readonly boxes: ReadonlyMap<string, Box>
  /** Absent: every sender of the right form is accepted. */
  readonly senders?: readonly RegisteredSender[] | undefined
  readonly scopes: { readonly publish: string; readonly federation: string; readonly events: string }
}

export const registryPath = '/REST/ebox/enterprise/messageRegistry/v3'
export const federationPath = '/REST/ebox/enterprise/federation/v1'
export const tokenPath = '/REST/oauth/v5/token'
export const eventsPath = '/events/ebox/enterprise/document/events'
/** As the message types of most senders have it. */
const sixMonthsMs = 182 * 86_400_000
const maxStatuses = 500

/** The answers of the eBox: registry, federation, events and tokens. */
export function openEbox(facts: EboxFacts): (request: EboxRequest) => Promise<EboxAnswer> {
  const { tokens, scopes, clock, letters, senders = [] } = facts
  const eventsOf = openEvents(letters)
  const needs = (request: EboxRequest, scope: string): void => {
    const given = tokens.scopeOf(request.header('authorization'))
    if (given === undefined) throw new EboxRefusal(401, 'UNAUTHORIZED', 'The token is missing or not valid')
    if (given !== scope) throw new EboxRefusal(403, 'FORBIDDEN', 'The scope is missing')
  }
  const json = (request: EboxRequest): unknown => {
    try {
      return JSON.parse(request.body.toString())
    } catch {
      throw new EboxRefusal(400, 'INVALID_INPUT', 'The body is not JSON')
    }
  }
  return async (request) => {
    const { method, path } = request
    const route = `${method} ${path}`
    if (route === `POST ${tokenPath}`)
      return tokens.grant(new URLSearchParams(request.body.toString()), `${request.origin}${tokenPath}`)
    if (route === `POST ${registryPath}/ebox/messages`) {
      needs(request, scopes.publish)
      return publish(facts, request)
    }
    if (route === `POST ${registryPath}/searchMessageStatus`) {
      needs(request, scopes.publish)
      return { status: 201, json: statuses(facts, json(request)) }
    }
    if (method === 'GET' && path.startsWith(`${registryPath}/refData/`)) {
      needs(request, scopes.publish)
      const kind = path.slice(`${registryPath}/refData/`.length)
      return { status: 200, json: referenceData(kind, senders, request.query) }
    }
    if (route === `POST ${federationPath}/eboxPreferences/search`) {
      needs(request, scopes.federation)
      return { status: 200, json: preferences(facts, json(request)) }
    }
    if (route === `POST ${federationPath}/citizenEboxConsents/search`) {
      needs(request, scopes.federation)
      return { status: 200, json: consents(facts, json(request)) }
    }
    if (route === `GET ${eventsPath}`) {
      needs(request, scopes.events)
      return { status: 200, json: eventsOf(request.query, clock.now()) }
    }
    throw new EboxRefusal(404, 'NOT_FOUND', 'No such resource')
  }
}

async function publish({ clock, letters, boxes, senders }: EboxFacts, request: EboxRequest): Promise<EboxAnswer> {
  const checked = checkPublication(request.header('content-type'), request.body)
  const { message, number } = checked
  const key = readIdempotencyKey(request.header('idempotency-key'))
  const { sender, senderApplicationId: application, messageTypeId: messageType, recipient } = message
  const isRegistered = senders?.some(
    (each) =>
      each.target === recipient.eboxType &&
      each.organization === sender.enterpriseNumber &&
      each.application === application &&
      each.messageType === messageType,
  )
  if (isRegistered === false) throw new EboxRefusal(400, 'INVALID_SENDER', 'Invalid message configuration')
  const box = boxOfNumber(number, boxes)
  if (box.refuses !== undefined) {
    const { status, code, message: text } = box.refuses
    throw new EboxRefusal(status, code, text, status === 503 ? { 'retry-after': '1' } : {})
  }
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + (box.keepsMs ?? sixMonthsMs)).toISOString()
  const letter = await letters.add(
    checked,
    key === undefined ? undefined : `${sender.enterpriseNumber} ${application} ${key}`,
    {
      receivedAt: now.toISOString(),
      expiresAt,
      ...(box.readsAfterMs !== undefined && { readAt: new Date(now.getTime() + box.readsAfterMs).toISOString() }),
    },
  )
  if (letter === undefined) throw new EboxRefusal(409, 'CONFLICT', 'This Idempotency-Key was used before')
  const unopened = { code: 'NO_DIGITAL_USER', message: 'The recipient never opened the eBox' }
  return { status: 201, json: { messageId: letter.messageId, expirationDate: expiresAt, ...(!box.opened && unopened) } }
}

function statuses({ letters, clock }: EboxFacts, asked: unknown): unknown[] {
  if (!Array.isArray(asked) || asked.length > maxStatuses)
    throw new EboxRefusal(400, 'INVALID_INPUT', `A list of at most ${maxStatuses} letters`)
  const now = clock.now()
  return (asked as readonly { messageId?: unknown; eboxId?: unknown }[]).flatMap(({ messageId, eboxId }) => {
    const letter = letters.find(String(messageId))
    if (letter === undefined || JSON.stringify(eboxId) !== JSON.stringify(letter.message.recipient)) return []
    if (Date.parse(letter.expiresAt) <= now.getTime()) return []
    return { messageId, eboxId, expirationDate: letter.expiresAt, readStatus: isRead(letter, now), visible: true }
  })
}

function isRead({ readAt }: KeptLetter, now: Date): boolean {
  return readAt !== undefined && Date.parse(readAt) <= now.getTime()
}

/** `EboxIdSameTypeList` of federation 1.3. */
function numbersIn(asked: unknown, eboxType: string, idType: string): string[] {
  const { eboxType: type, eboxIdType, eboxIdValueList: list } = (asked ?? {}) as Readonly<Record<string, unknown>>
  if (type !== eboxType || eboxIdType !== idType || !Array.isArray(list))
    throw new EboxRefusal(400, 'INVALID_INPUT', 'Not a list of eBoxes of one type')
  return list.map(String)
}

function preferences({ boxes, clock }: EboxFacts, asked: unknown): unknown[] {
  return numbersIn(asked, 'ENTERPRISE', 'EnterpriseNumber').flatMap((number) => {
    const { consent, opened } = boxOfNumber(number, boxes)
    if (!consent) return []
    return {
      eboxId: { eboxType: 'ENTERPRISE', eboxIdValue: number },
      exclusivelyEbox: false,
      ...(opened && { lastConnectionDate: clock.now().toISOString() }),
    }
  })
}

/** Its shape is not published: that of `eboxPreferences` is assumed (decision 0050). */
function consents({ boxes }: EboxFacts, asked: unknown): unknown[] {
  return numbersIn(asked, 'CITIZEN', 'SSIN').flatMap((number) =>
    boxOfNumber(number, boxes).consent ? { eboxId: { eboxType: 'CITIZEN', eboxIdValue: number }, consent: true } : [],
  )
}

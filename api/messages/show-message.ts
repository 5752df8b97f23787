import { showId, showNumberedId } from '../../core/words/id.ts'
import { maskInsz } from '../../core/words/numbers/insz.ts'
import type { ObjectionTerm } from '../../dispatcher/legal-service/service-rules.ts'
import type { EventLine, MessageLine, MessageView } from '../../dispatcher/messages/message-view.ts'
import {
  type MessageAction,
  messageActions,
  type Possibility,
  type PossibleActions,
} from '../../dispatcher/messages/possible/possible-changes.ts'
import { whyNotWords } from '../../dispatcher/messages/possible/why-not.ts'
import type { Message, MessageRow } from '../contract/messages/message.ts'
import type { Issuer } from '../contract/messages/parts.ts'

/** The people and keys that the timeline names: who submitted the message, and who cancelled, held, released or repeated it. */
export function actorsOf({ events }: MessageView): readonly string[] {
  return events.flatMap(({ detail }) => (isActor(detail?.['by']) ? [detail['by']] : []))
}

const isActor = (by: unknown): by is string => typeof by === 'string' && /^(staff|key):/.test(by)

/** One message as the contract shows it; absent values are left out. `names` holds the names of `actorsOf`. */
export function showMessage(view: MessageView, possible: PossibleActions, names: ReadonlyMap<string, string>): Message {
  const issuerOf = (detail: EventLine['detail']): { by?: Issuer } => {
    const by = detail?.['by']
    if (!isActor(by)) return {}
    const name = names.get(by)
    return { by: { actor: by, ...(name !== undefined && { name }) } }
  }
  const { by: submittedBy } = issuerOf(view.events.find(({ type }) => type === 'accepted')?.detail)
  const { id, sendAfter, expiresAt, next, resendOf, copyOf, document, subject, record, batch, batchRow } = view
  return {
    id: showId('message', id),
    status: view.status,
    final: view.final,
    test: view.test,
    reference: view.reference,
    ...(batch !== null && { batch: { id: showId('batch', batch), row: batchRow ?? 0 } }),
    ...(resendOf !== null && { resendOf: showId('message', resendOf) }),
    ...(copyOf !== null && { copyOf: showId('message', copyOf) }),
    createdAt: view.createdAt.toISOString(),
    updatedAt: view.updatedAt.toISOString(),
    ...(submittedBy !== undefined && { submittedBy }),
    ...templateOf(view),
    ...(document !== null && { document: showId('document', document) }),
    ...(subject !== undefined && { subject }),
    class: view.class,
    ...rulesOf(view),
    ...confidentialityOf(view),
    priority: view.priority,
    ...(view.costCentre !== null && { costCentre: view.costCentre }),
    ...(sendAfter !== null && { sendAfter: sendAfter.toISOString() }),
    ...(expiresAt !== null && { expiresAt: expiresAt.toISOString() }),
    recipient: addresseeOf(view.recipient),
    route: view.route.map((step, place) => ({ step: place + 1, ...step })),
    ...(next !== null && { next: { channel: next.channel, when: next.when, if: next.if } }),
    ...cancellable(possible),
    possible: Object.fromEntries(
      messageActions.map((action) => [action, showPossibility(possible[action])]),
    ) as Message['possible'],
    replyReference: view.replyReference,
    checkCode: view.checkCode,
    deliveries: view.deliveries.map((each) => ({
      id: showNumberedId('dlv', id, each.seq),
      channel: each.channel,
      status: each.status,
      attempts: each.attempts,
      ...(each.providerReference !== null && { providerReference: each.providerReference }),
      ...(each.handedOverAt !== null && { handedOverAt: each.handedOverAt.toISOString() }),
      ...(each.availableUntil !== undefined && { availableUntil: each.availableUntil }),
      ...(each.nextAttemptAt !== null && { nextAttemptAt: each.nextAttemptAt.toISOString() }),
      ...(each.simulated && { simulated: true }),
    })),
    events: view.events.map(({ sequence, type, at, delivery, channel, detail }) => ({
      id: showNumberedId('evt', id, sequence),
      sequence,
      type,
      at: at.toISOString(),
      ...(channel !== undefined && { channel }),
      ...(delivery !== undefined && { delivery: showNumberedId('dlv', id, delivery) }),
      ...issuerOf(detail),
      ...(detail !== undefined && { detail }),
    })),
    alerts: view.alerts.map(({ id: alert, kind, status, reason, plannedAt, settledAt }) => ({
      id: showId('alert', alert),
      kind,
      status,
      ...(reason !== null && { reason }),
      plannedAt: plannedAt.toISOString(),
      ...(settledAt !== null && { at: settledAt.toISOString() }),
    })),
    documents: view.documents.map(({ id: sent, kind, variant, mediaType, pages, size, sha256 }) => ({
      id: showId('document', sent),
      kind,
      variant,
      mediaType,
      ...(pages !== null && { pages }),
      size,
      sha256,
    })),
    ...(record !== null && {
      record: { id: showId('record', record), proof: `/v1/archive/records/${showId('record', record)}/proof` },
    }),
    ...(view.personalDataRemovedAt !== null && { personalDataRemovedAt: view.personalDataRemovedAt.toISOString() }),
  }
}

function rulesOf({ classRules }: MessageView): Pick<Message, 'classRules'> {
  if (classRules === null) return {}
  const { name, inboxService, printService, objectionTerm, readingTermDays, termRule, inboxDays } = classRules
  return {
    classRules: {
      name,
      service: { inbox: inboxService, print: printService, ...termOf(objectionTerm) },
      ...(readingTermDays !== null && { readingTermDays }),
      termRule,
      ...(inboxDays !== null && { inboxDays }),
    },
  }
}

function termOf(term: ObjectionTerm | null): { termDays?: number; termMonths?: number } {
  if (term === null) return {}
  return 'days' in term ? { termDays: term.days } : { termMonths: term.months }
}

function confidentialityOf({ confidentiality }: MessageView): Pick<Message, 'confidentiality'> {
  if (confidentiality === undefined) return {}
  const { personOnly, namedReader, hidden } = confidentiality
  return {
    confidentiality: {
      ...(personOnly === true && { personOnly }),
      ...(namedReader !== undefined && { namedReader: maskInsz(namedReader) }),
      ...(hidden === true && { hidden }),
    },
  }
}

function addresseeOf({ address, ...recipient }: MessageView['recipient']): Message['recipient'] {
  if (address === undefined) return recipient
  return { ...recipient, address: 'lines' in address ? { ...address, lines: [...address.lines] } : address }
}

/** A waiting letter can be cancelled until it is handed over; a letter in a print run until the run closes. */
function cancellable({ cancel }: PossibleActions): Pick<Message, 'cancellable' | 'cancellableUntil'> {
  if (!cancel.now) return { cancellable: false }
  return { cancellable: true, ...(cancel.until !== undefined && { cancellableUntil: cancel.until.toISOString() }) }
}

function showPossibility(found: Possibility): Message['possible'][MessageAction] {
  if (found.now) return { now: true, ...(found.until !== undefined && { until: found.until.toISOString() }) }
  return { now: false, reason: found.reason, because: whyNotWords[found.reason] }
}

function templateOf(line: Pick<MessageLine, 'templateKey' | 'templateNumber' | 'language'>): Pick<Message, 'template'> {
  const { templateKey, templateNumber, language } = line
  if (templateKey === null || templateNumber === null) return {}
  return { template: { key: templateKey, version: templateNumber, ...(language !== null && { language }) } }
}

/** One line of the list. */
export function showMessageRow(line: MessageLine): MessageRow {
  return {
    id: showId('message', line.id),
    status: line.status,
    final: line.final,
    test: line.test,
    reference: line.reference,
    createdAt: line.createdAt.toISOString(),
    updatedAt: line.updatedAt.toISOString(),
    ...templateOf(line),
    class: line.class,
    priority: line.priority,
    ...(line.costCentre !== null && { costCentre: line.costCentre }),
    recipient: line.recipient,
    ...(line.channel !== null && { channel: line.channel }),
  }
}

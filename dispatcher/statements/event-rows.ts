import { wordsOfEvent } from '../../core/words/events/words-of-event.ts'
import { type Language, localized } from '../../core/words/language.ts'
import type { EventType } from '../../core/words/message.ts'
import { formatDateTime } from '../../templates/language/format/format-value.ts'
import type { EventLine, MessageView } from '../messages/message-view.ts'
import { wordsOfRule } from '../routing/rules.ts'
import { type ReasonName, reasonNames, type StatementWords } from './words/statement-words.ts'

/** Events with a reason that a person typed: a statement that leaves the entity does not repeat it. */
const reasonsOfPeople: ReadonlySet<EventType> = new Set(['scheduled', 'cancelled', 'held', 'released', 'failed'])
/** Events whose reason says nothing about the letter: reports that changed nothing. */
const withoutReason: ReadonlySet<EventType> = new Set(['ignored'])

/** A row for each event, oldest first: when it happened, and what, with its reason. */
export function eventRows({ events, deliveries }: MessageView, language: Language, words: StatementWords): string[][] {
  const channels = new Map(deliveries.map(({ seq, channel }) => [seq, channel]))
  return events.map((event) => {
    const { type, at, delivery, detail = {} } = event
    const channel = event.channel ?? (delivery === undefined ? undefined : channels.get(delivery))
    const occurredAt = textIn(detail, 'occurredAt')
    const happened = occurredAt === undefined ? at : new Date(occurredAt)
    const isReportedLater = Math.abs(+at - +happened) >= 60_000
    const because = [
      ...reasonsOf(event, language, words),
      ...(isReportedLater ? [words.reported(formatDateTime(at.toISOString(), language))] : []),
    ]
    const what = wordsOfEvent(type, channel, language)
    return [
      formatDateTime(happened.toISOString(), language),
      [because.length === 0 ? what : `${what}.`, ...because].join(' '),
    ]
  })
}

function reasonsOf({ type, detail = {} }: EventLine, language: Language, words: StatementWords): string[] {
  const rule = textIn(detail, 'rule')
  const reason = textIn(detail, 'reason')
  const code = textIn(detail, 'code')
  const barcode = textIn(detail, 'barcode')
  return [
    rule !== undefined && localized(wordsOfRule(rule), language),
    reason !== undefined && reasonText(type, reason, words),
    type === 'bounced' && code !== undefined && words.code(code),
    barcode !== undefined && words.barcode(barcode),
    detail['mayHaveLeftTwice'] === true && words.mayHaveLeftTwice,
    detail['simulated'] === true && words.simulated,
  ].filter((each): each is string => typeof each === 'string' && each !== '')
}

function reasonText(type: EventType, reason: string, words: StatementWords): string | undefined {
  if (reasonsOfPeople.has(type) || withoutReason.has(type)) return undefined
  if (isReason(reason)) return words.reason[reason]
  return type === 'returned' || type === 'not-collected' ? words.otherReason : undefined
}

function isReason(text: string): text is ReasonName {
  return reasonNames.some((name) => name === text)
}

function textIn(detail: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = detail[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

import type { Localized } from '../../core/words/language.ts'
import type { EventType } from '../../core/words/message.ts'
import { type UnseenReason, unseenReasons } from '../message/unseen-reason.ts'

/**
 * Whether a digital letter was seen in time: opened within its reading term, still waiting for that, on paper before the end of the
 * term, or not opened when the term ended.
 */
export const seenVerdicts = ['seen', 'waiting', 'moved-on', 'not-seen'] as const
export type SeenVerdict = (typeof seenVerdicts)[number]

interface ProofEvent {
  readonly type: EventType
  readonly at: Date
  readonly delivery?: number
  readonly detail?: Readonly<Record<string, unknown>>
}

/** What a timeline holds about the delivery, as `readMessage` gives it. */
export interface ProofFacts {
  readonly events: readonly ProofEvent[]
  readonly alerts: readonly {
    readonly kind: string
    readonly status: string
    readonly settledAt: Date | null
  }[]
}

export interface SeenProof {
  readonly verdict: SeenVerdict
  /** Why it moved on. */
  readonly reason?: UnseenReason
  /** When it was handed over. */
  readonly deliveredAt: Date
  /** When the first alert left; absent: none did. */
  readonly alertedAt?: Date
  /** When a reader first opened it, also after the verdict. */
  readonly openedAt?: Date
  /** When the letter moved on, or its term ended. */
  readonly leftAt?: Date
}

/**
 * The proof about the first digital delivery that had to be opened, from the timeline alone: nothing is stored, so that a late report
 * changes it. Undefined for a letter that no reader has to open, and before its hand-over.
 */
export function proveSeen({ events, alerts }: ProofFacts): SeenProof | undefined {
  const planned = events.find(({ type, detail }) => type === 'planned' && detail?.['awaits'] === 'reading')
  if (planned === undefined) return undefined
  const own = events.filter(({ delivery }) => delivery === planned.delivery)
  const deliveredAt = own.find(({ type }) => type === 'handed-over')?.at
  if (deliveredAt === undefined) return undefined
  const opened = own.find(({ type }) => type === 'read' || type === 'acknowledged')
  const left = own.find(({ type }) => type === 'unread' || type === 'neglected')
  const reason = unseenReasons.find((each) => each === left?.detail?.['reason'])
  const alertedAt = alerts.find(({ kind, status }) => kind === 'first' && status === 'sent')?.settledAt ?? undefined
  return {
    verdict: verdictOf(opened?.at, left?.at, reason),
    deliveredAt,
    ...(reason !== undefined && { reason }),
    ...(alertedAt !== undefined && { alertedAt }),
    ...(opened !== undefined && { openedAt: opened.at }),
    ...(left !== undefined && { leftAt: left.at }),
  }
}

function verdictOf(opened: Date | undefined, left: Date | undefined, reason: UnseenReason | undefined): SeenVerdict {
  if (opened !== undefined && (left === undefined || opened <= left)) return 'seen'
  if (left === undefined) return 'waiting'
  return reason === undefined ? 'not-seen' : 'moved-on'
}

/** The verdict in words, for screens and systems of the sender. */
export const seenWords: Readonly<Record<Exclude<SeenVerdict, 'moved-on'> | UnseenReason, Localized>> = {
  seen: {
    nl: 'De ontvanger opende de digitale brief op tijd.',
    fr: 'Le destinataire a ouvert la lettre numérique à temps.',
    de: 'Der Empfänger hat den digitalen Brief rechtzeitig geöffnet.',
    en: 'The recipient opened the digital letter in time.',
  },
  waiting: {
    nl: 'De ontvanger opende de digitale brief nog niet. De termijn loopt nog.',
    fr: 'Le destinataire n’a pas encore ouvert la lettre numérique. Le délai court encore.',
    de: 'Der Empfänger hat den digitalen Brief noch nicht geöffnet. Die Frist läuft noch.',
    en: 'The recipient has not opened the digital letter yet. Its term still runs.',
  },
  'not-seen': {
    nl: 'De ontvanger opende de digitale brief niet binnen de termijn.',
    fr: 'Le destinataire n’a pas ouvert la lettre numérique dans le délai.',
    de: 'Der Empfänger hat den digitalen Brief nicht innerhalb der Frist geöffnet.',
    en: 'The recipient did not open the digital letter within its term.',
  },
  'not-alerted': {
    nl: 'De ontvanger kon geen melding krijgen. De brief ging vóór het einde van de termijn verder.',
    fr: 'Le destinataire n’a pas pu être averti. La lettre a continué avant la fin du délai.',
    de: 'Der Empfänger konnte nicht benachrichtigt werden. Der Brief ging vor Ende der Frist weiter.',
    en: 'The recipient could not be alerted. The letter moved on before the end of its term.',
  },
  'not-opened': {
    nl: 'De ontvanger opende de brief niet in de eerste helft van de termijn. De brief ging verder.',
    fr: 'Le destinataire n’a pas ouvert la lettre dans la première moitié du délai. Elle a continué.',
    de: 'Der Empfänger hat den Brief nicht in der ersten Hälfte der Frist geöffnet. Er ging weiter.',
    en: 'The recipient did not open the letter in the first half of its term. It moved on.',
  },
}

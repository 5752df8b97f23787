import { useTranslation } from 'react-i18next'
import type { ChannelName } from '../../../../api/contract/values/message.ts'
import type { Issuer, Message, MessageEvent } from '../../ui/api/api-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'

export interface EventWords {
  /** The event as a sentence. */
  readonly what: string
  /** The reason or other details, each on its own line. */
  readonly because: readonly string[]
}

/** Events whose reason was written by a person; the reason of every other event is a code. */
const byPeople = new Set<MessageEvent['type']>(['scheduled', 'cancelled', 'held', 'released', 'failed'])

/**
 * Reasons of bounces by their enhanced status code (RFC 3463): the class of the detail identifies the address, the mailbox or
 * the mail as the cause.
 */
const bounces: readonly (readonly [RegExp, string])[] = [
  [/^[45]\.1\.(1|2|3|6|10)$/, 'unknown-recipient'],
  [/^[45]\.1\./, 'address-refused'],
  [/^[45]\.2\.2$/, 'mailbox-full'],
  [/^[45]\.2\./, 'mailbox-closed'],
  [/^[45]\.3\.4$|^[45]\.2\.3$/, 'too-large'],
  [/^[45]\.4\.|^[45]\.3\./, 'server-away'],
  [/^[45]\.6\./, 'content-refused'],
  [/^[45]\.7\./, 'policy'],
]

/** The event after which an arrival is computed. */
const stepBefore = { 'cut-off': 'planned', 'hand-over': 'handed-over', posting: 'posted' } as const

/** An event in words: its channel, the rule that decided, the reason that was given, and whether it was simulated. */
export function useEventWords(message: Message): (event: MessageEvent) => EventWords {
  const { t } = useTranslation()
  const localized = useLocalized()
  const format = useFormat()
  return (event) => {
    const detail = event.detail ?? {}
    const word = (name: string) => (typeof detail[name] === 'string' ? detail[name] : undefined)
    const channel = channelOf(message, event)
    const way = channel === undefined ? '' : t(`channelBy.${channel}`)
    const rule = word('rule')
    const step = rule === undefined ? undefined : message.route.findLast((each) => each.rule === rule && each.chosen)
    const kind = word('kind')
    const until = word('availableUntil')
    return {
      what: t([`event.${event.type}-${channel}`, `event.${event.type}`], {
        way,
        defaultValue: t('event.other'),
      }).trim(),
      because: [
        step && localized(step.because),
        event.type === 'failed' && kind !== undefined && t(`stuckKind.${kind}`, { defaultValue: t('stuckKind.other') }),
        event.by && byWhom(event.by),
        event.type === 'bounced'
          ? withCode(reasonOf(event.type, word('reason')), word('code'))
          : reasonOf(event.type, word('reason')),
        event.type === 'bounced' && word('reason') === undefined
          ? bounceOf(word('code') ?? word('diagnostic'), word('class'))
          : undefined,
        event.type === 'cancelled' && word('by') === 'send-condition' && t('message.notNeeded'),
        event.type === 'bounced' ? undefined : statusOf(word('detail')),
        // What the partner reported as a word, with its repair. Other details are for the log.
        t(`refusal.${word('detail')}`, { defaultValue: '' }),
        until !== undefined &&
          t(`message.${event.type === 'lapsing' ? 'removedOn' : 'availableUntil'}`, { day: format.date(until) }),
        event.type === 'scheduled' &&
          word('sendAfter') !== undefined &&
          t('message.notBefore', { moment: format.moment(word('sendAfter') ?? '') }),
        event.type === 'lapsed' && detail['last'] === true ? t('message.lapsedLast') : undefined,
        arrivalOf(event),
        word('noAlert') && t(`noAlert.${word('noAlert')}`, { defaultValue: t('noAlert.other') }),
        word('barcode') && t('message.tracking', { number: word('barcode') }),
        word('outcome') === 'notice-left' && t('registered.track.notice-left'),
        word('tracking') && t('message.tracking', { number: word('tracking') }),
        typeof detail['pages'] === 'number' ? t('message.pages', { count: detail['pages'] }) : undefined,
        detail['mayHaveLeftTwice'] === true ? t('message.mayHaveLeftTwice') : undefined,
        detail['simulated'] === true ? t('message.simulated') : undefined,
      ].filter((each): each is string => typeof each === 'string' && each !== ''),
    }
  }

  /** On its last step with the printer, the day on which the letter is expected. */
  function arrivalOf(event: MessageEvent): string | undefined {
    const { expectedArrival } = message.deliveries.find((each) => each.id === event.delivery) ?? {}
    if (expectedArrival === undefined || event.type !== stepBefore[expectedArrival.from]) return undefined
    const isLast = message.events.findLast((each) => each.delivery === event.delivery && each.type === event.type)
    return isLast?.id === event.id ? t('message.expectedShort', { day: format.date(expectedArrival.day) }) : undefined
  }

  /** A key counts as an actor: its name is the name of the program that uses it. */
  function byWhom({ actor, name }: Issuer): string {
    const kind = actor.startsWith('key:') ? 'key' : 'staff'
    return name === undefined ? t(`message.byUnknown.${kind}`) : t(`message.by.${kind}`, { name })
  }

  function reasonOf(type: MessageEvent['type'], reason: string | undefined): string | undefined {
    if (reason === undefined || type === 'ignored') return undefined
    if (byPeople.has(type)) return t('message.reasonGiven', { reason })
    return t([`reason.${type}-${reason}`, `reason.${reason}`], { defaultValue: t('reason.other') })
  }

  function withCode(words: string | undefined, code: string | undefined): string | undefined {
    return words !== undefined && /^[45]\.\d+\.\d+$/.test(code ?? '') ? t('message.withCode', { words, code }) : words
  }

  /** The answer of a mail server, by its numbers: its words are for the log. */
  function statusOf(detail: string | undefined): string | undefined {
    const [code] = /^[45]\d\d( [45]\.\d+\.\d+)?$/.exec(detail ?? '') ?? []
    return code === undefined ? undefined : t('message.answeredWith', { code })
  }

  function bounceOf(code: string | undefined, kind: string | undefined): string | undefined {
    if (code === undefined) return undefined
    const found = bounces.find(([pattern]) => pattern.test(code))?.[1]
    const words = t(`reason.${found ?? (kind === 'soft' ? 'server-away' : 'other')}`)
    return /^[45]\.\d+\.\d+$/.test(code) ? t('message.withCode', { words, code }) : words
  }
}

function channelOf(message: Message, event: MessageEvent): ChannelName | undefined {
  return event.channel ?? message.deliveries.find((each) => each.id === event.delivery)?.channel
}

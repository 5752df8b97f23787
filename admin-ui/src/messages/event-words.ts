import { useTranslation } from 'react-i18next'
import type { Message, MessageEvent } from '../ui/api/api-types.ts'
import type { ChannelName } from '../ui/api/statuses.ts'
import { useLocalized } from '../ui/format/use-format.ts'

export interface EventWords {
  /** What happened, as a sentence. */
  readonly what: string
  /** Why, or what is known beside it, each on a line of its own. */
  readonly because: readonly string[]
}

/** An event in words: the channel it is about, the rule that chose, the reason that was given, that it was simulated. */
export function useEventWords(message: Message): (event: MessageEvent) => EventWords {
  const { t } = useTranslation()
  const localized = useLocalized()
  return (event) => {
    const detail = event.detail ?? {}
    const word = (name: string) => (typeof detail[name] === 'string' ? detail[name] : undefined)
    const channel = channelOf(message, event)
    const way = channel === undefined ? '' : t(`channelBy.${channel}`)
    const rule = word('rule')
    const step = rule === undefined ? undefined : message.route.findLast((each) => each.rule === rule && each.chosen)
    const reason = word('reason')
    return {
      what: t(`event.${event.type}`, { way, defaultValue: event.type }).trim(),
      because: [
        step && localized(step.because),
        reason && t(`reason.${reason}`, { defaultValue: reason }),
        word('detail') && t('message.partnerSaid', { words: word('detail') }),
        word('diagnostic') && t('message.partnerSaid', { words: word('diagnostic') }),
        typeof detail['pages'] === 'number' ? t('message.pages', { count: detail['pages'] }) : undefined,
        detail['mayHaveLeftTwice'] === true ? t('message.mayHaveLeftTwice') : undefined,
        detail['simulated'] === true ? t('message.simulated') : undefined,
      ].filter((each): each is string => each !== undefined && each !== ''),
    }
  }
}

function channelOf(message: Message, event: MessageEvent): ChannelName | undefined {
  return event.channel ?? message.deliveries.find((each) => each.id === event.delivery)?.channel
}

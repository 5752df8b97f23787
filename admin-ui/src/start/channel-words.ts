import { useTranslation } from 'react-i18next'
import type { ChannelState } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'

/** The channels of an action item; for paused channels also who paused them, why and since when. */
export function useChannelWords(channels: readonly ChannelState[]): {
  readonly channels: string
  readonly why: string
} {
  const { t } = useTranslation()
  const format = useFormat()
  const name = (channel: ChannelState) => t(`channel.${channel.name}`)
  return {
    channels: channels.map(name).join(', '),
    why: channels
      .filter(({ paused }) => paused)
      .map(
        (each, _, all) =>
          // With one channel, the title names it.
          (all.length > 1 ? `${name(each)}: ` : '') +
          t('start.pausedBy', {
            who: each.pausedBy?.name ?? t('operation.commandLine'),
            moment:
              each.pausedAt === undefined ? '–' : `${format.shortDate(each.pausedAt)}, ${format.time(each.pausedAt)}`,
            reason: each.pauseReason ?? t('operation.noReason'),
            waiting: format.number(each.waiting),
          }),
      )
      .join(' '),
  }
}

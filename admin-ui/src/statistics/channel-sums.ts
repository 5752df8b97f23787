import { type ChannelName, channelNames } from '../../../api/contract/values/message.ts'
import type { StatisticSum } from '../ui/api/statistics-types.ts'

/** Letters that ended at a channel. */
export function endedAt({ channels }: StatisticSum, channel: ChannelName): number {
  return channels[channel] ?? 0
}

/** Letters that ended at any channel. */
export function endedAnywhere(sum: StatisticSum): number {
  return channelNames.reduce((letters, channel) => letters + endedAt(sum, channel), 0)
}

/** Letters that have not left yet, or that could not be delivered to any channel. */
export function endedNowhere(sum: StatisticSum): number {
  return sum.letters - endedAnywhere(sum)
}

/** The channels where letters ended, in the order of the other tables. */
export function channelsOf(sum: StatisticSum): readonly ChannelName[] {
  return channelNames.filter((channel) => endedAt(sum, channel) > 0)
}

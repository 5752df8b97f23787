import { type ChannelName, channelNames } from '../../../../api/contract/values/message.ts'
import type { Traffic } from '../../ui/api/operator-types.ts'

type Bucket = Traffic['buckets'][number]
export type Count = 'left' | 'refused' | 'unanswered'

/** A count of one channel in one bucket; a channel without activity is absent from the bucket. */
export function countIn(bucket: Bucket, channel: ChannelName, count: Count): number {
  return bucket.channels.find(({ name }) => name === channel)?.[count] ?? 0
}

/** A count over all channels of a bucket. */
export function allIn(bucket: Bucket, count: Count): number {
  return bucket.channels.reduce((sum, each) => sum + each[count], 0)
}

/** A count over the period, of one channel. */
export function totalOf({ buckets }: Traffic, channel: ChannelName, count: Count): number {
  return buckets.reduce((sum, bucket) => sum + countIn(bucket, channel, count), 0)
}

/** Channels with activity in the period, in the order of the other tables. */
export function channelsOf(traffic: Traffic): readonly ChannelName[] {
  return channelNames.filter((channel) =>
    traffic.buckets.some((bucket) => bucket.channels.some(({ name }) => name === channel)),
  )
}

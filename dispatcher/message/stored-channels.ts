import { CompactReader, CompactWriter } from '../../core/bytes/compact-bytes.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { channelCodes } from './codes.ts'

/** The channels of a message, in the order of policy, as `message.channels` holds them: one code each. */
export function encodeChannels(channels: readonly ChannelName[]): Buffer {
  const to = new CompactWriter()
  for (const channel of channels) channelCodes.write(to, channel)
  return to.finish()
}

export function decodeChannels(bytes: Uint8Array): ChannelName[] {
  const from = new CompactReader(bytes)
  const channels: ChannelName[] = []
  while (!from.atEnd) channels.push(channelCodes.read(from) as ChannelName)
  return channels
}

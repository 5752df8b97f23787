import type { Channel } from '../../channels/port.ts'
import { simulateChannel } from '../../channels/simulator/simulated-channel.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { simulatorAnswers } from './ask-reach.ts'

/** The adapter that serves a letter on a channel: that of the channel, or the simulator in its place. */
export function answeringChannel(
  { channels }: { readonly channels: ReadonlyMap<ChannelName, Channel> },
  letter: { readonly test: boolean },
  recipient: Recipient,
  name: ChannelName,
): Channel | undefined {
  return simulatorAnswers(letter.test, recipient, name) ? simulateChannel(name) : channels.get(name)
}

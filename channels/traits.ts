import type { ChannelName } from '../core/words/message.ts'
import type { Channel } from './port.ts'

export type ChannelTraits = Pick<Channel, 'media' | 'onUnknown' | 'pace'>

/** What is fixed about each channel, whoever answers for it: its adapter or the simulator. */
export const channelTraits: Readonly<Record<ChannelName, ChannelTraits>> = {
  ebox: { media: ['letter'], onUnknown: 'retry', pace: 'now' },
  inbox: { media: ['page', 'letter'], onUnknown: 'retry', pace: 'now' },
  // A second mail with the same Message-ID is a smaller harm than a letter that nobody got.
  email: { media: ['email', 'letter'], onUnknown: 'retry', pace: 'now' },
  // Trying again is safe: the adapter looks for its marker at the partner before it sends.
  print: { media: ['letter'], onUnknown: 'retry', pace: 'collected' },
}

/** Channels whose partner does not recognise a second hand-over: a mail server takes the same Message-ID twice (RFC 5321, 4.2.5). */
export const mayArriveTwice: ReadonlySet<ChannelName> = new Set(['email'])

/** Channels whose recipients hear of a letter only from our own mail; a partner such as the eBox sends its own. */
export const alertedByUs: ReadonlySet<ChannelName> = new Set(['inbox'])

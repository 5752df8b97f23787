import type { ChannelName } from '../../core/words/message.ts'

/** Euro cents of a digital letter, by channel; a channel that is not named costs nothing. */
export type ChannelPrices = Readonly<Partial<Record<ChannelName, number>>>

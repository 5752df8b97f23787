import type { ChannelName, Via } from '../core/words/message.ts'
import { addressText } from '../core/words/post/postal-address.ts'
import type { ChannelTraits } from './channel-traits.ts'
import { peppolTraits } from './peppol/traits.ts'

const byVia = (via: Via | undefined, medium: 'digital' | 'paper'): boolean =>
  via === undefined || via === 'any' || via === medium

/** The fixed properties of each channel, whether its adapter or the simulator serves a letter. */
export const channelTraits: Readonly<Record<ChannelName, ChannelTraits>> = {
  peppol: peppolTraits,
  ebox: {
    medium: 'digital',
    media: ['letter'],
    carries: ({ kind, via }) =>
      (kind === 'letter' || kind === 'attachment' || kind === 'slip') && byVia(via, 'digital'),
    // A publication has exactly one of the languages of the law (decision 0050).
    languages: ['nl', 'fr', 'de'],
    canAddress: ({ type }) => type !== 'addressee',
    isConfidential: true,
    isRegistered: false,
    confirmsReading: true,
    dispatch: 'immediate',
    onUnknown: 'retry',
    recognisesRepeats: true,
    alertedByHub: false,
    byAgreement: true,
  },
  inbox: {
    medium: 'digital',
    media: ['page', 'letter'],
    carries: ({ kind, via }) =>
      (kind === 'letter' || kind === 'page' || kind === 'attachment') && byVia(via, 'digital'),
    canAddress: ({ type }) => type !== 'addressee',
    isConfidential: true,
    isRegistered: false,
    confirmsReading: true,
    dispatch: 'immediate',
    onUnknown: 'retry',
    recognisesRepeats: true,
    alertedByHub: true,
    guards: true,
    removesLetters: true,
  },
  email: {
    medium: 'digital',
    media: ['email', 'letter'],
    // The mail itself holds what goes with it.
    carries: ({ kind, via }) => kind === 'email' && byVia(via, 'digital'),
    canAddress: ({ email }) => email !== undefined,
    addressOf: ({ email }) => (email === undefined ? undefined : { domain: 'email', text: email.toLowerCase() }),
    isConfidential: false,
    isRegistered: false,
    confirmsReading: false,
    // RFC 5321, 4.5.4.1: a mail server gives up after four to five days.
    receiptWindowDays: { handedOver: 5 },
    dispatch: 'immediate',
    // A second mail with the same Message-ID is less harm than a letter that did not arrive.
    onUnknown: 'retry',
    // A mail server accepts the same Message-ID twice (RFC 5321, 4.2.5).
    recognisesRepeats: false,
    alertedByHub: false,
  },
  print: {
    medium: 'paper',
    media: ['letter'],
    carries: ({ kind, via }) => (kind === 'letter' || kind === 'attachment' || kind === 'slip') && byVia(via, 'paper'),
    canAddress: ({ address }) => address !== undefined,
    addressOf: ({ address }) => (address === undefined ? undefined : { domain: 'address', text: addressText(address) }),
    isConfidential: true,
    isRegistered: true,
    confirmsReading: false,
    // A posted letter may come back for thirty days. A partner that never reports must not keep the letter open for ever.
    receiptWindowDays: { handedOver: 60, posted: 30 },
    // A partner prints and posts within two working days; five days hold a weekend and a legal holiday. The post presents a
    // registered letter on the next working days, and reports it the same day.
    owedReports: [
      { report: 'posted', after: 'handed-over', limitDays: 5 },
      { report: 'presented', after: 'posted', limitDays: 7, registeredOnly: true },
    ],
    dispatch: 'collected',
    // The adapter checks for its marker at the partner before it sends again.
    onUnknown: 'retry',
    recognisesRepeats: true,
    alertedByHub: false,
  },
}

/** Whether a delivery waits for a run; the simulator hands over at once, on any channel. */
export function isCollected({
  channel,
  simulated,
}: {
  readonly channel: ChannelName
  readonly simulated: boolean
}): boolean {
  return channelTraits[channel].dispatch === 'collected' && !simulated
}

export function isPaper(channel: ChannelName): boolean {
  return channelTraits[channel].medium === 'paper'
}

import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { channelTraits } from '../traits.ts'

/** What a simulated recipient does with a letter. */
export const behaviours = [
  'delivered',
  'bounced',
  'slow',
  'unavailable',
  'unavailable-three-times',
  'complaint',
  'no-ebox',
  'no-digital-user',
  'never-reads',
  'rejected',
  'posted',
  'returned',
  'late',
] as const
export type Behaviour = (typeof behaviours)[number]

export const simulatorDomain = 'simulator.uitpost.test'

/** The behaviour that a recipient's address or number selects on this channel; undefined: an ordinary recipient. */
export function behaviourOf(recipient: Recipient, channel: ChannelName): Behaviour | undefined {
  const { canAddress, media, medium } = channelTraits[channel]
  if (!canAddress(recipient)) return undefined
  if (media.includes('email')) return byMailbox(recipient.email)
  if (medium === 'paper') return byStreet(recipient.address)
  return recipient.type === 'citizen' ? bySerial(recipient.insz) : undefined
}

/** Whether the simulator answers in place of the channel for this recipient, also with a live key. */
export function isSimulated(recipient: Recipient, channel: ChannelName): boolean {
  return behaviourOf(recipient, channel) !== undefined
}

const mailboxes: Readonly<Record<string, Behaviour>> = {
  delivered: 'delivered',
  bounced: 'bounced',
  slow: 'slow',
  unavailable: 'unavailable',
  complaint: 'complaint',
}

/** Any other mailbox of the simulator's domain accepts its mail: nothing for that domain may reach the internet. */
function byMailbox(email: string | undefined): Behaviour | undefined {
  const [mailbox, domain] = email?.toLowerCase().split('@') ?? []
  if (domain !== simulatorDomain) return undefined
  const [name = ''] = mailbox?.split('+') ?? []
  return Object.hasOwn(mailboxes, name) ? mailboxes[name] : 'delivered'
}

const houses: Readonly<Record<string, Behaviour>> = { '1': 'posted', '2': 'returned', '3': 'rejected', '4': 'late' }

function byStreet(address: Recipient['address']): Behaviour | undefined {
  if (address === undefined || !('street' in address)) return undefined
  if (address.street.trim().toLowerCase() !== 'simulatorstraat') return undefined
  const number = address.houseNumber.trim()
  return Object.hasOwn(houses, number) ? houses[number] : 'posted'
}

/** TST numbers have a month of 61 to 72; only their serials 900 to 949 behave in a special way. */
function bySerial(insz: string): Behaviour | undefined {
  const month = Number(insz.slice(2, 4))
  const serial = Number(insz.slice(6, 9))
  if (month < 61 || month > 72) return undefined
  if (serial >= 900 && serial <= 909) return 'no-ebox'
  if (serial >= 910 && serial <= 919) return 'no-digital-user'
  if (serial >= 920 && serial <= 929) return 'never-reads'
  if (serial >= 930 && serial <= 939) return 'unavailable-three-times'
  if (serial >= 940 && serial <= 949) return 'rejected'
  return undefined
}

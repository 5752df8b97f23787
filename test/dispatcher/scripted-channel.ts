import type { Channel, Outcome, Parcel } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'

/** A channel whose partner follows the script of the test, and that remembers what it was given. */
export interface ScriptedChannel extends Channel {
  readonly taken: Parcel[]
  answer: (parcel: Parcel, signal: AbortSignal, halt?: AbortSignal) => Outcome | Promise<Outcome>
}

export const acceptedBy = (name: string): Outcome => ({ kind: 'accepted', providerReference: name })

export function scriptedEmail(): ScriptedChannel {
  const channel: ScriptedChannel = {
    name: 'email',
    traits: channelTraits.email,
    taken: [],
    answer: () => acceptedBy('mail'),
    reach: async (questions) =>
      questions.map(({ recipient }) =>
        recipient.email === undefined ? { kind: 'no', reason: 'no-email' } : { kind: 'yes' },
      ),
    compose: async (parcel) => Buffer.from(`Subject: ${parcel.subject}\r\n\r\n${parcel.documents.length}`),
    deliver: async (parcels, signal, halt) => {
      channel.taken.push(...parcels)
      return Promise.all(parcels.map(async (parcel) => channel.answer(parcel, signal, halt)))
    },
    close: async () => {},
  }
  return channel
}

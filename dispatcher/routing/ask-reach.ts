import type { Channel, Reach, ReachQuestion } from '../../channels/port.ts'
import { simulateChannel } from '../../channels/simulator/simulated-channel.ts'
import { isSimulated } from '../../channels/simulator/simulated-recipient.ts'
import { channelTraits, isPaper } from '../../channels/traits.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'

/** A channel, as far as it says whether it can reach a recipient. */
export type ReachableChannel = Pick<Channel, 'reach' | 'admits'>

/** A recipient about whom the channels are queried. */
export interface Asked extends ReachQuestion {
  readonly test: boolean
  readonly allowed: readonly ChannelName[]
  /** To whom the letter is addressed on paper; absent: to the recipient. */
  readonly addressedTo?: Recipient | undefined
}

/** Whether the simulator answers for this recipient on this channel: test keys always, live ones for its own recipients. */
export function simulatorAnswers(test: boolean, recipient: Recipient, channel: ChannelName): boolean {
  return test || isSimulated(recipient, channel)
}

/** Whether each channel can reach each recipient; each channel gets one query about all. One result each, in order. */
export async function askReach(
  channels: ReadonlyMap<ChannelName, ReachableChannel>,
  questions: readonly Asked[],
): Promise<Map<ChannelName, Reach>[]> {
  const answers = questions.map(() => new Map<ChannelName, Reach>())
  const names = new Set(questions.flatMap((each) => each.allowed))
  await Promise.all(
    [...names].flatMap((name) => {
      const about = questions
        .map((question, index) => ({ question, index }))
        .filter((each) => each.question.allowed.includes(name))
      const simulated = about.filter(({ question }) => simulatorAnswers(question.test, question.recipient, name))
      const real = about.filter((each) => !simulated.includes(each))
      const channel = channels.get(name)
      return [askSimulator(channel, simulated, name, answers), ask(channel, real, name, answers)]
    }),
  )
  return answers
}

/**
 * The simulator answers for the recipient. Whether the entity may use the channel at all is for the channel itself, so that a
 * trial letter takes the route that a real one would take.
 */
async function askSimulator(
  channel: ReachableChannel | undefined,
  about: readonly { question: Asked; index: number }[],
  name: ChannelName,
  answers: Map<ChannelName, Reach>[],
): Promise<void> {
  if (about.length === 0) return
  // An installation without the partner has no entity that is connected to it.
  if (channel === undefined && channelTraits[name].byAgreement === true) return ask(channel, about, name, answers)
  const admitted = await channel?.admits?.(about.map(({ question }) => question))
  const open = about.filter(({ index }, place) => {
    const sender = admitted?.[place]
    if (sender?.kind !== 'no') return true
    answers[index]?.set(name, sender)
    return false
  })
  await ask(simulateChannel(name), open, name, answers)
}

async function ask(
  channel: ReachableChannel | undefined,
  about: readonly { question: Asked; index: number }[],
  name: ChannelName,
  answers: Map<ChannelName, Reach>[],
): Promise<void> {
  if (about.length === 0) return
  const reaches = await channel?.reach(
    about.map(({ question }) => {
      const { recipient, addressedTo } = question
      return { ...question, recipient: isPaper(name) ? (addressedTo ?? recipient) : recipient }
    }),
  )
  for (const [place, { index }] of about.entries()) {
    answers[index]?.set(name, reaches?.[place] ?? { kind: 'no', reason: 'not-connected' })
  }
}

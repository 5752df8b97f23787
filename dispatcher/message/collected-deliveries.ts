import type { DeliveryRef, PlannedLetter } from '../../channels/collector.ts'
import { collectorOf } from '../../channels/collectors.ts'
import { isCollected } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName, DeliveryStatus } from '../../core/words/message.ts'
import type { TrackedDelivery, TrackedMessage } from './tracked-message.ts'

/** A delivery that waits for a run of its channel. */
export interface CollectedRef extends DeliveryRef {
  readonly channel: ChannelName
}

/** The deliveries of a message that wait for a run. */
export function collectedOf(
  {
    id,
    deliveries,
  }: Pick<TrackedMessage, 'id'> & {
    readonly deliveries: readonly Pick<TrackedDelivery, 'seq' | 'channel' | 'status' | 'simulated'>[]
  },
  statuses: readonly DeliveryStatus[] = ['planned'],
): CollectedRef[] {
  return deliveries
    .filter((each) => isCollected(each) && statuses.includes(each.status))
    .map(({ channel, seq }) => ({ channel, message: id, sequence: seq }))
}

/** Takes letters out of their runs. @returns those taken out; the others are already in a part, and leave. */
export async function dropCollected(tx: Tx, letters: readonly CollectedRef[]): Promise<readonly DeliveryRef[]> {
  return byChannel(letters, (channel, mine) => collectorOf(channel).drop(tx, mine))
}

/** The runs of letters; a letter in no run is left out. */
export async function plansOfCollected(tx: Tx, letters: readonly CollectedRef[]): Promise<readonly PlannedLetter[]> {
  return byChannel(letters, (channel, mine) => collectorOf(channel).plansOf(tx, mine))
}

/** The messages in the same parts as these letters: they leave, and stop, together. */
export async function leavingTogether(tx: Tx, letters: readonly CollectedRef[]): Promise<readonly MessageId[]> {
  return byChannel(letters, (channel, mine) => collectorOf(channel).leavingTogether(tx, mine))
}

async function byChannel<T>(
  letters: readonly CollectedRef[],
  ask: (channel: ChannelName, letters: readonly CollectedRef[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const answers: T[] = []
  for (const channel of new Set(letters.map((each) => each.channel)))
    answers.push(
      ...(await ask(
        channel,
        letters.filter((each) => each.channel === channel),
      )),
    )
  return answers
}

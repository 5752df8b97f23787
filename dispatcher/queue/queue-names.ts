import { type Priority, priorities } from '../../core/words/message.ts'

export const stages = ['prepare', 'deliver'] as const
export type Stage = (typeof stages)[number]
export type QueueName = `${Stage}-${Priority}` | 'timers'

/** Three lanes by two stages, and one queue for due timers. */
export const queueNames: readonly QueueName[] = [
  ...stages.flatMap((stage) => priorities.map((lane): QueueName => `${stage}-${lane}`)),
  'timers',
]

export function queueOf(stage: Stage, lane: Priority): QueueName {
  return `${stage}-${lane}`
}

import type { Clock } from '../../core/clock.ts'
import type { Database } from '../../core/db/database.ts'
import type { SenderLimits } from '../../core/tenants/quotas/quotas.ts'
import { giveBack, type Left, takeLetters } from '../../core/tenants/quotas/take-letters.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Sender } from '../message/sender.ts'
import { insertMessages } from './insert-messages.ts'
import type { NewMessage } from './new-message.ts'

/** How long a request waits for others (measured: one commit for 20 requests accepts three times as many). */
const waitMs = 3
const maxPerGroup = 64

/** What became of a message: accepted and durable; its key was already used; or a limit of its sender is used up. */
export interface Written {
  readonly outcome: 'accepted' | 'known' | 'used-up'
  /** What is left of the limits afterwards. */
  readonly left: readonly Left[]
}

interface Waiting {
  readonly message: NewMessage
  readonly resolve: (written: Written) => void
  readonly reject: (error: unknown) => void
}
type Group = readonly Waiting[]

/** Requests of one entity and mode that arrive within a moment share one statement and one commit. */
export interface GroupCommit {
  /** Requests with limits share them with those of the same key only. */
  accept(sender: Sender, message: NewMessage, limits: SenderLimits): Promise<Written>
}

export function openGroupCommit(database: Database, clock: Clock): GroupCommit {
  const groups = new Map<string, Waiting[]>()

  const leave = (name: string, sender: Sender, group: Waiting[], limits: SenderLimits): void => {
    if (groups.get(name) === group) groups.delete(name)
    void write({ database, clock, sender, limits }, group)
  }
  return {
    accept: (sender, message, limits) =>
      new Promise((resolve, reject) => {
        const name = `${sender.entity}/${sender.test}/${limits.counters.length === 0 ? '' : sender.key}`
        let group = groups.get(name)
        if (group === undefined) {
          const newGroup: Waiting[] = []
          groups.set(name, newGroup)
          setTimeout(() => {
            if (groups.get(name) === newGroup) leave(name, sender, newGroup, limits)
          }, waitMs)
          group = newGroup
        }
        group.push({ message, resolve, reject })
        if (group.length >= maxPerGroup) leave(name, sender, group, limits)
      }),
  }
}

interface Within {
  readonly database: Database
  readonly clock: Clock
  readonly sender: Sender
  readonly limits: SenderLimits
}

async function write(within: Within, group: Group): Promise<void> {
  try {
    const written =
      within.limits.counters.length === 0 ? await insert(within, group) : await insertLimited(within, group)
    for (const { message, resolve } of group) resolve(written(message.id))
  } catch (error) {
    // One bad row would make its neighbours fail: each is tried alone, so that only the bad one fails.
    if (group.length > 1) await Promise.all(group.map((each) => write(within, [each])))
    else group[0]?.reject(error)
  }
}

type WrittenOf = (message: MessageId) => Written

async function insert({ database, sender }: Within, group: Group): Promise<WrittenOf> {
  const fresh = await insertMessages(database.app, sender, messagesOf(group))
  return (id) => ({ outcome: fresh.has(id) ? 'accepted' : 'known', left: [] })
}

/**
 * In the order of the group, in one transaction: letters are taken from the limits, and those whose key was already used are given
 * back, so that a repeated request takes nothing and leaves its place to the next one.
 */
async function insertLimited({ database, clock, sender, limits }: Within, group: Group): Promise<WrittenOf> {
  const now = clock.now()
  return database.asEntity(sender.entity, async (tx) => {
    const outcomes = new Map<MessageId, Written['outcome']>()
    let waiting = group
    for (;;) {
      const { granted, left } = await takeLetters(tx, limits, waiting.length, now)
      const admitted = messagesOf(waiting.slice(0, granted))
      if (admitted.length === 0) return (id) => ({ outcome: outcomes.get(id) ?? 'used-up', left })
      const fresh = await insertMessages(tx, sender, admitted)
      for (const { id } of admitted) outcomes.set(id, fresh.has(id) ? 'accepted' : 'known')
      await giveBack(tx, limits, admitted.length - fresh.size, now)
      waiting = waiting.slice(granted)
      if (waiting.length === 0) return (id) => ({ outcome: outcomes.get(id) ?? 'used-up', left })
    }
  })
}

const messagesOf = (group: Group): NewMessage[] => group.map(({ message }) => message)

import type { Queryable } from '../../core/db/database.ts'
import type { Sender } from '../message/sender.ts'
import { insertMessages } from './insert-messages.ts'
import type { NewMessage } from './new-message.ts'

/** How long a request waits for others (measured: one commit for 20 requests accepts three times as many). */
const waitMs = 3
const maxPerGroup = 64

interface Waiting {
  readonly message: NewMessage
  readonly resolve: (fresh: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Requests of one entity and mode that arrive within a moment share one statement and one commit. */
export interface GroupCommit {
  /** Resolves when the message is durable: true; or when its key was already used: false. */
  accept(sender: Sender, message: NewMessage): Promise<boolean>
}

export function openGroupCommit(app: Queryable): GroupCommit {
  const groups = new Map<string, Waiting[]>()

  const leave = (name: string, sender: Sender, group: Waiting[]): void => {
    if (groups.get(name) === group) groups.delete(name)
    void write(app, sender, group)
  }
  return {
    accept: (sender, message) =>
      new Promise((resolve, reject) => {
        const name = `${sender.entity}/${sender.test}`
        let group = groups.get(name)
        if (group === undefined) {
          const newGroup: Waiting[] = []
          groups.set(name, newGroup)
          setTimeout(() => {
            if (groups.get(name) === newGroup) leave(name, sender, newGroup)
          }, waitMs)
          group = newGroup
        }
        group.push({ message, resolve, reject })
        if (group.length >= maxPerGroup) leave(name, sender, group)
      }),
  }
}

async function write(app: Queryable, sender: Sender, group: readonly Waiting[]): Promise<void> {
  try {
    const fresh = await insertMessages(
      app,
      sender,
      group.map((each) => each.message),
    )
    for (const each of group) each.resolve(fresh.has(each.message.id))
  } catch (error) {
    // One bad row would make its neighbours fail: each is tried alone, so that only the bad one fails.
    if (group.length > 1) await Promise.all(group.map((each) => write(app, sender, [each])))
    else group[0]?.reject(error)
  }
}

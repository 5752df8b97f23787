import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailed } from '../command-failed.ts'
import { pathOf } from '../commands/batches/batch-path.ts'
import type { ShownBatch } from '../commands/batches/show-batch.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { openProgress } from '../show/progress-bar.ts'
import { right } from '../show/refusal.ts'
import type { Terminal } from '../terminal.ts'

const pollMs = 400

/** A person who ends the command in the middle of a list. */
export interface Interruption {
  readonly isRequested: () => boolean
}

/** Notices Ctrl-C; the hub continues with the list. */
export function watchInterruption(terminal: Terminal): Interruption {
  let isRequested = false
  void terminal.untilStopped().then(() => {
    isRequested = true
  })
  return { isRequested: () => isRequested }
}

/** Asks for the list until `isReached`, with a bar of `counted` rows. @throws CommandFailed when it was interrupted */
export async function followList(
  terminal: Terminal,
  api: HubApi,
  id: string,
  {
    title,
    isReached,
    counted,
    interruption,
  }: {
    readonly title: string
    readonly isReached: (list: ShownBatch) => boolean
    readonly counted: (list: ShownBatch) => number
    readonly interruption: Interruption
  },
): Promise<ShownBatch> {
  let bar: ReturnType<typeof openProgress> | undefined
  let shown = 0
  try {
    for (;;) {
      const list = right(await api.get(pathOf(id))) as unknown as ShownBatch
      if (list.total !== undefined) bar ??= openProgress(terminal, title, list.total)
      bar?.step(Math.max(0, counted(list) - shown))
      shown = Math.max(shown, counted(list))
      if (isReached(list)) return list
      if (interruption.isRequested()) throw interrupted(id)
      await sleep(pollMs)
    }
  } finally {
    bar?.end()
  }
}

export function interrupted(id: string): CommandFailed {
  return new CommandFailed(
    `Interrupted. The hub keeps the list as it is: ${id}.`,
    `Run the same command again to go on, or see: uitpost batches show ${id}`,
  )
}

export function hasEnded({ status }: ShownBatch): boolean {
  return status === 'rejected' || status === 'cancelled' || status === 'completed'
}

import { setTimeout as sleep } from 'node:timers/promises'
import { assertPublishedKnown } from '../../archive/ledger/published/publish-checkpoints.ts'
import { openPublishedFiles } from '../../archive/ledger/published/published-files.ts'
import { isDatabaseAway } from '../../core/db/is-database-away.ts'
import { codeOf } from '../../core/error-code.ts'
import { findOpenRecovery, refuseInRecovery } from '../../dispatcher/recovery/recovery-state.ts'
import { type ClosingStack, createClosingStack } from './closing-stack.ts'
import type { BaseServices } from './open-base-services.ts'

/** Whether the hub is in recovery: between the restore of its database and the moment at which an operator ends that state. */
export interface RecoveryWatch {
  /** @throws Refusal UP-5055 while it lasts */
  assertOver(): void
  /** Opens something now, or as soon as the recovery has ended. */
  open(start: (opened: ClosingStack) => Promise<void>): Promise<void>
}

const pauseMs = 1_000

/** A database that is away may hold an open recovery: nothing begins before it answers. */
function isAwayOrThrow(error: unknown): true {
  if (isDatabaseAway(error)) return true
  throw error
}

/** Asks once, and while a recovery lasts every second. A database is restored while no process of the hub runs. */
export async function watchRecovery(
  { database, log }: Pick<BaseServices, 'database' | 'log'>,
  opened: ClosingStack,
): Promise<RecoveryWatch> {
  let isOpen = await findOpenRecovery(database.hub).then((open) => open !== undefined, isAwayOrThrow)
  const closing = new AbortController()
  const waiting = isOpen ? untilOver() : Promise.resolve()
  opened.push(async () => {
    closing.abort()
    await waiting
  })
  async function untilOver(): Promise<void> {
    log.warn('in recovery, or the database is away: nothing leaves and no letter is accepted')
    while (isOpen && !closing.signal.aborted) {
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined)
      isOpen = await findOpenRecovery(database.hub).then((open) => open !== undefined, isAwayOrThrow)
    }
    if (!isOpen) log.info('no recovery is open: the hub begins to work')
  }
  return {
    assertOver: () => {
      if (isOpen) refuseInRecovery()
    },
    open: async (start) => {
      const own = createClosingStack()
      if (!isOpen) {
        opened.push(() => own.closeAll())
        return start(own)
      }
      const later = waiting.then(async () => {
        if (!closing.signal.aborted) await start(own)
      })
      const settled = later.catch((error: unknown) =>
        log.error({ code: codeOf(error) }, 'not opened after the recovery'),
      )
      opened.push(async () => {
        closing.abort()
        await settled
        await own.closeAll()
      })
    },
  }
}

/**
 * Refuses to hand anything over from a database that was restored without `uitpost recovery begin`.
 * @throws LedgerBroken
 */
export async function refuseUnknownRestore(
  { database }: Pick<BaseServices, 'database'>,
  checkpointFile: string,
): Promise<void> {
  await assertPublishedKnown(database, openPublishedFiles(checkpointFile))
}

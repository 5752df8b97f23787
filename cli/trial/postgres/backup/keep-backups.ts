import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { leafFileOf } from '../../../../archive/ledger/published/published-files.ts'
import type { Clock } from '../../../../core/clock.ts'
import { noteBaseBackup } from '../../../../core/db/backups/backup-state.ts'
import { timelineOf } from '../../../../core/db/base-backup-session.ts'
import { openDatabase } from '../../../../core/db/database.ts'
import { dayMs } from '../../../../core/durations.ts'
import { codeOf } from '../../../../core/error-code.ts'
import type { Log } from '../../../../core/log.ts'
import { type BaseBackup, listBases, logFolder, pruneBackups } from './backup-folder.ts'
import { followFile } from './follow-file.ts'
import { makeBase } from './make-base.ts'

export interface KeepDeps {
  readonly cluster: { readonly superuserUrl: string; readonly folder: string }
  readonly hubUrl: string
  /** The folder of the back-ups. */
  readonly folder: string
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Log | undefined
  /** How long back-ups are kept. */
  readonly days: number
}

const pauseMs = 5_000
const retryMs = 600_000

/**
 * Makes a base back-up each day, and at once after a restore, removes old ones, and follows the files of the published log. The log of the
 * database itself is archived by `archive-wal.ts`.
 */
export function keepBackups(deps: KeepDeps): { stop(): Promise<void> } {
  const { clock, log } = deps
  const closing = new AbortController()
  let retryAt = 0
  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await followLog(deps)
        if (clock.now().getTime() >= retryAt) await makeDueBase(deps)
      } catch (error) {
        retryAt = clock.now().getTime() + retryMs
        log?.error({ fault: codeOf(error), detail: String(error) }, 'no base back-up could be made')
      }
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
    await followLog(deps).catch(() => undefined)
  }
  const running = loop()
  return {
    stop: async () => {
      closing.abort()
      await running
    },
  }
}

async function makeDueBase(deps: KeepDeps): Promise<void> {
  const { cluster, folder, clock, log, days } = deps
  const newest = (await listBases(folder)).at(-1)
  const due = newest === undefined || clock.now().getTime() - Date.parse(newest.endedAt) > dayMs
  if (!due && newest.timeline === (await timelineOf(cluster.superuserUrl))) return
  const made = await makeBase({ ...cluster, cluster: cluster.folder }, folder, () => clock.now())
  await noteMade(deps.hubUrl, made)
  const removed = await pruneBackups(folder, new Date(clock.now().getTime() - days * dayMs))
  log?.info({ bytes: made.bytes, removed }, 'a base back-up was made')
}

async function followLog({ dataDir, folder }: KeepDeps): Promise<void> {
  const checkpoints = join(dataDir, 'checkpoints')
  // The hashes first: there must never be fewer than the checkpoints say.
  const copies = [leafFileOf(checkpoints), checkpoints]
  for (const file of copies) await followFile(file, join(logFolder(folder), basename(file)))
}

async function noteMade(hubUrl: string, { endedAt, bytes }: BaseBackup): Promise<void> {
  const database = openDatabase({ appUrl: hubUrl, hubUrl, poolSize: 1 })
  try {
    await noteBaseBackup(database.hub, { endedAt: new Date(endedAt), bytes, by: 'hub' })
  } finally {
    await database.close()
  }
}

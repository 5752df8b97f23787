import { sql } from 'drizzle-orm'
import type { ArchiveContext } from '../../archive/archive-context.ts'
import { publicKeyIn } from '../../archive/ledger/checkpoint.ts'
import type { PublishedFiles } from '../../archive/ledger/published/published-files.ts'
import { publishedLogKeys, type RetiredKey } from '../../archive/ledger/published/published-keys.ts'
import { type AdoptedKeys, adoptKeys } from '../../archive/recovery/adopt-keys.ts'
import { compareWithPublished, continueLog } from '../../archive/recovery/continue-log.ts'
import type { LogSizes } from '../../archive/recovery/log-sizes.ts'
import { surveyPacks } from '../../archive/recovery/survey-packs.ts'
import type { ReappliedDisposals } from '../../archive/retention/reapply-disposals.ts'
import { type Id, newId } from '../../core/words/id.ts'
import { reapplyAllDisposals } from '../disposal/reapply.ts'
import { listPlanned, listSurveyed } from './list-missing.ts'
import { findOpenRecovery } from './recovery-state.ts'

export interface BeginDeps {
  readonly archive: ArchiveContext
  readonly files: PublishedFiles
  /** `name+hash+key` of the key that signs checkpoints and lists of disposals. */
  readonly verifierKey: string
  /** The keys that signed before it. */
  readonly retired?: readonly RetiredKey[]
  readonly by: string
  /** The moment to which the database was restored, where it is known. */
  readonly restoredTo?: Date | undefined
  /** Called with each step as it begins. */
  readonly progress?: (step: string) => void
}

export interface BegunRecovery {
  readonly id: Id<'recovery'>
  readonly disposals: ReappliedDisposals
  readonly log: LogSizes
  readonly keys: AdoptedKeys
}

/**
 * What follows a restore of the database, before a dispatcher runs: destroyed records are destroyed again, the published log is continued,
 * and the letters that may have left since are listed. From its first statement on nothing leaves. It can be interrupted and repeated.
 * @throws LedgerBroken when the database is no earlier state of the published log
 */
export async function beginRecovery(deps: BeginDeps): Promise<BegunRecovery> {
  const { archive, files, verifierKey, progress = () => undefined } = deps
  const { database, blobs, clock } = archive
  if (publicKeyIn(verifierKey) === undefined) throw new Error('The key of the log is no verifier key')
  const keys = await publishedLogKeys(files.checkpoints, verifierKey, deps.retired ?? [])
  const log = { database, files, keys, now: clock.now() }
  progress('Comparing the log with what was published')
  const sizes = await openRecovery(deps, await compareWithPublished(log))
  const { id } = sizes
  progress('Destroying again what was destroyed since')
  const disposals = await reapplyAllDisposals({ database, blobs, keys, leaves: files.leaves, clock })
  progress('Continuing the published log')
  await continueLog(log, id, sizes)
  progress('Bringing back the keys that were made since')
  const adopted = await bringKeysBack(deps, id)
  progress('Listing the letters that may have left since')
  await forgetLeases(deps)
  await listPlanned(database.hub, id)
  let [packs, withoutIndex] = [0, 0]
  for await (const step of surveyPacks(archive, files.leaves, sizes)) {
    await listSurveyed(database, id, step.records)
    packs += step.packs
    withoutIndex += step.packsWithoutIndex
  }
  await database.hub.query(sql`
    update recovery set packs = ${packs}, packs_without_index = ${withoutIndex}, surveyed_at = ${clock.now()} where id = ${id}`)
  return { id, disposals, log: sizes, keys: adopted }
}

/** The open recovery of an earlier attempt, with the sizes of the log that it found, or a new one. */
async function openRecovery(
  { archive: { database, clock }, by, restoredTo }: BeginDeps,
  { known, published }: LogSizes,
): Promise<LogSizes & { readonly id: Id<'recovery'> }> {
  const open = await findOpenRecovery(database.hub)
  if (open !== undefined) return { id: open.id, known: open.logSize, published: open.publishedSize }
  const now = clock.now()
  const id = newId('recovery', now)
  await database.hub.query(sql`
    insert into recovery (id, begun_at, begun_by, restored_to, log_size, published_size, feed_xid)
    values (${id}, ${now}, ${by}, ${restoredTo ?? null}, ${known}, ${published}, pg_snapshot_xmin(pg_current_snapshot()))`)
  return { id, known, published }
}

/** Repetitions add what they bring back; what could not be brought back is counted again. */
export async function bringKeysBack(
  { archive, by }: Pick<BeginDeps, 'archive' | 'by'>,
  id: Id<'recovery'>,
): Promise<AdoptedKeys> {
  const adopted = await adoptKeys(archive, by, async (tx, what) => {
    const [keys, entities] = what === 'key' ? [1, 0] : [0, 1]
    await tx.query(sql`
      update recovery set keys_adopted = keys_adopted + ${keys}::int, entities_adopted = entities_adopted + ${entities}::int
      where id = ${id}`)
  })
  await archive.database.hub.query(sql`update recovery set keys_refused = ${adopted.refused} where id = ${id}`)
  return adopted
}

/** The dispatchers that held them belong to the time before the restore. */
async function forgetLeases({ archive: { database } }: BeginDeps): Promise<void> {
  await database.hub.query(sql`
    update chunk set lease_until = null, fence = fence + 1 where lease_until is not null`)
}

import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { openArchive } from '../../../archive/archive-context.ts'
import { type PackIndex, readPackIndex } from '../../../archive/ingest/pack-index.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { openPublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import { compactPacks } from '../../../archive/retention/compact-packs.ts'
import type { EntityId, Id } from '../../../core/words/id.ts'
import { beginRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'
import { endRecovery } from '../../../dispatcher/recovery/end-recovery.ts'
import { countMissing } from '../../../dispatcher/recovery/missing-letters.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { type Disposals, openDisposals, origin } from '../disposal/use-disposals.ts'

async function indexOf(
  at: Disposals,
  entity: EntityId,
  pack: Id<'pack'>,
  size: number,
): Promise<PackIndex | undefined> {
  const { blobs, entityKeys } = at.context
  return readPackIndex(blobs, await entityKeys.of(entity), { entity, pack, size })
}

test('what was destroyed leaves the index of its pack, and a restore neither lists nor revives it', async () => {
  const at = await openDisposals()
  const mine = await at.newEntity('OVO000001')
  // Before these letters the database was copied.
  const copy = await copyOf(at.test.name)
  const [going] = await at.archive(mine, [{ series: 'a' }])
  // In one pack with a letter of which nothing was destroyed, and one that is destroyed.
  const several = await at.archive(mine, [{ series: 'a' }, { series: 'a' }])
  await at.rule(mine, 'a', {
    destination: 'sample',
    periodMonths: 60,
    starts: 'sent',
    legalGround: 'X',
    samplePerThousand: 300,
  })
  await at.growLedger()
  await at.moveTo('2033-01-05T10:00:00Z')
  const id = await at.propose(mine, 'a')
  await at.work()
  await at.approve(mine, id)
  await at.work()
  const gone = []
  for (const kept of [going!, ...several]) if (!(await at.isReadable(mine, kept.record))) gone.push(kept.record)
  expect(gone).toHaveLength(2)
  while ((await compactPacks(at.context, 10)).packs > 0);
  const packs = await at.context.database.hub.query<{ id: Id<'pack'>; size: number }>(
    sql`select id, size from pack where retired_at is null`,
  )
  const named: string[] = []
  for (const { id: pack, size } of packs)
    named.push(...((await indexOf(at, mine, pack, size))?.records ?? []).map(({ record }) => record))
  expect(named).toHaveLength(1)
  expect(gone).not.toContain(named[0])

  const archive = openArchive({ ...at.context, database: copy, keyring: at.keyring })
  const deps = {
    archive,
    files: openPublishedFiles(join(at.folder, 'checkpoints')),
    verifierKey: verifierKey(origin, at.signer.publicKey),
    by: 'test',
  }
  const begun = await beginRecovery(deps)
  // The old packs are still there, with the destroyed letters in their index.
  const listed = await copy.hub.query<{ record: string }>(sql`select record from missing_letter`)
  expect(listed.map(({ record }) => record)).toEqual(named)
  expect(await beginRecovery(deps)).toMatchObject({ id: begun.id })
  expect(await countMissing(copy.hub, begun.id)).toMatchObject([{ state: 'lost', letters: 1 }])
  await expect(endRecovery(copy, { by: 'test', now: at.clock.now() })).rejects.toMatchObject({ code: 'UP-5057' })
  await copy.hub.query(sql`update missing_letter set decision = 'leave'`)
  await endRecovery(copy, { by: 'test', now: at.clock.now() })
  await expect(endRecovery(copy, { by: 'test', now: at.clock.now() })).rejects.toMatchObject({ code: 'UP-5056' })
})

/** Copies a database while its pool is open: idle connections are ended, and the pool opens new ones. */
async function copyOf(name: string) {
  const client = new pg.Client({ connectionString: inject('superuserUrl') })
  await client.connect()
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
  return (await cloneDatabase(name)).database
}

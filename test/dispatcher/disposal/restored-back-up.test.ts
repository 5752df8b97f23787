import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openArchive } from '../../../archive/archive-context.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { findDisposal } from '../../../archive/retention/disposal.ts'
import { placeHold } from '../../../archive/retention/holds.ts'
import { verifyArchive } from '../../../archive/verify/verify-archive.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { reapplyAllDisposals } from '../../../dispatcher/disposal/reapply.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { bert, openDisposals, origin } from './use-disposals.ts'

test('a restored copy of the database keeps destroyed what was destroyed after the copy was made', async () => {
  const at = await openDisposals()
  const mine = await at.newEntity('OVO000001')
  const going = await at.archive(mine, [{ series: 'a' }, { series: 'a' }])
  const staying = await at.archive(mine, [{ series: 'b' }])
  await at.rule(mine, 'a')
  await at.growLedger()
  // The back-up: a real copy of the whole database, with the keys of the records. PostgreSQL copies a database to which no client is connected.
  await at.context.database.hub.query(sql`select 1`)
  const backUp = await copyOf(at.test.name)
  await at.moveTo('2033-01-05T10:00:00Z')
  const id = await at.propose(mine, 'a')
  await at.work()
  await at.approve(mine, id)
  await at.work()
  await at.expectGone(mine, going)

  // It is put back beside the blob store as it is now.
  const restored = openArchive({ database: backUp, blobs: at.context.blobs, keyring: at.keyring, clock: at.clock })
  const readable = () =>
    Promise.all(going.map(({ record }) => readArchivedDocument(restored, { entity: mine }, record, 1)))
  expect((await readable()).every((each) => each !== undefined)).toBe(true)
  const key = verifierKey(origin, at.signer.publicKey)
  const findings = async () => {
    const all = []
    for await (const step of verifyArchive(restored, { verifierKey: key }))
      if (step.kind === 'finding') all.push(step.finding.what)
    return all
  }
  expect(await findings()).toEqual(['record-back', 'record-back'])
  // A hold that the copy had does not revive what is gone.
  await backUp.asHub((tx) =>
    placeHold(
      tx,
      at,
      mine,
      { thing: { record: going[0]!.record }, reason: 'Beroep' },
      { actor: bert, now: at.clock.now() },
    ),
  )
  const deps = { database: backUp, blobs: at.context.blobs, clock: at.clock }
  const stranger = verifierKey(origin, createSigner(newSigningKey()).publicKey)
  expect(await reapplyAllDisposals({ ...deps, keys: { present: stranger, former: [] } })).toMatchObject({
    lists: 0,
    destroyed: 0,
    refused: [expect.any(String)],
  })
  expect(await readable()).not.toContain(undefined)

  const own = { ...deps, keys: { present: key, former: [] } }
  expect(await reapplyAllDisposals(own)).toEqual({ lists: 1, destroyed: 2, refused: [] })
  expect(await readable()).toEqual([undefined, undefined])
  expect(await reapplyAllDisposals(own)).toEqual({ lists: 1, destroyed: 0, refused: [] })
  expect(await findDisposal(backUp.hub, mine, id)).toMatchObject({
    status: 'done',
    chunks: 1,
    listedChunks: 1,
    series: 'a',
  })
  expect(await findings()).toEqual([])
  // Every other record is whole.
  expect(await readArchivedDocument(restored, { entity: mine }, staying[0]!.record, 1)).toBeDefined()
})

/** Copies a database while its pool is open: idle connections are ended, and the pool opens new ones. */
async function copyOf(name: string) {
  const { default: pg } = await import('pg')
  const { inject } = await import('vitest')
  const client = new pg.Client({ connectionString: inject('superuserUrl') })
  await client.connect()
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
  return (await cloneDatabase(name)).database
}

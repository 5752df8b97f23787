import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { destroyedLeaves, destroyRecords } from '../../../archive/retention/destroy-records.ts'
import { placeHold } from '../../../archive/retention/holds.ts'
import { verifyArchive } from '../../../archive/verify/verify-archive.ts'
import { newId } from '../../../core/words/id.ts'
import { workTransfers } from '../../../dispatcher/transfer/work-transfers.ts'
import { openTransfers, origin } from './use-transfers.ts'

const at = await openTransfers()
const { database } = at.test

async function approved(...dossiers: readonly string[]): Promise<string> {
  for (const dossier of dossiers) {
    await at.sent(dossier)
    await at.closeDossier(dossier)
  }
  const made = await at.post('transfers', { series: 'vergunningen', archiveService: 'Stadsarchief' })
  await at.work()
  await at.post(`transfers/${made.json.id}/approve`, {}, at.second)
  return made.json.id
}

async function stop(id: string): Promise<void> {
  await at.post(`transfers/${id}/stop`, { reason: 'Klaar' })
  await at.work()
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of at.archive.blobs.list('transfers/')) keys.push(key)
  return keys
}

test('a process that hangs past its lease loses the package to another one, and writes nothing when it wakes', async () => {
  const id = await approved('K-1', 'K-2', 'K-3')
  let wake = (): void => undefined
  let isHanging = (): void => undefined
  const hanging = new Promise<void>((resolve) => {
    isHanging = resolve
  })
  const awake = new Promise<void>((resolve) => {
    wake = resolve
  })
  const slow = {
    ...at.deps,
    draw: async (letter: Parameters<typeof at.deps.draw>[0]) => {
      isHanging()
      await awake
      return at.deps.draw(letter)
    },
  }
  const stuck = workTransfers(slow)
  await hanging
  expect(await workTransfers(at.deps)).toBe(false)
  at.clock.advance(61_000)
  await at.work()
  expect((await at.get(`transfers/${id}`)).json).toMatchObject({
    status: 'packed',
    counts: { packages: { packed: 3 } },
  })
  const before = await at.packagesOf(id)
  wake()
  await stuck
  expect(await at.packagesOf(id)).toEqual(before)
  expect(await storedKeys()).toHaveLength(3)
  await stop(id)
  expect(await storedKeys()).toEqual([])
})

test('a store that fails in the middle leaves the packages that were made; the transfer says so, and goes on', async () => {
  const id = await approved('K-4', 'K-5')
  let puts = 0
  const blobs = {
    ...at.deps.blobs,
    put: async (key: string, parts: readonly Uint8Array[]) => {
      puts += 1
      if (puts === 2) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      await at.deps.blobs.put(key, parts)
    },
    read: at.deps.blobs.read.bind(at.deps.blobs),
    list: at.deps.blobs.list.bind(at.deps.blobs),
    remove: at.deps.blobs.remove.bind(at.deps.blobs),
  }
  expect(await workTransfers({ ...at.deps, blobs })).toBe(true)
  await expect(workTransfers({ ...at.deps, blobs })).rejects.toThrow('no space left')
  const failed = (await at.get(`transfers/${id}`)).json
  expect(failed).toMatchObject({ status: 'packing', failure: 'ENOSPC' })
  expect(failed.counts.packages.packed).toBe(1)
  expect(await workTransfers(at.deps)).toBe(false)
  at.clock.advance(31_000)
  await at.work()
  const whole = (await at.get(`transfers/${id}`)).json
  expect(whole.status).toBe('packed')
  expect(whole).not.toHaveProperty('failure')
  await stop(id)
})

test('a hold that is placed in the middle changes nothing; a record that was destroyed is left out of its package', async () => {
  const { record } = await at.sent('K-6')
  const other = await at.sent('K-6')
  await at.closeDossier('K-6')
  const alone = await at.sent('K-7')
  const id = await approved('K-7')
  await database.asHub(async (tx) => {
    const by = { actor: 'staff:1', now: at.clock.now() }
    await placeHold(tx, at, at.mine.id, { thing: { record: other.record }, reason: 'Rechtszaak' }, by)
    const gone = destroyedLeaves(newId('disposal', at.clock.now()), [record])
    await destroyRecords(tx, at.mine.id, gone)
  })
  await at.work()
  const found = (await at.packagesOf(id)).find((each) => each['dossier'] === 'K-6')
  expect(found).toMatchObject({ status: 'packed', records: 1 })
  expect((await at.get(`transfers/${id}`)).json.counts.excluded).toEqual({ gone: 1 })
  expect(alone.record).toBeDefined()
  await stop(id)
})

test('a leaf that no accepted package explains is found; a lost record is a loss, also when it was transferred', async () => {
  const id = await approved('K-8')
  await at.work()
  const [mine] = (await at.packagesOf(id)).filter((each) => each['dossier'] === 'K-8')
  await at.post(`transfers/${id}/answers`, { answers: [{ package: mine?.['package'], accepted: true }] })
  await at.work()
  const [row] = await database.hub.query<{ record: string }>(
    sql`select record from transfer_record where transferred limit 1`,
  )
  const whats = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for await (const step of verifyArchive(at.archive, { verifierKey: verifierKey(origin, at.signer.publicKey) }))
      if (step.kind === 'finding') found.push(step.finding.what)
    return found.filter((what) => what === 'transfer-unknown' || what === 'record-missing')
  }
  expect(await whats()).toEqual([])
  await database.hub.query(sql`update transfer set archive_service = 'Iemand anders' where id in (
    select transfer from transfer_record where record = ${row?.record}::uuid)`)
  expect(await whats()).toEqual(['transfer-unknown'])
  await database.hub.query(sql`update transfer_record set transferred = false where record = ${row?.record}::uuid`)
  await database.hub.query(sql`delete from document where record = ${row?.record}::uuid`)
  await database.hub.query(sql`delete from record_state where record = ${row?.record}::uuid`)
  await database.hub.query(sql`delete from record where id = ${row?.record}::uuid`)
  expect(await whats()).toEqual(['record-missing', 'transfer-unknown'])
})

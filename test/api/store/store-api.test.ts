import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { workScrub } from '../../../archive/scrub/work-scrub.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { createLog } from '../../../core/log.ts'
import { newId, showId } from '../../../core/words/id.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { type StoredForTest, storeSent } from '../../support/hub/store-sent.ts'
import { afterFile } from '../../support/process/after-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'uitpost-store-api-'))
afterFile(() => rm(folder, { recursive: true, force: true }))
const blobs = openFileBlobs(folder, randomUUID)
let api: TestApi
let city: TestEntity
let operator: string
let stored: StoredForTest
beforeAll(async () => {
  api = await openTestApi({ blobs })
  city = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
  stored = await storeSent(api, city.id, newId('message', api.clock.now()))
})
const ask = (path: string, method = 'GET', key = operator) => api.call(path, { method, key })

test('only operators see the store, and nothing of a letter but its id', async () => {
  for (const path of ['/v1/store', '/v1/store/faults']) expect((await ask(path, 'GET', city.live)).status).toBe(403)
  const { status, json } = await ask('/v1/store')
  expect(status).toBe(200)
  expect(json).toMatchObject({ locked: false, maxAgeDays: 30, faults: { open: 0, lost: 0, repaired: 0 } })
  expect(json).not.toHaveProperty('second')
  expect(json['keys']).toMatchObject({ current: 1, rotations: [] })
})

test('a pack that is altered in the only location is lost and named; brought back and checked again, it is right', async () => {
  expect((await ask('/v1/store/scrub', 'POST')).json).toMatchObject({ round: { urgent: true } })
  const packs = join(folder, 'packs', city.id)
  const path = join(packs, (await readdir(packs))[0] ?? '')
  const right = await readFile(path)
  await writeFile(path, Buffer.alloc(right.length))
  const deps = { context: api.archive, locations: { first: blobs }, log: createLog('silent') }
  while (await workScrub(deps, { maxAgeMs: 86_400_000, bytesPerSecond: 1e9 }, true)) api.clock.advance(1_000)
  const { items } = (await ask('/v1/store/faults')).json as { items: { id: string; outcome: string }[] }
  expect(items).toMatchObject([{ object: 'pack', kind: 'altered', outcome: 'lost', records: 1, place: 'first' }])
  const [fault] = items
  const records = await ask(`/v1/store/faults/${fault?.id}/records`)
  expect(records.json).toEqual({ items: [showId('record', stored.record)], more: false })
  expect((await ask(`/v1/store/faults/${fault?.id}/check`, 'POST')).json).toMatchObject({ outcome: 'lost' })
  await writeFile(path, right)
  expect((await ask(`/v1/store/faults/${fault?.id}/check`, 'POST')).json).toMatchObject({ outcome: 'healed' })
  expect((await ask('/v1/store')).json).toMatchObject({ faults: { lost: 0 } })
})

test('a fault that does not exist is not found', async () => {
  for (const id of ['sfl_x', showId('storeFault', newId('storeFault', api.clock.now()))]) {
    expect((await ask(`/v1/store/faults/${id}/check`, 'POST')).status).toBe(404)
    expect((await ask(`/v1/store/faults/${id}/records`)).status).toBe(404)
  }
})

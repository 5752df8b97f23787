import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { tellAway } from '../../../core/blobs/blobs-away.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import type { MessageId, RecordId } from '../../../core/words/id.ts'
import { makeLetter } from '../../support/files/supplied-pdfs.ts'
import { openTestApi, type TestApi } from '../../support/hub/open-test-api.ts'
import { openSmallDisk, type SmallDisk } from '../../support/process/small-disk.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'

/** With less room than this the store says that it is full (`file-blobs.ts`). */
const disk = openSmallDisk(48)
const withoutDisk = disk === undefined ? ' (skipped: this process may mount no file system)' : ''

let at: DispatcherFixture
let api: TestApi
let small: SmallDisk
beforeAll(async () => {
  if (disk === undefined) return
  small = disk
  const blobs = tellAway(openFileBlobs(join(disk.folder, 'blobs'), randomUUID))
  at = await openDispatcherFixture({ blobs })
  api = await openTestApi({ blobs })
})

test.skipIf(disk === undefined)(
  `on a full disk letters are accepted and wait, uploads are refused, and all go on when there is room${withoutDisk}`,
  async () => {
    const entity = await at.newEntity('OVO000001')
    const early = await at.send(entity)
    at.start()
    await at.until(early, ({ status }) => status === 'delivered')
    await small.fill(1_000)

    const waiting: MessageId[] = []
    for (let i = 0; i < 12; i += 1) waiting.push(await at.send(entity))
    // Each of the waiting letters was tried, and none of them is given up.
    const tried = () =>
      at.test.database.hub.query<{ attempts: number }>(sql`select attempts from work where attempts > 0`)
    await poll(tried, (chunks) => chunks.length > 0)
    for (const status of await statuses(waiting)) expect(['accepted', 'processing']).toContain(status)
    expect(await at.test.database.hub.query(sql`select 1 as one from dead_letter`)).toEqual([])
    // What was stored before can be read, and nothing half written is left.
    expect(await opens(early)).toBe(true)
    expect((await filesIn(small.folder)).filter((name) => name.endsWith('.part'))).toEqual([])

    const ready = await api.call('/health/ready')
    expect(ready.status).toBe(503)
    expect(ready.json.parts).toEqual({ database: 'UP', documents: 'DOWN' })
    const { live } = await api.newEntity('OVO000002')
    const upload = async () => {
      const form = new FormData()
      form.append('purpose', 'attachment')
      form.append('file', new Blob([new Uint8Array(await makeLetter())], { type: 'application/pdf' }), 'bijlage.pdf')
      return api.call('/v1/documents', { method: 'POST', key: live, raw: form })
    }
    const refused = await upload()
    expect([refused.status, refused.json.code]).toEqual([503, 'UP-1503'])

    await small.empty()
    expect((await upload()).status).toBe(201)
    expect((await api.call('/health/ready')).json.parts.documents).toBe('UP')
    await poll(
      async () => {
        // The pause after a failure that is not the letter's fault.
        at.clock.advance(30_000)
        return statuses(waiting)
      },
      (all) => all.size === 1 && all.has('delivered'),
    )
    for (const message of [early, ...waiting]) expect(await opens(message)).toBe(true)
  },
)

async function statuses(messages: readonly MessageId[]): Promise<Set<string>> {
  return new Set(await Promise.all(messages.map(async (each) => (await at.status(each)).status)))
}

async function opens(message: MessageId): Promise<boolean> {
  const [row] = await at.test.database.hub.query<{ record: RecordId; entity: never }>(
    sql`select record, entity from message where id = ${message}`,
  )
  if (row === undefined) return false
  const read = await readArchivedDocument(at.deps.archive, { entity: row.entity }, row.record, 1)
  return (read?.bytes.length ?? 0) > 1_000
}

async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder, { recursive: true })
}

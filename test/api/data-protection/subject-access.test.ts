import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { newId, parseId, showId } from '../../../core/words/id.ts'
import { heldKinds } from '../../../dispatcher/subject-access/held.ts'
import { workOnPackages } from '../../../dispatcher/subject-access/make-packages.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { goodLetter, jan } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type SignedIn, type TestEntity } from '../../support/hub/open-test-api.ts'
import { type StoredForTest, storeSent } from '../../support/hub/store-sent.ts'

const folder = await mkdtemp(join(tmpdir(), 'uitpost-packages-'))
const blobs = openFileBlobs(folder, randomUUID)
const hub = await openTestApi({ blobs })
const other = '93051822361'
let mine: TestEntity
let theirs: TestEntity
let archivist: SignedIn
let officer: SignedIn
let letter: StoredForTest
/** Sessions end while the clock is moved; keys do not. */
let archivistKey: string
let officerKey: string

const path = '/v1/subject-access-requests'
type By = SignedIn | string
const by = (who: By) => (typeof who === 'string' ? { key: who } : { as: who })
const post = (to: string, who: By, body: Record<string, unknown> = {}): Promise<Answer> =>
  hub.call(to, { method: 'POST', body, ...by(who) })
const ask = (more: Record<string, unknown> = {}, who: By = archivistKey): Promise<Answer> =>
  post(path, who, { insz: jan.insz, reference: 'I-2026-031', receivedOn: '2026-11-09', ...more })
const work = () => workOnPackages({ ...hub, blobs, database: hub.test.database, log: pino({ level: 'silent' }) })

async function send(entity: TestEntity, more: Record<string, unknown>): Promise<{ message: string }> {
  const { json } = await hub.call('/v1/messages', {
    method: 'POST',
    key: entity.live,
    body: goodLetter(more),
    headers: { 'idempotency-key': randomUUID() },
  })
  return { message: json.id }
}

beforeAll(async () => {
  mine = await hub.newEntity('OVO000001')
  theirs = await hub.newEntity('OVO000002')
  archivist = await hub.newMember(mine.id, ['archivist'])
  officer = await hub.newMember(mine.id, ['data-protection-officer'])
  archivistKey = await hub.newKey(mine.id, ['subject-access:manage', 'archive:read'])
  officerKey = await hub.newKey(mine.id, ['subject-access:manage', 'audit:read'])
  const person = hub.keyring.blindIndex('insz', jan.insz)
  const { message } = await send(mine, {})
  letter = await storeSent(hub, mine.id, parseId('message', message) ?? newId('message', new Date()), person)
  await send(mine, { recipient: { ...jan, insz: other, name: 'Iemand Anders' }, reference: 'VAN-EEN-ANDER' })
  const elsewhere = await send(theirs, { reference: 'ELDERS-1' })
  await storeSent(hub, theirs.id, parseId('message', elsewhere.message) ?? newId('message', new Date()), person)
  await hub.call('/v1/archive/records/' + showId('record', letter.record), {
    as: archivist,
    headers: { 'uitpost-purpose': 'vraag 4711' },
  })
})

async function madePackage(): Promise<{ id: string; files: Map<string, Buffer> }> {
  const { id } = (await ask()).json
  expect((await post(`${path}/${id}/approve`, officerKey)).json.status).toBe('making')
  while (await work());
  const { bytes } = await hub.call(`${path}/${id}/package`, { key: archivistKey })
  return { id, files: await zipEntries(bytes) }
}

describe('a request', () => {
  test('201: waits for a second person, who sees whom it is about and when the answer is owed', async () => {
    const { status, json } = await ask({}, archivist)
    expect([status, json.status, json.answerBy]).toEqual([201, 'waiting', '2026-12-09'])
    expect(json.counts).toMatchObject({ letters: 1, messages: 1 })
    expect(json.mayDecide).toBe(false)
    const seen = (await hub.call(`${path}/${json.id}`, { as: officer })).json
    expect(seen).toMatchObject({ mayDecide: true, mayDownload: false, person: { name: 'Jan Peeters' } })
    expect(JSON.stringify(seen)).not.toContain(jan.insz)
  })

  test('409: the person who asked approves nothing, nor with a key of their own', async () => {
    const { id } = (await ask({}, archivist)).json
    const own = await post(`${path}/${id}/approve`, archivist)
    expect([own.status, own.json.code]).toEqual([409, 'UP-5022'])
    expect((await post(`${path}/${id}/reject`, archivist, { reason: 'ingetrokken' })).json.status).toBe('rejected')
    const late = await post(`${path}/${id}/approve`, officer)
    expect([late.status, late.json.code]).toEqual([409, 'UP-5023'])
  })

  test('409: about a person of whom nothing is held; 400 for two numbers', async () => {
    const none = await ask({ insz: '85631212493' })
    expect([none.status, none.json.code]).toEqual([409, 'UP-5025'])
    expect((await ask({ enterpriseNumber: '0206731645' })).status).toBe(400)
  })

  test('a person is named by a letter that the birth date or postal code confirms', async () => {
    const record = showId('record', letter.record)
    const wrong = await ask({ insz: undefined, letter: { record, birthDate: '1970-01-01' } })
    expect([wrong.status, wrong.json.code]).toEqual([400, 'UP-5026'])
    const right = await ask({ insz: undefined, letter: { record, birthDate: '1953-08-02' } })
    expect(right.status).toBe(201)
    const [theirLetter] = await hub.test.database.hub.query<{ id: string }>(
      sql`select id from record where entity = ${theirs.id}`,
    )
    const foreign = showId('record', theirLetter?.id as typeof letter.record)
    expect((await ask({ insz: undefined, letter: { record: foreign, birthDate: '1953-08-02' } })).status).toBe(404)
  })

  test('403: for other roles; the officer reads no package', async () => {
    const sender = await hub.newMember(mine.id, ['sender'])
    expect((await ask({}, sender)).status).toBe(403)
    const { id } = (await ask()).json
    expect((await hub.call(`${path}/${id}/package`, { as: officer })).status).toBe(403)
    const elsewhere = await hub.newMember(theirs.id, ['archivist'])
    expect((await hub.call(`${path}/${id}`, { as: elsewhere })).status).toBe(404)
  })
})

describe('the package', () => {
  test('has the letters as they were sent, every kind of data, and an index in four languages', async () => {
    const { files } = await madePackage()
    const pdf = [...files].find(([name]) => name.startsWith('letters/') && name.endsWith('.pdf'))
    expect(pdf?.[1].equals(letter.pdf)).toBe(true)
    for (const kind of heldKinds)
      expect(Array.isArray(JSON.parse(files.get(`data/${kind}.json`)?.toString() ?? ''))).toBe(true)
    const [message] = JSON.parse(files.get('data/messages.json')?.toString() ?? '[]')
    expect(message).toMatchObject({ given: { recipient: { insz: jan.insz } }, entity: 'OVO000001' })
    expect(message.events.map(({ type }: { type: string }) => type)).toContain('accepted')
    const looks = JSON.parse(files.get('data/who-looked.json')?.toString() ?? '[]')
    expect(looks).toContainEqual(
      expect.objectContaining({ action: 'read-record', purpose: 'vraag 4711', who: 'staff' }),
    )
    const page = files.get('index.html')?.toString() ?? ''
    for (const title of ['Uw gegevens', 'Vos données', 'Ihre Daten', 'Your data']) expect(page).toContain(title)
    expect(JSON.parse(files.get('index.json')?.toString() ?? '{}').kinds).toHaveLength(heldKinds.length)
  })

  test('has nothing about another person or from another entity', async () => {
    const { files } = await madePackage()
    const all = Buffer.concat([...files.values()]).toString('latin1')
    expect(all).not.toContain('VAN-EEN-ANDER')
    expect(all).not.toContain(other)
    expect(all).not.toContain('ELDERS-1')
  })

  test('is unreadable in the store, is removed after its download, and leaves a line in the log', async () => {
    const { id } = await madePackage()
    const stored = await readdir(folder, { recursive: true, withFileTypes: true })
    const parts = stored.filter((each) => each.isFile() && each.parentPath.includes('subject-access'))
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts)
      expect((await readFile(join(part.parentPath, part.name))).toString('latin1')).not.toContain('index.html')
    expect((await hub.call(`${path}/${id}/package`, { key: archivistKey })).status).toBe(200)
    hub.clock.advance(3_600_001)
    const late = await hub.call(`${path}/${id}/package`, { key: archivistKey })
    expect([late.status, late.json.code]).toEqual([409, 'UP-5024'])
    while (await work());
    expect((await hub.call(`${path}/${id}`, { key: archivistKey })).json.status).toBe('removed')
    const left = await readdir(folder, { recursive: true, withFileTypes: true })
    expect(left.filter((each) => each.isFile() && each.parentPath.includes('subject-access'))).toEqual([])
    const { json } = await hub.call('/v1/audit/searches', { method: 'POST', key: officerKey, body: { subject: id } })
    expect(json.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining([
        'request-subject-access',
        'approve-subject-access',
        'make-subject-access',
        'download-subject-access',
      ]),
    )
  })

  test('is made again after a crash, and a maker that was overtaken changes nothing', async () => {
    const { id } = (await ask()).json
    await post(`${path}/${id}/approve`, officerKey)
    const broken = { ...blobs, put: () => Promise.reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' })) }
    await workOnPackages({ ...hub, blobs: broken, database: hub.test.database, log: pino({ level: 'silent' }) })
    expect((await hub.call(`${path}/${id}`, { key: archivistKey })).json).toMatchObject({
      status: 'making',
      failure: 'ENOSPC',
    })
    hub.clock.advance(600_000)
    while (await work());
    expect((await hub.call(`${path}/${id}`, { key: archivistKey })).json.status).toBe('ready')
  })

  test('over all entities is for operators of the hub, with four eyes, and every entity reads of it', async () => {
    const first = await hub.newMember(null, ['hub-operator'])
    const second = await hub.newMember(null, ['hub-operator'])
    const { id, allEntities } = (await ask({}, first)).json
    expect(allEntities).toBe(true)
    expect((await hub.call(`${path}/${id}`, { key: archivistKey })).status).toBe(404)
    expect((await post(`${path}/${id}/approve`, first)).status).toBe(409)
    await post(`${path}/${id}/approve`, second)
    while (await work());
    const files = await zipEntries((await hub.call(`${path}/${id}/package`, { as: first })).bytes)
    expect(JSON.parse(files.get('data/messages.json')?.toString() ?? '[]')).toHaveLength(2)
    const { json } = await hub.call('/v1/audit/searches', {
      method: 'POST',
      key: officerKey,
      body: { action: 'make-subject-access', subject: id },
    })
    expect(json.items).toHaveLength(1)
    const within = await hub.call(path, { as: first, headers: { 'uitpost-entity': 'OVO000001' } })
    expect(within.status).toBe(403)
  })

  test('no number, name or reference of a person is in a log', () => {
    expect(hub.logLines.join('\n')).not.toMatch(new RegExp(`${jan.insz}|Peeters|I-2026-031`))
  })
})

describe('a rectification', () => {
  test('201: records what was wrong and what was changed, and leaves the archive as it is', async () => {
    const { status, json } = await post('/v1/rectifications', archivistKey, {
      insz: jan.insz,
      kind: 'email',
      wrong: 'oud@example.org',
      right: 'nieuw@example.org',
      email: 'oud@example.org',
      reference: 'I-2026-032',
    })
    expect([status, json.changed, json.archive]).toEqual([201, ['suppressed-address'], 'unchanged'])
    const listed = await post('/v1/rectifications/find', archivistKey, { insz: jan.insz })
    expect(listed.json.items).toMatchObject([{ wrong: 'oud@example.org', right: 'nieuw@example.org' }])
    const suppressed = await hub.call('/v1/suppressed-addresses', { key: mine.live })
    expect(suppressed.json.items).toMatchObject([{ channel: 'email', reason: 'request' }])
    const { files } = await madePackage()
    expect(JSON.parse(files.get('data/rectifications.json')?.toString() ?? '[]')).toHaveLength(1)
    expect(await post('/v1/rectifications/find', archivistKey, { insz: other })).toMatchObject({ json: { items: [] } })
  })
})

import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSequencer } from '../../../archive/ledger/open-sequencer.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { newId, showId } from '../../../core/words/id.ts'
import { includes, openNote } from '../../archive/rfc6962.ts'
import { type Answer, type CallInit, openTestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { type StoredForTest, storeSent } from '../../support/hub/store-sent.ts'

const hub = await openTestApi()
const insz = '53480200724'
const checkpointFile = join(tmpdir(), `uitpost-checkpoints-${newId('record', new Date())}`)
const sequencer = openSequencer({
  context: hub.archive,
  signer: createSigner(newSigningKey()),
  origin: 'uitpost.test/ledger',
  checkpointFile,
  log: pino({ level: 'silent' }),
  everyMs: 3_600_000,
})
afterAll(async () => {
  await sequencer.close()
  await rm(checkpointFile, { force: true })
})

let mine: TestEntity
let theirs: TestEntity
let kept: StoredForTest
let path: string
beforeAll(async () => {
  mine = await hub.newEntity('OVO000001')
  theirs = await hub.newEntity('OVO000002')
  kept = await storeSent(hub, mine.id, newId('message', hub.clock.now()), hub.keyring.blindIndex('insz', insz))
  path = `/v1/archive/records/${showId('record', kept.record)}`
})
const find = (body: unknown, more: CallInit = {}): Promise<Answer> =>
  hub.call('/v1/archive/searches', { method: 'POST', key: mine.live, body, ...more })
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

describe('POST /v1/archive/searches', () => {
  test('200: finds by number, name and word', async () => {
    for (const body of [{ insz }, { name: 'peeters' }, { q: 'vergunning' }, { reference: 'OMV-2026-0042' }, {}]) {
      const { status, json } = await find(body)
      expect(status).toBe(200)
      expect(json.items).toMatchObject([
        {
          id: showId('record', kept.record),
          subject: 'Uw vergunning',
          entity: 'OVO000001',
          recipientName: 'Jan Peeters',
          reference: 'OMV-2026-0042',
          series: 'vergunningen',
          status: 'processing',
          channel: 'inbox',
          letterDate: '2026-11-24',
        },
      ])
      expect(json.facets.total).toEqual({ records: 1 })
    }
    expect((await find({ q: 'vergunning' })).json.items[0].snippet).toContain('vergunning')
  })

  test('200: gives the reason why nothing is found where the query cannot be searched', async () => {
    const hintOf = async (body: unknown) => (await find(body)).json.hint?.code as string | undefined
    expect(await hintOf({ q: '… – -' })).toBe('no-words')
    expect(await hintOf({ q: 'de het' })).toBe('no-words')
    expect(await hintOf({ name: '--' })).toBe('no-words')
    expect(await hintOf({ q: '53.48.02-007.24' })).toBe('national-number')
    expect(await hintOf({ q: 'BE 0206.731.645' })).toBe('enterprise-number')
    expect(await hintOf({ q: 'luchtballon' })).toBeUndefined()
    expect(await hintOf({ q: 'vergunning' })).toBeUndefined()
    expect((await find({ q: '…' })).json.items).toEqual([])
  })

  test('200: an empty list for another entity, another mode and another number', async () => {
    expect((await find({}, { key: theirs.live })).json.items).toEqual([])
    expect((await find({}, { key: mine.test })).json.items).toEqual([])
    expect((await find({ insz: '93051822361' })).json.items).toEqual([])
  })

  test('200: pages by a cursor that no other caller can use', async () => {
    for (let i = 0; i < 3; i++) await storeSent(hub, theirs.id, newId('message', hub.clock.now()))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { json } = await find({ limit: 2, ...(cursor && { cursor }) }, { key: theirs.live })
      seen.push(...json.items.map((item: { id: string }) => item.id))
      cursor = json.next
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(3)
    const bad = await find({ cursor: 'AAAA' })
    expect(bad).toMatchObject({ status: 400, json: { code: 'UP-1007' } })
  })

  test('400: every fault at once, with its pointer', async () => {
    const { status, json } = await find({ insz: '53480200725', status: 'lost', from: '2026-13-01', limit: 0, who: 1 })
    expect(status).toBe(400)
    const faults = json.issues.map((issue: { pointer: string; code: string }) => `${issue.pointer} ${issue.code}`)
    expect(faults.sort()).toEqual(
      ['/from UP-2203', '/insz UP-2101', '/limit UP-2205', '/status UP-2203', '/who UP-1003'].sort(),
    )
    const both = await find({ insz, enterpriseNumber: '0206731645' })
    expect(both).toMatchObject({ status: 400, json: { issues: [{ pointer: '/enterpriseNumber' }] } })
    expect((await find({ q: 'a\u0000b' })).json.issues[0].code).toBe('UP-2106')
    // ISO 8601 has this year, the calendar of PostgreSQL does not.
    expect(await find({ from: '0000-01-01' })).toMatchObject({ status: 400, json: { issues: [{ pointer: '/from' }] } })
  })

  test('401, 403: without a key, or one that may not read the archive', async () => {
    expect((await hub.call('/v1/archive/searches', { method: 'POST', body: {} })).status).toBe(401)
    const key = await hub.newKey(mine.id, ['messages:read'])
    expect((await find({}, { key })).status).toBe(403)
  })

  test('people give a purpose, and it goes into the audit log', async () => {
    const as = await hub.newMember(mine.id, ['archivist'])
    const ask = (headers: Record<string, string>) =>
      hub.call('/v1/archive/searches', { method: 'POST', as, body: { insz }, headers })
    expect((await ask({})).status).toBe(400)
    expect((await ask({ 'Uitpost-Purpose': 'bezwaar 2026/17' })).status).toBe(200)
    for (const [purpose, words] of [
      ['x', 'fewer than 4 characters'],
      ['\u00a0\u00a0\u00a0\u00a0', 'It is blank'],
      ['y'.repeat(201), 'more than 200'],
    ] as const) {
      const refused = await ask({ 'Uitpost-Purpose': purpose })
      expect([refused.status, refused.json.issues[0].detail]).toEqual([400, expect.stringContaining(words)])
    }
    const rows = await hub.test.database.hub.query(
      sql`select action, purpose, subject from audit_entry where actor_kind = 'staff'`,
    )
    expect(rows).toEqual([{ action: 'search-archive', purpose: 'bezwaar 2026/17', subject: 'search' }])
  })
})

describe('GET /v1/archive/records/{id}', () => {
  test('200: the record, and its documents byte for byte', async () => {
    const { status, json } = await hub.call(path, { key: mine.live })
    expect(status).toBe(200)
    expect(json).toMatchObject({ reference: 'OMV-2026-0042', letterDate: '2026-11-24', links: { self: path } })
    expect(json.documents.map((each: { kind: string }) => each.kind)).toEqual(['letter', 'page'])
    for (const [i, bytes] of [kept.pdf, kept.page].entries()) {
      const document = await hub.call(json.documents[i].href, { key: mine.live })
      expect(document.status).toBe(200)
      expect(document.bytes).toEqual(bytes)
      expect(sha256(document.bytes).toString('hex')).toBe(json.documents[i].sha256)
    }
  })

  test('a page that was sent runs no script', async () => {
    const { headers } = await hub.call(`${path}/documents/2`, { key: mine.live })
    expect(headers.get('content-type')).toBe('text/html')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox/)
  })

  test('404: for another entity, another mode, a missing record, and a text that is no id', async () => {
    for (const each of ['', '/documents/1', '/proof']) {
      expect((await hub.call(`${path}${each}`, { key: theirs.live })).status).toBe(404)
      expect((await hub.call(`${path}${each}`, { key: mine.test })).status).toBe(404)
      const unknown = `/v1/archive/records/${showId('record', newId('record', hub.clock.now()))}${each}`
      expect((await hub.call(unknown, { key: mine.live })).status).toBe(404)
      expect((await hub.call(`/v1/archive/records/msg_x${each}`, { key: mine.live })).status).toBe(404)
    }
    expect((await hub.call(`${path}/documents/3`, { key: mine.live })).status).toBe(404)
    expect((await hub.call(`${path}/documents/x`, { key: mine.live })).status).toBe(404)
  })
})

describe('GET /v1/archive/records/{id}/proof', () => {
  test('is pending at first, then verifies with nothing but the key', async () => {
    const pending = await hub.call(`${path}/proof`, { key: mine.live })
    expect(pending).toMatchObject({ status: 200, json: { status: 'pending' } })
    expect(pending.headers.get('retry-after')).toBe('1')
    await sequencer.round()
    const { json } = await hub.call(`${path}/proof`, { key: mine.live })
    const { size, root } = openNote(json.checkpoint, json.publicKey)
    const leaf = Buffer.from(json.leaf, 'base64')
    const hashes = json.path.map((hash: string) => Buffer.from(hash, 'base64'))
    expect(size).toBe(json.treeSize)
    expect(includes(leaf, json.leafIndex, size, hashes, root)).toBe(true)

    const entry = JSON.parse(leaf.toString())
    expect(canonicalize(entry)).toBe(leaf.toString())
    expect(entry).toMatchObject({ v: 1, record: json.record, entity: showId('entity', mine.id), kind: 'sealed' })
    const nonce = Buffer.from(json.opening.nonce, 'base64')
    const commitment = sha256(nonce, Buffer.from(canonicalize(json.opening.facts) ?? ''))
    expect(nonce.length).toBe(32)
    expect(entry.commitment).toBe(commitment.toString('base64'))
    expect(json.opening.facts.documents[0].sha256).toBe(sha256(kept.pdf).toString('hex'))
    expect((await hub.call(path, { key: mine.live })).json.ledger).toEqual({
      sequenced: true,
      leafIndex: json.leafIndex,
    })
  })
})

test('logs and the audit reveal nothing of the searched values', async () => {
  const audit = await hub.test.database.hub.query(sql`select audit_entry::text from audit_entry`)
  for (const secret of [insz, 'peeters', 'Peeters', 'OMV-2026'])
    expect(JSON.stringify([hub.logLines, audit])).not.toContain(secret)
})

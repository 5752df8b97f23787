import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { growLedger } from '../../../archive/ledger/grow-ledger.ts'
import { readSignedFile } from '../../../archive/retention/signed-file.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { newId, parseId, showId } from '../../../core/words/id.ts'
import { removeExpiredData } from '../../../dispatcher/disposal/remove-expired-data.ts'
import { workDisposals } from '../../../dispatcher/disposal/work-disposals.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { storeSent } from '../../support/hub/store-sent.ts'

const hub = await openTestApi()
const signer = createSigner(newSigningKey())
const origin = 'uitpost.test/ledger'
const insz = '53480200724'
const rule = { destination: 'destroy', periodMonths: 12, starts: 'sent', legalGround: 'Selectieregel 114' }
const name = { nl: 'Vergunningen', en: 'Permits' }

let mine: TestEntity
let theirs: TestEntity
let second: string
let reader: string
beforeAll(async () => {
  mine = await hub.newEntity('OVO000001')
  theirs = await hub.newEntity('OVO000002')
  second = await hub.newKey(mine.id, ['archive:read', 'archive:manage'])
  reader = await hub.newKey(mine.id, ['archive:read'])
})
const get = (path: string, key = mine.live): Promise<Answer> => hub.call(`/v1/archive/${path}`, { key })
const post = (path: string, body: unknown, key = mine.live): Promise<Answer> =>
  hub.call(`/v1/archive/${path}`, { method: 'POST', key, body })

async function work(): Promise<void> {
  const { database } = hub.test
  const deps = { database, blobs: hub.archive.blobs, signer, clock: hub.clock, origin, backupDays: 35, leaseMs: 60_000 }
  for (let idle = 0; idle < 3; ) {
    if (await workDisposals(deps)) idle = 0
    else {
      while ((await growLedger(database, { origin, signer, now: hub.clock.now() })) !== undefined);
      hub.clock.advance(2_000)
      idle += 1
    }
  }
}

async function letter(final: boolean): Promise<{ message: string; record: string }> {
  const sent = await postLetter(hub, mine.live)
  expect(sent.status, JSON.stringify(sent.json)).toBe(202)
  const message = parseId('message', sent.json.id)
  if (message === undefined) throw new Error('no id')
  const { record } = await storeSent(hub, mine.id, message, hub.keyring.blindIndex('insz', insz))
  if (final)
    await hub.test.database.hub.query(sql`
      with work as (delete from work where message_id = ${message}) update message set final = true where id = ${message}`)
  return { message: sent.json.id, record: showId('record', record) }
}

describe('series', () => {
  test('201: a first rule waits for a second person, a longer term applies at once, and a shorter one waits', async () => {
    const made = await post('series', { key: 'reeks', name, rule })
    expect(made.status, JSON.stringify(made.json)).toBe(201)
    expect(made.json).toMatchObject({ status: 'waiting', shortens: true, own: true, before: 0 })
    expect((await get('series')).json.items).toContainEqual(
      expect.objectContaining({ key: 'reeks', version: 0, waitingChange: made.json.id }),
    )
    expect(await post('series', { key: 'reeks', name, rule })).toMatchObject({ status: 409, json: { code: 'UP-5001' } })
    expect(await post(`series-changes/${made.json.id}/approve`, {})).toMatchObject({
      status: 409,
      json: { code: 'UP-5003' },
    })
    expect(await post(`series-changes/${made.json.id}/approve`, {}, second)).toMatchObject({
      status: 200,
      json: { status: 'in-force', version: 1, rule },
    })
    expect(await post(`series-changes/${made.json.id}/approve`, {}, second)).toMatchObject({
      json: { code: 'UP-5002' },
    })
    const longer = await post('series', { key: 'reeks', name, rule: { ...rule, periodMonths: 24 } })
    expect(longer.json).toMatchObject({ status: 'in-force', version: 2 })
    const shorter = await post('series', { key: 'reeks', name, rule })
    expect(shorter.json.status).toBe('waiting')
    expect((await post(`series-changes/${shorter.json.id}/refuse`, { reason: 'Te kort' }, second)).json).toMatchObject({
      status: 'refused',
      reason: 'Te kort',
    })
    expect((await get('series-changes?series=reeks')).json.items).toHaveLength(3)
  })

  test('400, 403, 404: what is wrong is said, and who may not is refused', async () => {
    expect(await post('series', { key: 'x', name, rule: { destination: 'sample', legalGround: 'x' } })).toMatchObject({
      status: 400,
    })
    expect(await post('series', { key: 'x', name, rule }, reader)).toMatchObject({ status: 403 })
    expect(await post('series', { key: 'x', name, rule }, mine.test)).toMatchObject({
      status: 403,
      json: { code: 'UP-1102' },
    })
    expect(await post('series-changes/src_x/approve', {})).toMatchObject({ status: 404 })
  })
})

describe('disposal', () => {
  test('a record whose term has ended goes with the letter in every table, and the certificate is read as JSON and PDF', async () => {
    const gone = await letter(true)
    const underWay = await letter(false)
    const change = await post('series', { key: 'vergunningen', name, rule })
    await post(`series-changes/${change.json.id}/approve`, {}, second)
    expect((await post('disposals', { series: 'informatie' })).json.code).toBe('UP-5004')
    hub.clock.advance(400 * 86_400_000)
    await hub.test.database.hub.query(sql`select make_partitions_ahead(${hub.clock.now()}::date, 2)`)

    const made = await post('disposals', { series: 'vergunningen', comment: 'Jaarlijks' })
    expect(made.status, JSON.stringify(made.json)).toBe(202)
    const path = `disposals/${made.json.id}`
    await work()
    expect((await get(path)).json).toMatchObject({
      status: 'waiting',
      own: true,
      counts: { destroy: 1, excluded: 1, sample: 0 },
      graceDays: 7,
    })
    expect((await get(`${path}/records?verdict=excluded`)).json.items).toMatchObject([
      { record: underWay.record, reason: 'under-way', reference: 'OMV-2026-0042' },
    ])
    expect((await get(`${path}/records?draw=a&limit=10`)).json.items).toMatchObject([{ record: gone.record }])
    expect(String((await get(`${path}/records?format=csv`)).bytes)).toContain(`${gone.record};destroy`)
    expect(await get(`${path}/certificate`)).toMatchObject({ status: 409, json: { code: 'UP-5008' } })
    expect(await get(path, theirs.live)).toMatchObject({ status: 404 })
    expect(await post(`${path}/approve`, {})).toMatchObject({ status: 409, json: { code: 'UP-5003' } })
    expect((await post(`${path}/approve`, { note: 'Nagekeken' }, second)).json).toMatchObject({ status: 'approved' })
    await work()
    expect((await get(path)).json.status).toBe('approved')
    hub.clock.advance(8 * 86_400_000)
    await work()
    expect((await get(path)).json).toMatchObject({ status: 'done', counts: { destroy: 1, destroyed: 1 } })

    expect(await get(`records/${gone.record}`)).toMatchObject({
      status: 410,
      json: { code: 'UP-3010', disposal: made.json.id },
    })
    expect((await get(`records/${underWay.record}`)).status).toBe(200)
    const message = await hub.call(`/v1/messages/${gone.message}`, { key: mine.live })
    expect(message.json.personalDataRemovedAt).toBeDefined()
    expect(JSON.stringify(message.json)).not.toContain('Peeters')
    const id = parseId('message', gone.message)
    const left = await hub.test.database.hub.query(sql`
      select 1 as one from message_body where message_id = ${id}
      union all select 1 from message where id = ${id} and recipient_index is not null
      union all select 1 from inbox_item where message = ${id}`)
    expect(left).toEqual([])

    const signed = await get(`${path}/certificate`)
    expect(signed.headers.get('content-type')).toContain('application/json')
    expect(readSignedFile(signed.bytes, signer.publicKey)).toMatchObject({
      disposal: made.json.id,
      destroyed: { records: 1 },
    })
    const pdf = await get(`${path}/certificate?format=pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    const text = (await readLetter(pdf.bytes)).lines.map((line) => line.text).join(' ')
    for (const said of ['Jaarlijks', 'Nagekeken']) expect(text).toContain(said)
    const audit = await hub.test.database.hub.query<{ action: string }>(sql`
      select distinct action from audit_entry where subject = ${made.json.id} order by action`)
    expect(audit.map(({ action }) => action)).toEqual([
      'approve-disposal',
      'begin-destruction',
      'issue-destruction-certificate',
      'list-disposal-records',
      'propose-disposal',
    ])
    // Neither a name nor a subject is in a log line.
    expect(hub.logLines.join('')).not.toMatch(/Peeters|Uw vergunning/)
  })

  test('a hold on a recipient keeps their letters; the number is nowhere stored', async () => {
    const placed = await post('holds', { insz, reason: 'Lopend beroep van Jan', reviewOn: '2029-01-01' })
    expect(placed.json).toMatchObject({ of: 'recipient', reason: 'Lopend beroep van Jan', reviewOn: '2029-01-01' })
    expect(await post('holds', { insz, dossier: 'D-1', reason: 'x' })).toMatchObject({ status: 400 })
    expect(await post('holds', { record: showId('record', newId('record', new Date())), reason: 'x' })).toMatchObject({
      status: 404,
    })
    const [row] = await hub.test.database.hub.query<{ text: string }>(
      sql`select legal_hold::text as text from legal_hold`,
    )
    expect(row?.text).not.toMatch(/53480200724|Lopend beroep/)
    expect((await get('holds?state=active')).json.items).toHaveLength(1)
    expect((await get('holds', theirs.live)).json.items).toEqual([])
    expect((await post(`holds/${placed.json.id}/release`, { reason: 'Beroep is af' }, second)).json.releaseReason).toBe(
      'Beroep is af',
    )
    expect(await post(`holds/${placed.json.id}/release`, { reason: 'x' })).toMatchObject({ json: { code: 'UP-5006' } })
    expect((await get('holds?state=active')).json.items).toEqual([])
  })

  test('name, address and data leave a message by the setting of its class, and its record stays', async () => {
    const classes = (await hub.call('/v1/message-classes', { key: mine.live })).json.items
    const { message: shown, record } = await letter(true)
    const running = await letter(false)
    const kind = (await hub.call(`/v1/messages/${shown}`, { key: mine.live })).json.class
    const wanted = { ...classes.find((each: { key: string }) => each.key === kind), personalDataDays: 30 }
    const saved = await hub.call('/v1/message-classes', { method: 'POST', key: mine.live, body: wanted })
    expect(saved.json, JSON.stringify(saved.json)).toMatchObject({ personalDataDays: 30 })
    const { database } = hub.test
    hub.clock.advance(20 * 86_400_000)
    expect(await removeExpiredData(database, hub.clock.now())).toBe(0)
    hub.clock.advance(20 * 86_400_000)
    expect(await removeExpiredData(database, hub.clock.now())).toBe(1)
    expect(await removeExpiredData(database, hub.clock.now())).toBe(0)
    const message = (await hub.call(`/v1/messages/${shown}`, { key: mine.live })).json
    expect(message.personalDataRemovedAt).toBeDefined()
    expect(message.documents.length).toBeGreaterThan(0)
    expect(JSON.stringify(message.recipient)).not.toContain('Peeters')
    expect((await get(`records/${record}`)).json.recipientName).toBe('Jan Peeters')
    expect((await hub.call(`/v1/messages/${running.message}`, { key: mine.live })).json.recipient.name).toBe(
      'Jan Peeters',
    )
    // It is over a while later, after letters that were accepted after it.
    const id = parseId('message', running.message)
    await database.hub.query(sql`
      with work as (delete from work where message_id = ${id}) update message set final = true where id = ${id}`)
    expect(await removeExpiredData(database, hub.clock.now())).toBe(1)
  })

  test('a dossier is closed on a day, and can be open again', async () => {
    expect((await post('dossiers', { dossier: 'D-17', closedOn: '2026-05-01' })).json).toEqual({
      dossier: 'D-17',
      closedOn: '2026-05-01',
    })
    expect((await post('dossiers', { dossier: 'D-17' })).json).toEqual({ dossier: 'D-17' })
  })
})

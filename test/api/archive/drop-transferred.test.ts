import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDocuments } from '../../../archive/ingest/add-documents.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { placeHold, releaseHold } from '../../../archive/retention/holds.ts'
import { parseCertificate, readCertificateBytes } from '../../../archive/retention/issue-certificate.ts'
import { verifyArchive } from '../../../archive/verify/verify-archive.ts'
import { putItems } from '../../../channels/inbox/store/put-items.ts'
import { removeItems } from '../../../channels/inbox/store/remove-items.ts'
import { type MessageId, parseId, type RecordId, showId } from '../../../core/words/id.ts'
import { reapplyAllDisposals } from '../../../dispatcher/disposal/reapply.ts'
import { workDisposals } from '../../../dispatcher/disposal/work-disposals.ts'
import { document } from '../../archive/archive-fixture.ts'
import { openTransfers, origin } from './use-transfers.ts'

const at = await openTransfers()
const { get, post, second, reader } = at
const { database } = at.test
const dayMs = 86_400_000
const blobs = at.archive.blobs
const deps = { database, blobs, signer: at.signer, clock: at.clock, origin, backupDays: 35, leaseMs: 60_000 }
const by = (actor: string) => ({ actor, now: at.clock.now() })

/** Works on disposals until nothing can go on at once; the ledger grows in between. */
async function dispose(): Promise<void> {
  for (let idle = 0; idle < 3; ) {
    if (await workDisposals(deps)) idle = 0
    else {
      await at.growLedger()
      at.clock.advance(2_000)
      idle += 1
    }
  }
}

async function daysLater(days: number): Promise<void> {
  at.clock.advance(days * dayMs)
  await database.hub.query(sql`select make_partitions_ahead(${at.clock.now()}::date, 1)`)
}

interface Sent {
  readonly message: string
  readonly record: RecordId
}

/** A transfer of one dossier with these many letters, which the archive service has accepted. */
async function accepted(
  dossier: string,
  letters: number,
): Promise<{ readonly id: string; readonly sent: readonly Sent[] }> {
  const sent: Sent[] = []
  for (let n = 0; n < letters; n++) sent.push(await at.sent(dossier))
  await at.closeDossier(dossier)
  const id = await at.packed()
  const answers = (await at.packagesOf(id)).map((each) => ({
    package: each['package'],
    accepted: true,
    reference: 'DAV-7',
  }))
  expect((await post(`transfers/${id}/answers`, { answers })).status).toBe(200)
  await at.work()
  await at.work()
  expect((await get(`transfers/${id}`)).json.status).toBe('done')
  return { id, sent }
}

/** The disposal that drops the copies, approved by a second person. */
async function approvedDrop(id: string): Promise<string> {
  const made = await post(`transfers/${id}/drop`, {})
  expect(made.status, JSON.stringify(made.json)).toBe(202)
  await dispose()
  expect((await post(`disposals/${made.json.id}/approve`, {}, second)).status).toBe(200)
  return made.json.id
}

async function findings(): Promise<string[]> {
  const found: string[] = []
  for await (const step of verifyArchive(at.archive, { verifierKey: verifierKey(origin, at.signer.publicKey) }))
    if (step.kind === 'finding') found.push(step.finding.what)
  return found
}

async function reasonsOf(disposal: string): Promise<Readonly<Record<string, string>>> {
  const { json } = await get(`disposals/${disposal}/records`)
  return Object.fromEntries(
    json.items.map((each: { record: string; verdict: string; reason?: string }) => [
      each.record,
      each.reason ?? each.verdict,
    ]),
  )
}

const shown = ({ record }: Sent): string => showId('record', record)
const messageOf = ({ message }: Sent): MessageId => parseId('message', message) ?? expect.fail()

test('copies go after the waiting time and a second person; the leaves stay, and the stub says who has the letter', async () => {
  const { id, sent } = await accepted('V-1', 2)
  const [one] = sent
  if (one === undefined) throw new Error('No letter')
  expect((await get(`transfers/${id}`)).json).toMatchObject({ counts: { transferred: 2, dropped: 0 } })
  expect(await post(`transfers/${id}/drop`, {})).toMatchObject({ status: 409, json: { code: 'UP-5039' } })
  await daysLater(31)
  expect((await post(`transfers/${id}/drop`, {}, reader)).status).toBe(403)
  expect((await post(`transfers/${id}/drop`, {}, at.theirs.live)).status).toBe(404)
  expect((await post(`transfers/${id}/drop`, {}, at.mine.test)).status).toBe(403)
  const made = await post(`transfers/${id}/drop`, { comment: 'Overgedragen' })
  expect(made).toMatchObject({
    status: 202,
    json: { status: 'gathering', transferred: { transfer: id, archiveService: 'Digitaal Archief Vlaanderen' } },
  })
  expect(await post(`transfers/${id}/drop`, {})).toMatchObject({ status: 409, json: { code: 'UP-5005' } })
  const disposal = made.json.id
  await dispose()
  expect((await get(`disposals/${disposal}`)).json).toMatchObject({ status: 'waiting', counts: { destroy: 2 } })
  expect(await post(`disposals/${disposal}/approve`, {})).toMatchObject({ status: 409, json: { code: 'UP-5003' } })
  expect((await post(`disposals/${disposal}/approve`, {}, second)).json.status).toBe('approved')
  await dispose()
  expect((await get(`records/${shown(one)}`)).status).toBe(200)
  await daysLater(8)
  await dispose()

  expect((await get(`disposals/${disposal}`)).json).toMatchObject({ status: 'done', counts: { destroyed: 2 } })
  const gone = await get(`records/${shown(one)}`)
  expect(gone).toMatchObject({
    status: 410,
    json: {
      code: 'UP-3010',
      disposal,
      transferred: { archiveService: 'Digitaal Archief Vlaanderen', package: `${id}-000001`, reference: 'DAV-7' },
    },
  })
  expect(gone.json.detail).toContain('Digitaal Archief Vlaanderen')
  const left = await database.hub.query<{ kind: string; opens: boolean }>(sql`
    select kind, secret is not null as opens from leaf where record = ${one.record} order by n`)
  expect(left).toEqual([
    { kind: 's', opens: false },
    { kind: 'c', opens: false },
    { kind: 't', opens: true },
    { kind: 'd', opens: true },
  ])
  expect(await findings()).toEqual([])
  const bytes = await readCertificateBytes(database.hub, at.mine.id, parseId('disposal', disposal) ?? expect.fail())
  expect(parseCertificate(bytes ?? Buffer.from('')).content).toMatchObject({
    transferred: { transfer: id, archiveService: 'Digitaal Archief Vlaanderen' },
    destroyed: { records: 2 },
  })
  const pdf = await at.call(`/v1/archive/disposals/${disposal}/certificate?format=pdf`, { key: at.mine.live })
  expect(pdf.status).toBe(200)
  expect((await get(`transfers/${id}`)).json).toMatchObject({
    counts: { transferred: 2, dropped: 2 },
    drop: { disposal, status: 'done' },
  })
  expect(await post(`transfers/${id}/drop`, {})).toMatchObject({ status: 409, json: { code: 'UP-5038' } })
  const audit = await database.hub.query<{ action: string }>(sql`select action from audit_entry where subject = ${id}`)
  expect(audit.map(({ action }) => action)).toContain('drop-transfer')
})

test('a held letter, one in an inbox and one with a later document stay, also when that comes after the approval', async () => {
  const { id, sent } = await accepted('V-2', 5)
  const [held, inInbox, added, late, goes] = sent
  if (!held || !inInbox || !added || !late || !goes) throw new Error('Too few letters')
  await daysLater(31)
  const place = (of: Sent) =>
    database.asHub((tx) =>
      placeHold(tx, at, at.mine.id, { thing: { record: of.record }, reason: 'Rechtszaak' }, by('staff:1')),
    )
  const hold = await place(held)
  const delivery = { message: messageOf(inInbox), sequence: 1 }
  await database.hub.query(sql`
    insert into delivery (message_id, seq, entity, channel, status, simulated)
    values (${delivery.message}, 1, ${at.mine.id}, 'inbox', 'delivered', false)`)
  const head = {
    sender: 'Dienst',
    subject: 'Uw vergunning',
    language: 'nl',
    actions: [],
    replyAllowed: false,
    replyReference: '',
    documents: [],
  } as const
  const item = { entity: at.mine.id, person: Buffer.alloc(32, 7), record: inInbox.record, head, ...delivery }
  await putItems(database.hub, [item], at.clock.now(), at.keyring)
  const addTo = (of: Sent) =>
    addDocuments(at.archive, [
      {
        record: of.record,
        entity: at.mine.id,
        series: 'vergunningen',
        documents: [document(7, [{ bytes: Buffer.from('later') }], { kind: 'attachment', name: 'scan.pdf' })],
      },
    ])
  await addTo(added)

  const disposal = await approvedDrop(id)
  expect(await reasonsOf(disposal)).toEqual({
    [shown(held)]: 'held',
    [shown(inInbox)]: 'in-inbox',
    [shown(added)]: 'added-since',
    [shown(late)]: 'destroy',
    [shown(goes)]: 'destroy',
  })
  await addTo(late)
  await daysLater(8)
  await dispose()
  expect((await get(`disposals/${disposal}`)).json).toMatchObject({
    status: 'done',
    counts: { destroyed: 1, excluded: 4 },
  })
  expect((await get(`records/${shown(goes)}`)).status).toBe(410)
  for (const each of [held, inInbox, added, late]) expect((await get(`records/${shown(each)}`)).status).toBe(200)
  const [there] = await database.hub.query(sql`select from inbox_item where record = ${inInbox.record}`)
  expect(there).toBeDefined()

  // What no longer keeps them is asked again by the next proposal.
  await database.asHub((tx) => releaseHold(tx, at, at.mine.id, hold.id, 'Voorbij', by('staff:1')))
  await removeItems(database.hub, [delivery])
  const next = await approvedDrop(id)
  await daysLater(8)
  await dispose()
  expect((await get(`disposals/${next}`)).json.counts).toMatchObject({ destroyed: 2, excluded: 2 })
  expect((await get(`records/${shown(inInbox)}`)).status).toBe(410)
  expect((await get(`transfers/${id}`)).json.counts).toMatchObject({ transferred: 5, dropped: 3 })
  expect(await findings()).toEqual([])
})

test('nothing is dropped before the archive service has answered, nor what it did not accept', async () => {
  await at.sent('V-3')
  await at.closeDossier('V-3')
  const id = await at.packed()
  expect(await post(`transfers/${id}/drop`, {})).toMatchObject({ status: 409, json: { code: 'UP-5037' } })
  await post(`transfers/${id}/stop`, { reason: 'Verkeerd' })
  await at.work()
  await daysLater(31)
  expect(await post(`transfers/${id}/drop`, {})).toMatchObject({ status: 409, json: { code: 'UP-5038' } })
  expect((await post('transfers/trf_01kb0000000000000000000000/drop', {})).status).toBe(404)
})

test('a back-up that is restored brings dropped copies back, and the lists drop them again', async () => {
  const { id, sent } = await accepted('V-4', 1)
  await daysLater(31)
  const [{ record } = expect.fail()] = sent
  const [before] = await database.hub.query<{ row: string }>(
    sql`select to_jsonb(r)::text as row from record r where id = ${record}`,
  )
  const disposal = await approvedDrop(id)
  await daysLater(8)
  await dispose()
  expect((await get(`records/${showId('record', record)}`)).status).toBe(410)
  await database.hub.query(
    sql`insert into record select * from jsonb_populate_record(null::public.record, ${before?.row}::jsonb)`,
  )
  await database.hub.query(sql`delete from leaf where record = ${record} and kind = 'd'`)
  await database.hub.query(sql`delete from disposal_record where disposal = ${parseId('disposal', disposal) ?? null}`)
  await database.hub.query(sql`delete from disposal where id = ${parseId('disposal', disposal) ?? null}`)
  const done = await reapplyAllDisposals({
    database,
    blobs,
    keys: { present: verifierKey(origin, at.signer.publicKey), former: [] },
    clock: at.clock,
  })
  expect(done).toMatchObject({ destroyed: 1, refused: [] })
  expect(await get(`records/${showId('record', record)}`)).toMatchObject({
    status: 410,
    json: { transferred: { archiveService: 'Digitaal Archief Vlaanderen' } },
  })
})

import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { addMember } from '../../../core/tenants/members.ts'
import { newId, showId } from '../../../core/words/id.ts'
import { openTestApi, type SignedIn, type TestEntity } from '../../support/hub/open-test-api.ts'
import { storeSent } from '../../support/hub/store-sent.ts'

const hub = await openTestApi()
const insz = '53480200724'
const other = '93051822361'
const purpose = { 'uitpost-purpose': 'dossier 2026-118' }
let mine: TestEntity
let theirs: TestEntity
let officer: SignedIn
let archivist: SignedIn
let reader: string
let record: string

beforeAll(async () => {
  mine = await hub.newEntity('OVO000001')
  theirs = await hub.newEntity('OVO000002')
  officer = await hub.newMember(mine.id, ['data-protection-officer'])
  archivist = await memberNamed('Sam Peeters', ['archivist'])
  reader = await actorNamed('Sam Peeters')
  const person = hub.keyring.blindIndex('insz', insz)
  record = showId('record', (await storeSent(hub, mine.id, newId('message', hub.clock.now()), person)).record)
  await storeSent(hub, theirs.id, newId('message', hub.clock.now()), person)
})

async function memberNamed(name: string, roles: Parameters<typeof hub.newMember>[1]): Promise<SignedIn> {
  const email = `${name.replaceAll(/\W/g, '').toLowerCase()}@example.org`
  await hub.test.database.asEntity(mine.id, (tx) => addMember(tx, mine.id, { name, email, roles }, hub.clock.now()))
  return hub.signIn('staff', { email })
}

async function actorNamed(name: string): Promise<string> {
  const [row] = await hub.test.database.hub.query<{ actor: string }>(
    sql`select 'staff:' || id as actor from member where name = ${name}`,
  )
  return row?.actor ?? ''
}

/** Ids of one millisecond have no order, so the clock is moved between two calls. */
const post = (path: string, body: unknown, as: SignedIn = officer, headers = {}) => {
  hub.clock.advance(2)
  return hub.call(path, { method: 'POST', body, as, headers })
}
const search = (body: unknown) => post('/v1/audit/searches', body)

/** Writes lines of a reader, at any time. */
async function looked(
  times: number,
  at: (n: number) => Date,
  more: Partial<Parameters<typeof recordAudit>[2]>,
): Promise<void> {
  for (let n = 0; n < times; n += 1)
    await recordAudit(hub.test.database, mine.id, {
      at: at(n),
      actorKind: 'staff',
      actor: reader,
      action: 'read-record',
      subjectKind: 'record',
      subject: showId('record', newId('record', at(n))),
      purpose: 'dossier 2026-118',
      ...more,
    })
}

describe('POST /v1/audit/searches', () => {
  test('200: who looked at one person, with names, reason and what was searched, and no words of the search', async () => {
    await post('/v1/archive/searches', { insz, q: 'vergunning' }, archivist, purpose)
    hub.clock.advance(2)
    await hub.call(`/v1/archive/records/${record}`, { as: archivist, headers: purpose })
    const { status, json } = await search({ insz })
    expect(status).toBe(200)
    expect(json.items).toMatchObject([
      {
        action: 'read-record',
        actorName: 'Sam Peeters',
        subject: record,
        purpose: 'dossier 2026-118',
        person: { name: 'Jan Peeters' },
      },
      {
        action: 'search-archive',
        actorName: 'Sam Peeters',
        by: ['q', 'recipient'],
        found: 1,
        person: { name: 'Jan Peeters' },
      },
    ])
    expect(JSON.stringify(json)).not.toContain('vergunning')
    expect(JSON.stringify(json)).not.toContain(insz)
    expect((await search({ insz: other })).json.items).toEqual([])
  })

  test('200: reading the log is a line of the log', async () => {
    await search({ actor: 'sam' })
    const { json } = await search({ action: 'read-audit' })
    expect(json.items[0]).toMatchObject({ action: 'read-audit', by: ['actor'] })
  })

  test('200: lines of letters from before lines named the person are found by the letter', async () => {
    await hub.test.database.asHub(async (tx) => {
      await tx.query(sql`
        insert into audit_entry (id, entity, at, actor_kind, actor, action, subject_kind, subject)
        values (${newId('audit', hub.clock.now())}, ${mine.id}, ${hub.clock.now()}, 'staff', ${reader}, 'read-document', 'record', ${record})`)
    })
    const { json } = await search({ insz, action: 'read-document' })
    expect(json.items).toHaveLength(1)
  })

  test('200: filters by person who looked, kind, period, and pages', async () => {
    const key = (await search({ insz })).json.items[0].person.key
    expect((await search({ person: key, kind: 'opened' })).json.items.length).toBeGreaterThan(0)
    expect((await search({ actor: 'nobody' })).json.items).toEqual([])
    expect((await search({ to: '2020-01-01' })).json).toMatchObject({ items: [], total: 0 })
    const first = (await search({ limit: 1 })).json
    const second = (await search({ limit: 1, cursor: first.next })).json
    expect(second.items[0].id < first.items[0].id).toBe(true)
  })

  test('400: two people at once', async () => {
    expect((await search({ insz, person: 'a'.repeat(32) })).status).toBe(400)
  })

  test('403: everybody but the data-protection officer; who has no way to letters', async () => {
    const admin = await hub.newMember(mine.id, ['entity-admin'])
    for (const as of [archivist, admin]) expect((await post('/v1/audit/searches', {}, as)).status).toBe(403)
    expect((await hub.call(`/v1/archive/records/${record}`, { as: officer, headers: purpose })).status).toBe(403)
    const elsewhere = await hub.newMember(theirs.id, ['data-protection-officer'])
    const { json } = await post('/v1/audit/searches', { insz }, elsewhere)
    expect(json.items).toEqual([])
  })

  test('200: the export has the same lines and no formula', async () => {
    await looked(1, () => hub.clock.now(), { purpose: '=cmd|calc', action: 'read-document' })
    const { bytes, headers } = await post('/v1/audit/exports', { kind: 'opened' })
    expect(headers.get('content-type')).toContain('text/csv')
    expect(bytes.toString()).toContain("'=cmd|calc")
    expect((await search({ action: 'export-audit' })).json.items[0].exported).toBeGreaterThan(0)
  })
})

describe('GET /v1/audit/unusual', () => {
  const unusual = async () => (await hub.call('/v1/audit/unusual', { as: officer })).json
  const rules = async (): Promise<string[]> => (await unusual()).items.map(({ rule }: { rule: string }) => rule)
  /** A Wednesday morning in Brussels, at most a week ago. */
  const workday = (n: number): Date => {
    const day = new Date(hub.clock.now())
    day.setUTCDate(day.getUTCDate() - 1)
    while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() - 1)
    day.setUTCHours(9, 0, n, 0)
    return day
  }

  test('200: the own family name is found, by the names of letters', async () => {
    expect((await unusual()).items).toMatchObject([
      { rule: 'own-family-name', actorName: 'Sam Peeters', person: { name: 'Jan Peeters' } },
    ])
  })

  test.each<[string, number, (n: number) => Date, object]>([
    ['many-people', 61, workday, {}],
    ['same-person', 10, workday, { person: Buffer.alloc(16, 7), purpose: 'vraag van de burger' }],
    ['outside-hours', 5, (n) => new Date(workday(n).getTime() + 12 * 3_600_000), {}],
    ['empty-purpose', 5, workday, { purpose: 'xxxx' }],
    ['large-export', 1, workday, { action: 'export-archive', detail: { exported: 12_400 } }],
    ['searches-without-opening', 20, (n) => new Date(workday(n).getTime() - 86_400_000), { action: 'search-archive' }],
  ])('200: the rule %s finds looks that reach its limit, and no fewer', async (rule, needed, at, more) => {
    await looked(needed - 1, at, more)
    expect(await rules()).not.toContain(rule)
    await looked(1, () => at(needed), more)
    expect(await rules()).toContain(rule)
  })

  test('204: a finding is explained until more looks follow; 409: for their own', async () => {
    const { rule, actor, about } = (await unusual()).items.find(
      (each: { rule: string }) => each.rule === 'empty-purpose',
    )
    const key = { rule, actor, about }
    const wrong = await post('/v1/audit/unusual/explanations', { ...key, about: 'no-such', sentence: 'uitleg' })
    expect([wrong.status, wrong.json.code]).toEqual([404, 'UP-5020'])
    const done = await post('/v1/audit/unusual/explanations', { ...key, sentence: 'oefening met collega' })
    expect(done.status).toBe(204)
    const explained = (await unusual()).items.find((each: { rule: string }) => each.rule === rule)
    expect(explained.explained).toMatchObject({ sentence: 'oefening met collega' })
    hub.clock.advance(60_000)
    await looked(1, () => hub.clock.now(), { purpose: 'xxxx' })
    hub.clock.advance(2)
    const open = (await unusual()).items.filter(
      (each: { rule: string; explained?: object }) => each.rule === rule && !each.explained,
    )
    expect(open).toHaveLength(1)
    const both = await memberNamed('Ria Dubbel', ['data-protection-officer', 'archivist'])
    const own = await actorNamed('Ria Dubbel')
    await looked(5, workday, { actor: own, purpose: 'xxxx' })
    const refused = await post(
      '/v1/audit/unusual/explanations',
      { rule: 'empty-purpose', actor: own, about: '', sentence: 'zelf' },
      both,
    )
    expect([refused.status, refused.json.code]).toEqual([409, 'UP-5021'])
  })

  test('200: lines of another entity are not read', async () => {
    const elsewhere = await hub.newMember(theirs.id, ['data-protection-officer'])
    expect((await hub.call('/v1/audit/unusual', { as: elsewhere })).json.items).toEqual([])
  })
})

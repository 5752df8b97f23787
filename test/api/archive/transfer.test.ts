import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { placeHold } from '../../../archive/retention/holds.ts'
import { verifyArchive } from '../../../archive/verify/verify-archive.ts'
import { showId } from '../../../core/words/id.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { openTransfers, origin } from './use-transfers.ts'

const at = await openTransfers()
const { get, post, second, reader } = at
const propose = (series = 'vergunningen') =>
  post('transfers', { series, archiveService: 'Digitaal Archief Vlaanderen' })
const answer = (id: string, answers: readonly object[], key?: string) =>
  post(`transfers/${id}/answers`, { answers }, key)
const download = async (id: string, name: string): Promise<Buffer> => {
  const response = await fetch(`${at.url}/v1/archive/transfers/${id}/packages/${name}`, {
    headers: { Authorization: `Bearer ${at.mine.live}` },
  })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

describe('a transfer', () => {
  test('from the proposal to the ledger: closed dossiers go, whole, and a package holds exactly what was archived', async () => {
    const first = await at.sent('D-1')
    const other = await at.sent('D-1')
    await at.sent('D-open')
    await at.sent('D-2')
    await at.sent('D-2', false)
    const loose = await at.sent()
    await at.closeDossier('D-1')
    await at.closeDossier('D-2')

    const made = await propose()
    expect(made.status, JSON.stringify(made.json)).toBe(202)
    const { id } = made.json
    expect(made.json).toMatchObject({ status: 'gathering', own: true, archiveService: 'Digitaal Archief Vlaanderen' })
    expect(await propose()).toMatchObject({ status: 409, json: { code: 'UP-5031' } })
    await at.work()
    expect((await get(`transfers/${id}`)).json).toMatchObject({
      status: 'waiting',
      counts: {
        records: 3,
        held: 0,
        transferred: 0,
        excluded: { 'under-way': 1, 'dossier-incomplete': 1 },
        packages: { waiting: 2 },
      },
    })
    expect(await post(`transfers/${id}/approve`, {})).toMatchObject({ status: 409, json: { code: 'UP-5033' } })
    expect((await post(`transfers/${id}/approve`, {}, reader)).status).toBe(403)
    expect(await post(`transfers/${id}/approve`, {}, second)).toMatchObject({
      status: 200,
      json: { status: 'packing' },
    })
    await at.work()
    expect((await get(`transfers/${id}`)).json).toMatchObject({ status: 'packed', counts: { packages: { packed: 2 } } })

    const [dossier, month] = await at.packagesOf(id)
    expect(dossier).toMatchObject({
      package: `${id}-000001`,
      dossier: 'D-1',
      records: 2,
      closedOn: '2026-11-20',
      status: 'packed',
    })
    expect(month).toMatchObject({ records: 1 })
    expect(month).not.toHaveProperty('dossier')
    const zip = await download(id, `${id}-000001`)
    expect(createHash('sha256').update(zip).digest('hex')).toBe(dossier?.['sha256'])
    const files = await zipEntries(zip)
    for (const { record } of [first, other]) {
      const [row] = await at.test.database.hub.query<{ hash: string }>(
        sql`select encode(sha256, 'hex') as hash from document_shown where record = ${record} and n = 1`,
      )
      const bytes = files.get(`${id}-000001/representations/${showId('record', record)}/data/1-brief.pdf`)
      expect(bytes && createHash('sha256').update(bytes).digest('hex')).toBe(row?.hash)
    }
    expect([...files.keys()].filter((name) => name.includes(showId('record', loose.record)))).toEqual([])

    const index = await fetch(`${at.url}/v1/archive/transfers/${id}/index`, {
      headers: { Authorization: `Bearer ${at.mine.live}` },
    })
    const lines = (await index.text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^Vergunningen;D-1;2026-11-24;2026-11-20;Uw vergunning;2026-11-24;OMV-2026-0042;trf_/)
    const profile = await fetch(`${at.url}/v1/archive/transfers/${id}/index?format=json`, {
      headers: { Authorization: `Bearer ${at.mine.live}` },
    })
    const { serie, dossiers } = (await profile.json()) as { serie: object; dossiers: { stukken: object[] }[] }
    expect(serie).toMatchObject({ naam: 'Vergunningen', selectieregel: 'Selectieregel 114' })
    expect(dossiers.map(({ stukken }) => stukken.length)).toEqual([2, 1])

    expect((await answer(id, [{ package: `${id}-000001`, accepted: true, reference: 'DAV-77' }])).json).toEqual({
      accepted: 1,
      refused: 0,
    })
    await at.work()
    expect((await get(`transfers/${id}`)).json).toMatchObject({ status: 'packed', counts: { transferred: 2 } })
    expect((await answer(id, [{ package: `${id}-000002`, accepted: true }])).status).toBe(200)
    await at.work()
    await at.work()
    expect((await get(`transfers/${id}`)).json).toMatchObject({ status: 'done', counts: { transferred: 3 } })
    const leaves = await at.test.database.hub.query(sql`
      select from leaf where kind = 't' and record = any(${sql.param([first.record, other.record, loose.record])}::uuid[])`)
    expect(leaves).toHaveLength(3)
    const key = verifierKey(origin, at.signer.publicKey)
    const findings: string[] = []
    for await (const step of verifyArchive(at.archive, { verifierKey: key }))
      if (step.kind === 'finding') findings.push(step.finding.what)
    expect(findings).toEqual([])
    // The bytes of packages are not kept longer than they are needed.
    expect(await get(`transfers/${id}/packages/${id}-000001`)).toMatchObject({ status: 409, json: { code: 'UP-5035' } })
    for await (const { key } of at.archive.blobs.list('transfers/')) expect.fail(key)

    // What is transferred is not proposed again; a dossier that is whole by now is.
    await at.test.database.hub.query(sql`
      with work as (delete from work) update message set final = true where not final`)
    const again = await propose()
    await at.work()
    expect((await get(`transfers/${again.json.id}`)).json.counts).toMatchObject({ records: 2 })
    expect((await post(`transfers/${again.json.id}/withdraw`, {})).json.status).toBe('withdrawn')
  })

  test('the same package is the same bytes when it is made again; an answer twice changes nothing, one that contradicts is refused', async () => {
    await at.sent('D-10')
    await at.closeDossier('D-10')
    const id = await at.packed()
    const some = await at.packagesOf(id)
    const mine = some.find((each) => each['dossier'] === 'D-10')
    const name = String(mine?.['package'])
    const before = await download(id, name)
    expect(await answer(id, [{ package: name, accepted: false }])).toMatchObject({
      status: 422,
      json: { code: 'UP-5036' },
    })
    const refused = [{ package: name, accepted: false, reason: 'Titel ontbreekt' }]
    expect((await answer(id, refused)).json).toEqual({ accepted: 0, refused: 1 })
    expect((await answer(id, refused)).json).toEqual({ accepted: 0, refused: 0 })
    expect(await answer(id, [{ package: name, accepted: true }])).toMatchObject({ status: 422 })
    expect(await answer(id, [{ package: `${id}-000999`, accepted: true }])).toMatchObject({ status: 422 })
    expect((await post(`transfers/${id}/repack`, {})).json.status).toBe('packing')
    // A late answer about the former making.
    expect(await answer(id, [{ package: name, accepted: true }])).toMatchObject({ status: 422 })
    at.clock.advance(3_600_000)
    await at.work()
    expect(await download(id, name)).toEqual(before)
    expect(await post(`transfers/${id}/repack`, {})).toMatchObject({ status: 409, json: { code: 'UP-5032' } })
    await post(`transfers/${id}/stop`, { reason: 'Verkeerde archiefdienst' })
    expect((await get(`transfers/${id}`)).json).toMatchObject({ status: 'stopped', reason: 'Verkeerde archiefdienst' })
    expect(await answer(id, [{ package: name, accepted: true }])).toMatchObject({ status: 422 })
    await at.work()
  })

  test('answers as a CSV file: either separator, other columns, Dutch words; a bad line is named and nothing is recorded', async () => {
    await at.sent('D-20')
    await at.closeDossier('D-20')
    const id = await at.packed()
    const names = (await at.packagesOf(id)).map((each) => String(each['package']))
    const csv = (lines: readonly string[]) => post(`transfers/${id}/answers`, { csv: lines.join('\r\n') })
    const bad = await csv([
      'package;status;reason',
      `${names[0]};aanvaard;`,
      `${names[0]};misschien;`,
      'iets;geweigerd;',
    ])
    expect(bad).toMatchObject({ status: 422, json: { code: 'UP-5036' } })
    expect(JSON.stringify(bad.json)).toContain('Line 3: ')
    for (const text of ['', 'a;b\n1;2', '"open', 'package,status'])
      expect(await csv([text])).toMatchObject({ status: 422, json: { code: 'UP-5036' } })
    expect((await get(`transfers/${id}`)).json.counts.packages).toEqual({ packed: names.length })
    const good = await csv([
      '\ufeffStatus,Package,Datum,Reference',
      ...names.map((name) => `Aanvaard,${name}.zip,2026-12-01,"DAV, 1"`),
    ])
    expect(good.json).toEqual({ accepted: names.length, refused: 0 })
    await at.work()
    await at.work()
    expect((await get(`transfers/${id}`)).json.status).toBe('done')
    expect((await at.packagesOf(id))[0]).toMatchObject({ status: 'accepted', reference: 'DAV, 1' })
  })

  test('a held record is transferred all the same, and counted; another entity and a test key find nothing', async () => {
    const { record } = await at.sent('D-30')
    await at.closeDossier('D-30')
    const by = { actor: 'staff:1', now: at.clock.now() }
    await at.test.database.asHub((tx) => placeHold(tx, at, at.mine.id, { thing: { record }, reason: 'Rechtszaak' }, by))
    const id = await at.packed()
    expect((await get(`transfers/${id}`)).json.counts).toMatchObject({ held: 1 })
    expect((await get(`transfers/${id}`, at.theirs.live)).status).toBe(404)
    expect((await get(`transfers/${id}/packages`, at.theirs.live)).status).toBe(404)
    expect((await get(`transfers/${id}/packages/${id}-000001`, at.theirs.live)).status).toBe(404)
    expect((await get(`transfers/${id}/packages/${id}-000001`, reader)).status).toBe(403)
    expect((await post(`transfers/${id}/stop`, { reason: 'x' }, at.mine.test)).status).toBe(403)
    expect((await get(`transfers/${id}/packages/${id}-1`)).status).toBe(404)
    expect((await get('transfers/trf_x')).status).toBe(404)
    await post(`transfers/${id}/stop`, { reason: 'Klaar' })
    await at.work()
  })

  test('a series without a rule that keeps transfers nothing; a changed rule keeps a transfer from its approval', async () => {
    expect(await propose('onbekend')).toMatchObject({ status: 404 })
    await at.test.database.hub.query(sql`select keep_series(${at.mine.id}, 'zonder')`)
    expect(await propose('zonder')).toMatchObject({ status: 409, json: { code: 'UP-5030' } })
  })
})

import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { drainReads } from '../../../channels/inbox/store/reading/mark-read.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver
let citizen: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  citizen = await api.signIn('citizen', { insz: jan.insz })
})

async function sent(change: object = {}): Promise<void> {
  api.clock.advance(1_000)
  expect((await postLetter(api, tax.live, goodLetter({ recipient: jan, ...change }))).status).toBe(202)
  await work.prepare()
  await work.deliver()
}
const download = (as: SignedIn, query = '', method = 'GET') => api.call(`/v1/inbox/download${query}`, { as, method })

test('a download holds every letter that opens, lists those that do not, and reads what it holds', async () => {
  for (let count = 0; count < 12; count++) await sent()
  await sent({ confidentiality: { hidden: true } })
  expect((await download(citizen, '', 'HEAD')).status).toBe(200)
  expect(await api.test.database.hub.query(sql`select from inbox_read`)).toEqual([])
  const { status, headers, bytes } = await download(citizen, '?language=fr')
  expect([status, headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="Mes lettres \d{4}-\d\d-\d\d\.zip"/)
  const entries = await zipEntries(bytes)
  const names = [...entries.keys()]
  expect(names).toHaveLength(13)
  const page = String(entries.get('index.html'))
  expect(page).toContain('<html lang="fr">')
  for (const name of names.filter((each) => each !== 'index.html')) {
    expect(name).toMatch(/^\d{4} Uw vergunning – \d{4}-\d\d-\d\d\.pdf$/)
    expect(page).toContain(`href="${encodeURIComponent(name)}"`)
    expect(String(entries.get(name)?.subarray(0, 8))).toBe('%PDF-1.7')
  }
  expect(page).toContain('Ces lettres sont fermées')
  expect(await api.test.database.asHub((tx) => drainReads(tx, 100))).toHaveLength(12)
  expect((await api.call('/v1/inbox/messages', { as: citizen })).json.unread).toBe(1)
})

test('a year without letters, and another person, have a list that is empty', async () => {
  const stranger = await api.signIn('citizen', { insz: '85073003328' })
  for (const answer of [await download(citizen, '?year=2020'), await download(stranger)])
    expect([...(await zipEntries(answer.bytes)).keys()]).toEqual(['index.html'])
  expect((await download(citizen, '?year=x')).status).toBe(400)
})

test('a letter whose file cannot be read cuts this download off, and no other request', async () => {
  const reader = await api.signIn('citizen', { insz: '85073003328' })
  await sent({ recipient: { ...jan, insz: '85073003328' } })
  await api.test.database.hub.query(sql`
    update inbox_item set record = gen_random_uuid() where received_at = (select max(received_at) from inbox_item)`)
  await expect(download(reader)).rejects.toThrow()
  expect((await api.call('/v1/inbox/messages', { as: reader })).json.unread).toBe(1)
})

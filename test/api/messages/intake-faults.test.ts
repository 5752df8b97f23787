import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

interface Issue {
  readonly in: string
  readonly pointer: string
  readonly code: string
  readonly detail: string
}
async function faults(more: Record<string, unknown>): Promise<string[]> {
  const { status, json } = await postLetter(api, tax.live, goodLetter(more))
  expect(status).toBe(400)
  expect(json.code).toBe('UP-1001')
  for (const issue of json.issues as Issue[]) expect(issue.detail.length).toBeGreaterThan(10)
  return (json.issues as Issue[]).map(({ pointer, code }) => `${code} ${pointer}`).sort()
}
const to = (more: Record<string, unknown>) => ({ recipient: { ...jan, ...more } })
const at = (more: Record<string, unknown>) => to({ address: { ...jan.address, ...more } })
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()
const without = (name: string) => {
  const { [name]: _, ...rest } = { ...jan } as Record<string, unknown>
  return { recipient: rest }
}

describe('each fault has its code and points at its place', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['a national number', to({ insz: '53480200725' }), ['UP-2101 /recipient/insz']],
    ['a national number of 10 digits', to({ insz: '5348020072' }), ['UP-2101 /recipient/insz']],
    [
      'an enterprise number',
      { recipient: { type: 'enterprise', enterpriseNumber: '0206731646', name: 'X' } },
      ['UP-2102 /recipient/enterpriseNumber'],
    ],
    ['a postal code', at({ postalCode: '0900' }), ['UP-2104 /recipient/address/postalCode']],
    ['a house number with its box', at({ houseNumber: '12 bus 3' }), ['UP-2103 /recipient/address/houseNumber']],
    ['a box with its word', at({ box: 'bus 3' }), ['UP-2103 /recipient/address/box']],
    ['a street that fits no line', at({ street: 'S'.repeat(48) }), ['UP-2103 /recipient/address/street']],
    [
      'a municipality that fits no line',
      at({ municipality: 'M'.repeat(48) }),
      ['UP-2103 /recipient/address/municipality'],
    ],
    ['a street that is longer than a field', at({ street: 'S'.repeat(51) }), ['UP-2204 /recipient/address/street']],
    ['a name that is too long for an envelope', to({ name: 'N'.repeat(51) }), ['UP-2204 /recipient/name']],
    ['a national number that no register gives out', to({ insz: '00000000097' }), ['UP-2101 /recipient/insz']],
    ['a box after its word without a space', at({ box: 'Bus12' }), ['UP-2103 /recipient/address/box']],
    [
      'a box in the house number, without a space',
      at({ houseNumber: '12bus3' }),
      ['UP-2103 /recipient/address/houseNumber'],
    ],
    [
      'a person without a fixed address',
      at({ street: 'Zonder vaste woonplaats' }),
      ['UP-2103 /recipient/address/street'],
    ],
    [
      'a Belgian address without house number, with a wrong postal code',
      to({ address: { street: 'Nieuwstraat', postalCode: '20000', municipality: 'Antwerpen' } }),
      ['UP-1001 /recipient/address/houseNumber', 'UP-2104 /recipient/address/postalCode'],
    ],
    [
      'a country that does not exist',
      to({ address: { lines: ['1 Main Street', 'TOWN'], country: 'ZZ' } }),
      ['UP-2103 /recipient/address/country'],
    ],
    [
      'a country that the last line contradicts',
      to({ address: { lines: ['Hauptstraße 1', '10115 BERLIN', 'DEUTSCHLAND'], country: 'AT' } }),
      ['UP-2103 /recipient/address/country'],
    ],
    [
      'Belgian lines without a postal code',
      to({ address: { lines: ['Kerkstraat 12', 'Gent'], country: 'BE' } }),
      ['UP-2104 /recipient/address/lines/1'],
    ],
    [
      'a postal code abroad of another form',
      to({
        address: { street: 'Hauptstraße', houseNumber: '1', postalCode: '1011', municipality: 'Berlin', country: 'DE' },
      }),
      ['UP-2110 /recipient/address/postalCode'],
    ],
    [
      'a line abroad that is too long',
      to({
        address: {
          street: 'x'.repeat(45),
          houseNumber: '1000-1010',
          postalCode: '1010',
          municipality: 'Wien',
          country: 'AT',
        },
      }),
      ['UP-2111 /recipient/address/street'],
    ],
    ['an email address', to({ email: 'jan@@example.org' }), ['UP-2105 /recipient/email']],
    ['a line break in a name', to({ name: 'Jan\nPeeters' }), ['UP-2106 /recipient/name']],
    ['a name of which nothing is seen', to({ name: '\u200b\u00ad ' }), ['UP-1001 /recipient/name']],
    ['a character that no font has', to({ name: 'Jan 漢 Peeters' }), ['UP-2106 /recipient/name']],
    ['a character that turns the text', { data: { dossier: 'a\u202eb', bedrag: 1 } }, ['UP-2106 /data/dossier']],
    [
      'a person without number and address',
      { recipient: { type: 'addressee', name: 'A. Jones' } },
      ['UP-2304 /recipient'],
    ],
    ['an unknown variable', { data: { dossier: 'x', bedrag: 1, bedrg: 2 } }, ['UP-2201 /data/bedrg']],
    ['a missing variable', { data: { dossier: 'x' } }, ['UP-2202 /data/bedrag']],
    ['no data at all', { data: undefined }, ['UP-2202 /data/bedrag', 'UP-2202 /data/dossier']],
    ['a wrong type', { data: { dossier: 'x', bedrag: 'veel' } }, ['UP-2203 /data/bedrag']],
    ['a text that is too long', { data: { dossier: 'x'.repeat(41), bedrag: 1 } }, ['UP-2204 /data/dossier']],
    ['a template that does not exist', { template: { key: 'geen' } }, ['UP-2301 /template/key']],
    ['a version that does not exist', { template: { key: 'vergunning', version: 7 } }, ['UP-2301 /template/version']],
    ['a language without text', to({ language: 'fr' }), ['UP-2303 /recipient/language']],
    ['a channel that cannot reach', { channels: ['print'], ...without('address') }, ['UP-2304 /recipient']],
    ['channels that leave none', { channels: ['ebox'] }, ['UP-2304 /channels']],
    ['a channel twice', { channels: ['print', 'print'] }, ['UP-1001 /channels']],
    ['a time that has passed', { sendAfter: days(-1) }, ['UP-2205 /sendAfter']],
    ['a time more than a year ahead', { sendAfter: days(380) }, ['UP-2205 /sendAfter']],
    ['an end before the beginning', { sendAfter: days(2), expiresAt: days(1) }, ['UP-2205 /expiresAt']],
    ['a time without offset', { sendAfter: '2026-12-01T08:00:00' }, ['UP-2203 /sendAfter']],
    ['an unknown word', { priority: 'high' }, ['UP-2203 /priority']],
    ['a reference that is too long', { reference: 'R'.repeat(101) }, ['UP-2204 /reference']],
    ['an unknown field', { colour: 'red' }, ['UP-1003 /colour']],
    ['an unknown field further down', at({ colour: 'red' }), ['UP-1003 /recipient/address/colour']],
    ['a condition that is no address', { condition: { url: 'ftp://x' } }, ['UP-1001 /condition/url']],
    ['a condition over http', { condition: { url: 'http://example.org/needed' } }, ['UP-1001 /condition/url']],
    ['a condition with credentials', { condition: { url: 'https://u:p@example.org/' } }, ['UP-1001 /condition/url']],
    ['a condition with a user', { condition: { url: 'https://u@example.org/' } }, ['UP-1001 /condition/url']],
    [
      'fields that are not there',
      { reference: undefined, recipient: undefined },
      ['UP-1001 /recipient', 'UP-1001 /reference'],
    ],
  ])('%s', async (_what, more, expected) => {
    expect(await faults(more)).toEqual(expected)
  })
})

test('all faults are reported at once, those of the shape and those of the values', async () => {
  const found = await faults({
    recipient: { ...jan, insz: '1', address: { ...jan.address, box: 'bus 3', postalCode: '9000' } },
    data: { dossier: 'x' },
    sendAfter: days(-1),
    colour: 'red',
  })
  expect(found).toEqual([
    'UP-1003 /colour',
    'UP-2101 /recipient/insz',
    'UP-2103 /recipient/address/box',
    'UP-2202 /data/bedrag',
    'UP-2205 /sendAfter',
  ])
})

test('the answer counts the faults, helps, and repeats no value', async () => {
  const { json, bytes, headers } = await postLetter(
    api,
    tax.live,
    goodLetter({ ...to({ insz: '99999999999', name: '' }), colour: 1 }),
  )
  expect(json).toMatchObject({
    type: 'urn:problem-type:uitpost:invalid-input',
    title: 'The request has 3 faults',
    status: 400,
    code: 'UP-1001',
    href: '/docs/problems/UP-1001',
    instance: `urn:uuid:${headers.get('uitpost-request-id')}`,
  })
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(String(bytes)).not.toContain('99999999999')
})

test('a letter with a fault leaves nothing, and its key stays free', async () => {
  const before = await api.test.database.hub.query(sql`select 1 from idempotency`)
  await postLetter(api, tax.live, goodLetter({ priority: 'high' }), 'stays-free')
  expect(await api.test.database.hub.query(sql`select 1 from idempotency`)).toHaveLength(before.length)
  expect((await postLetter(api, tax.live, goodLetter(), 'stays-free')).status).toBe(202)
})

test('stored data of a person is encrypted', async () => {
  const { json } = await postLetter(api, tax.live)
  const id = parseId('message', json.id)
  const [row] = await api.test.database.hub.query<{ text: string }>(sql`
    select concat(m.*::text, b.*::text, w.*::text, e.*::text) as text from message m join message_body b on b.message_id = m.id
    join work w on w.message_id = m.id join event e on e.message_id = m.id where m.id = ${id ?? null}`)
  expect(row?.text).toContain('OMV-2026-0042')
  for (const secret of [jan.insz, 'Peeters', 'Kerkstraat', 'example.org', '125.5'])
    expect(row?.text).not.toContain(secret)
})

test('recipients abroad and their addresses', async () => {
  const jones = {
    type: 'addressee',
    name: 'Ms A. Jones',
    address: { lines: ['12 High Street', 'LONDON SW1A 1AA'], country: 'GB' },
  }
  expect((await postLetter(api, tax.live, goodLetter({ recipient: jones }))).status).toBe(202)
  const many = { ...jones, address: { ...jones.address, lines: ['1', '2', '3', '4', '5', '6'] } }
  expect(await faults({ recipient: many })).toEqual(['UP-2103 /recipient/address/lines'])
  // The contract counts the line of the country too, which intake does not count.
  const country = { ...many, address: { lines: ['1', '2', '3', '4', '5', 'United Kingdom'], country: 'GB' } }
  expect((await postLetter(api, tax.live, goodLetter({ recipient: country }))).status).toBe(202)
  const longer = { ...jones, address: { lines: [...country.address.lines, '7'], country: 'GB' } }
  expect(await faults({ recipient: longer })).toEqual(['UP-2204 /recipient/address/lines'])
  expect((await postLetter(api, tax.live, goodLetter(to({ name: 'Ștefania Țurcanu-Łódź' })))).status).toBe(202)
})

test('an address abroad in parts is kept as the lines of its country, and lines without its postal code get advice', async () => {
  const address = { street: 'Dam', houseNumber: '1', postalCode: '1012js', municipality: 'Amsterdam', country: 'NL' }
  const jones = { type: 'addressee', name: 'Ms A. Jones', address }
  const { status, json } = await postLetter(api, tax.live, goodLetter({ recipient: jones }))
  expect([status, json.warnings]).toEqual([202, undefined])
  const shown = await api.call((json.links as { self: string }).self, { key: tax.live })
  expect(shown.json.recipient.address).toEqual({ lines: ['Dam 1', '1012 JS Amsterdam'], country: 'NL' })
  const lines = { ...jones, address: { lines: ['Dam 1', 'Amsterdam'], country: 'NL' } }
  const advised = await postLetter(api, tax.live, goodLetter({ recipient: lines }))
  expect(advised.status).toBe(202)
  expect(advised.json.warnings).toMatchObject([{ code: 'UP-2110', pointer: '/recipient/address/lines' }])
})

test('numbers and addresses are accepted as people write them, and stored in one form', async () => {
  const written = { ...jan, insz: '53.48.02-007.24', email: "jan.o'neil+brief@Müller.example" }
  const { status, json } = await postLetter(api, tax.live, goodLetter({ recipient: written }))
  expect(status).toBe(202)
  const shown = await api.call((json.links as { self: string }).self, { key: tax.live })
  expect(shown.json.recipient).toMatchObject({ inszMasked: '534802*****' })
  const enterprise = { type: 'enterprise', enterpriseNumber: 'BE 206.731.645', name: 'X' }
  expect((await postLetter(api, tax.live, goodLetter({ recipient: enterprise }))).status).toBe(202)
  const found = await api.call('/v1/archive/searches', {
    method: 'POST',
    key: tax.live,
    body: { insz: '53.48.02-007.24' },
  })
  expect(found.status).toBe(200)
})

test('a long name is refused on paper only; one that is printed small gives a warning', async () => {
  const long = {
    type: 'enterprise',
    enterpriseNumber: '0206731645',
    name: `Vereniging ${'zonder winstoogmerk '.repeat(4)}`,
  }
  expect((await postLetter(api, tax.live, goodLetter({ recipient: long }))).status).toBe(202)
  const onPaper = { ...long, address: jan.address }
  expect(await faults({ recipient: onPaper })).toEqual(['UP-2204 /recipient/name'])
  expect((await postLetter(api, tax.live, goodLetter({ recipient: onPaper, channels: ['inbox'] }))).status).toBe(202)
  const wide = await postLetter(
    api,
    tax.live,
    goodLetter(to({ name: 'MWANAWMWAMBA MAMMOWAWAMWE WOMMAWANDWANDWE MWMWMW' })),
  )
  expect(wide.status).toBe(202)
  expect(wide.json.warnings).toMatchObject([{ code: 'UP-2204', pointer: '/recipient/name' }])
  const usual = await postLetter(api, tax.live, goodLetter(to({ name: 'Jean-Baptiste van den Broeck-Vanderstraeten' })))
  expect(usual.json.warnings).toBeUndefined()
})

test('a sensitive letter may not be sent by email alone', async () => {
  const clinic = await api.newEntity('OVO000009')
  await api.test.database.hub.query(sql`update message_class set sensitivity = 'sensitive' where entity = ${clinic.id}`)
  const emailOnly = await postLetter(
    api,
    clinic.live,
    goodLetter({ channels: ['email'], ...to({ email: 'jan@example.org' }) }),
  )
  expect(emailOnly.status).toBe(400)
  expect(emailOnly.json.issues).toMatchObject([{ code: 'UP-2304', pointer: '/channels' }])
  const withInbox = await postLetter(api, clinic.live, goodLetter({ channels: ['email', 'inbox'] }))
  expect(withInbox.status).toBe(202)
})

test.each([
  ['Ƙwalejin Ɖziedzorm', '‘Ƙ’ (U+0198) at character 1 and ‘Ɖ’ (U+0189)', 'Write the plain letter instead, as'],
  ['Maryam محمد', '‘م’ (U+0645) at character 8', 'Write it in Latin letters, as on the identity card.'],
])('the name %s is refused with its characters, their places and what to write', async (name, found, repair) => {
  const { status, json } = await postLetter(api, tax.live, goodLetter(to({ name })))
  expect(status).toBe(400)
  expect(json.issues[0]).toMatchObject({ code: 'UP-2106', pointer: '/recipient/name' })
  expect(json.issues[0].detail).toContain(found)
  expect(json.issues[0].detail).toContain(repair)
})

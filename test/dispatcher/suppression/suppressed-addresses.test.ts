import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { type EntityId, type Id, newId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { recipientFacts } from '../../../dispatcher/prepare/recipient-facts.ts'
import { findByAddress, releaseAddress, suppressOnRequest } from '../../../dispatcher/suppression/change-suppression.ts'
import { countSuppressed, listSuppressed } from '../../../dispatcher/suppression/list-suppressed.ts'
import { suppressAddresses } from '../../../dispatcher/suppression/suppress-addresses.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const { database } = await cloneDatabase()
const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const deps = { database, keyring }
const now = new Date('2026-11-30T10:00:00Z')
const [mine, other] = [newId('entity', now), newId('entity', now)] as [EntityId, EntityId]
const mailbox = (email: string): Buffer => keyring.blindIndex('email', email)
const person = (email: string): Recipient => ({ type: 'addressee', name: 'Ann', email })
/** Why email of an entity avoids a recipient, as the route sees it. */
async function reasonFor(entity: EntityId, email: string): Promise<string | undefined> {
  const [facts] = await recipientFacts(database.hub, keyring, [{ entity, recipient: person(email) }], new Date())
  return facts?.suppressed.get('email')
}
async function suppress(
  email: string,
  reason: 'bounced' | 'complaint',
  entity = mine,
): Promise<Id<'suppressedAddress'>[]> {
  return suppressAddresses(database.hub, [{ channel: 'email', address: mailbox(email), entity, reason }], now)
}

test('a complaint and a request count for one entity, a bounce for all', async () => {
  await suppress('klacht@mx.test', 'complaint')
  await suppressOnRequest(deps, mine, { email: 'Vraag@MX.test' }, now)
  await suppress('weg@mx.test', 'bounced')
  expect(await reasonFor(mine, 'Klacht@mx.test')).toBe('complaint')
  expect(await reasonFor(other, 'klacht@mx.test')).toBeUndefined()
  expect(await reasonFor(mine, 'vraag@mx.test')).toBe('request')
  expect(await reasonFor(other, 'weg@mx.test')).toBe('bounced')
})

test('an address that is on the list keeps its first entry; the same address twice in one set is added once', async () => {
  const twice = {
    channel: 'email' as const,
    address: mailbox('twee@mx.test'),
    entity: mine,
    reason: 'bounced' as const,
  }
  expect(await suppressAddresses(database.hub, [twice, { ...twice, entity: other }], now)).toHaveLength(1)
  expect(await suppress('twee@mx.test', 'bounced', other)).toEqual([])
  // A complaint of one entity is stored beside it.
  expect(await suppress('twee@mx.test', 'complaint')).toHaveLength(1)
  expect(await reasonFor(mine, 'twee@mx.test')).toBe('bounced')
})

test('a postal address is suppressed by itself: a new address of the same person is not', async () => {
  const address = {
    street: 'Kerkstraat',
    houseNumber: '1',
    postalCode: '9000',
    municipality: 'Gent',
    country: 'BE',
  } as const
  const [entry] = await suppressOnRequest(deps, mine, { address }, now)
  expect(entry).toMatchObject({ channel: 'print', reason: 'request', forAll: false, since: now })
  expect(await findByAddress(deps, mine, { address: { ...address, houseNumber: '2' } })).toEqual([])
})

test('the owner releases an entry; another entity is referred to an operator, or finds no entry', async () => {
  const [bounced] = await suppress('eigenaar@mx.test', 'bounced')
  const [complaint] = await suppress('eigenaar@mx.test', 'complaint')
  if (bounced === undefined || complaint === undefined) throw new Error('Two entries were expected')
  await expect(releaseAddress(deps, bounced, other, now)).rejects.toMatchObject({ code: 'UP-2087' })
  await expect(releaseAddress(deps, complaint, other, now)).rejects.toMatchObject({ code: 'UP-1404' })
  expect(await releaseAddress(deps, bounced, mine, now)).toMatchObject({ reason: 'bounced', entity: mine })
  await expect(releaseAddress(deps, bounced, mine, now)).rejects.toMatchObject({ code: 'UP-1404' })
  expect(await releaseAddress(deps, complaint, undefined, now)).toMatchObject({ reason: 'complaint' })
  expect(await reasonFor(mine, 'eigenaar@mx.test')).toBeUndefined()
})

test('an entity lists what it owns, page by page, newest first', async () => {
  const own = newId('entity', now)
  for (let n = 0; n < 5; n += 1)
    await suppressAddresses(
      database.hub,
      [{ channel: 'email', address: mailbox(`p${n}@mx.test`), entity: own, reason: 'bounced', code: `5.1.${n}` }],
      new Date(now.getTime() + n * 1000),
    )
  const codes: (string | null)[] = []
  let before: Id<'suppressedAddress'> | undefined
  for (;;) {
    const page = await database.asEntity(own, (tx) => listSuppressed(tx, { before }, 2))
    codes.push(...page.map(({ code }) => code))
    if (page.length < 2) break
    before = page.at(-1)?.id
  }
  expect(codes).toEqual(['5.1.4', '5.1.3', '5.1.2', '5.1.1', '5.1.0'])
  expect(await database.asEntity(other, (tx) => listSuppressed(tx, {}, 100))).toEqual([])
  expect(await countSuppressed(database.hub)).toContainEqual(
    expect.objectContaining({ channel: 'email', reason: 'bounced' }),
  )
})

test('the letters of a chunk are looked up by the index on addresses', async () => {
  const rows = await database.hub.query<{ 'QUERY PLAN': string }>(sql`
    explain select channel from suppressed_address where address = any(array[${mailbox('a@mx.test')}]::bytea[])
      and (for_all or entity = any(array[${mine}]::uuid[]))`)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('suppressed_address_used')
})

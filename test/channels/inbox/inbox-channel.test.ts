import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openInboxChannel } from '../../../channels/inbox/adapter/inbox-channel.ts'
import { itemIdOf } from '../../../channels/inbox/store/item.ts'
import { drainReads, markRead } from '../../../channels/inbox/store/mark-read.ts'
import { findInboxItem, listInbox } from '../../../channels/inbox/store/read-inbox.ts'
import { removeItems } from '../../../channels/inbox/store/remove-items.ts'
import type { Parcel } from '../../../channels/port.ts'
import { cloneDatabase } from '../../support/database.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { channelContract } from '../channel-contract.ts'
import { entity, keyring, makeParcel } from '../make-parcel.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const channel = openInboxChannel({ hub: database.hub, keyring, clock })
const never = new AbortController().signal

let serial = 0
function newPerson(): { insz: string; person: Buffer } {
  serial += 1
  const insz = String(53_480_200_000 + serial)
  return { insz, person: keyring.blindIndex('insz', insz) }
}
const to = (insz: string, change: Partial<Parcel> = {}): Parcel =>
  makeParcel({ recipient: { type: 'citizen', name: 'Jan Geheim', insz }, ...change })
const list = (person: Buffer, limit = 50, unread = false) =>
  database.asPerson(person, (tx) => listInbox(tx, { limit, unread }, keyring))

channelContract(
  'inbox',
  async () => ({
    channel,
    parcels: async (count) => Array.from({ length: count }, () => makeParcel()),
    reachable: { entity, recipient: makeParcel().recipient },
    unreachable: { entity, recipient: { type: 'addressee', name: 'Ms A. Jones' } },
    held: async () => {
      const rows = await database.hub.query<{ key: string }>(
        sql`select message || '.' || sequence as key from inbox_item`,
      )
      return rows.map((row) => row.key)
    },
    faults: [],
    close: async () => {},
  }),
  'one',
  [],
)

describe('the inbox of one person', () => {
  test('shows the delivered letters, newest first, page by page, without gap or duplicate', async () => {
    const { insz, person } = newPerson()
    const parcels: Parcel[] = []
    for (let i = 0; i < 5; i++) {
      clock.advance(i === 2 ? 0 : 1_000)
      const parcel = to(insz, { subject: `Brief ${i}` })
      parcels.push(parcel)
      await channel.deliver([parcel], never)
    }
    const seen: string[] = []
    let after: Awaited<ReturnType<typeof list>>['next']
    do {
      const page = await database.asPerson(person, (tx) =>
        listInbox(tx, { limit: 2, ...(after !== undefined && { after }) }, keyring),
      )
      expect(page.unread).toBe(5)
      seen.push(...page.items.map((item) => item.id))
      after = page.next
    } while (after !== undefined)
    expect(new Set(seen)).toEqual(new Set(parcels.map((parcel) => itemIdOf(parcel.message, parcel.sequence))))
    expect(seen).toHaveLength(5)
    expect((await list(person)).items[0]).toMatchObject({ subject: 'Brief 4', sender: 'Stad Voorbeeld' })
  })

  test('is empty for another person, who cannot open or mark its letters either', async () => {
    const { insz } = newPerson()
    const other = newPerson()
    const parcel = to(insz)
    await channel.deliver([parcel], never)
    const id = itemIdOf(parcel.message, parcel.sequence)
    expect((await list(other.person)).items).toEqual([])
    await database.asPerson(other.person, async (tx) => {
      expect(await findInboxItem(tx, id, keyring)).toBeUndefined()
      expect(await markRead(tx, id, other.person, clock.now())).toBe(false)
    })
    expect(await database.app.query(sql`select * from inbox_items('infinity', ${id}::uuid, false, 10)`)).toEqual([])
    await expect(database.app.query(sql`select * from inbox_item`)).rejects.toThrow(/permission denied/)
  })

  test('stores no word of the letter in the clear', async () => {
    const { insz } = newPerson()
    const parcel = to(insz, { subject: 'Schuldbemiddeling' })
    await channel.deliver([parcel], never)
    const [row] = await database.hub.query<{ text: string }>(
      sql`select encode(head, 'escape') || i::text as text from inbox_item i where message = ${parcel.message}`,
    )
    expect(row?.text).toBeDefined()
    expect(row?.text).not.toMatch(/Schuld|Stad Voorbeeld|Betaal/)
    expect(row?.text).not.toContain(insz)
  })
})

describe('reading', () => {
  test('counts once, also when two windows open the letter together, and is reported to the dispatcher once', async () => {
    const { insz, person } = newPerson()
    const parcel = to(insz)
    await channel.deliver([parcel], never)
    const id = itemIdOf(parcel.message, parcel.sequence)
    clock.advance(60_000)
    const at = clock.now()
    const first = await Promise.all(
      [1, 2, 3].map(() => database.asPerson(person, (tx) => markRead(tx, id, person, at))),
    )
    expect(first.filter(Boolean)).toHaveLength(1)
    expect((await list(person, 50, true)).items).toEqual([])
    expect(await list(person)).toMatchObject({ unread: 0, items: [{ readAt: at }] })

    await expect(
      database.asHub(async (tx) => {
        expect(await drainReads(tx, 10)).toHaveLength(1)
        throw new Error('the worker dies')
      }),
    ).rejects.toThrow('the worker dies')
    const drained = await database.asHub((tx) => drainReads(tx, 10))
    expect(drained).toEqual([{ message: parcel.message, sequence: 1, type: 'read', at, detail: { by: 'self' } }])
    expect(await database.asHub((tx) => drainReads(tx, 10))).toEqual([])
  })

  test('by another person who acts for the owner counts too, and is recorded as such', async () => {
    const { insz, person } = newPerson()
    const parcel = to(insz)
    await channel.deliver([parcel], never)
    const id = itemIdOf(parcel.message, parcel.sequence)
    await database.asPerson(person, (tx) => markRead(tx, id, newPerson().person, clock.now()))
    const [receipt] = await database.asHub((tx) => drainReads(tx, 10))
    expect(receipt?.detail).toEqual({ by: 'representative' })
  })
})

test('a letter whose record was destroyed leaves the inbox', async () => {
  const { insz, person } = newPerson()
  const parcels = [to(insz), to(insz)]
  await channel.deliver(parcels, never)
  await removeItems(database.hub, parcels.slice(0, 1))
  expect((await list(person)).items).toHaveLength(1)
})

test('an inbox of many letters is read by its index, not by a scan', async () => {
  const plan = await database.asHub(async (tx) => {
    await tx.query(sql`set local enable_seqscan = off`)
    return tx.query<{ 'QUERY PLAN': string }>(
      sql`explain select * from inbox_item where person = decode('00', 'hex') and (received_at, id) < (now(), '00000000-0000-0000-0000-000000000000'::uuid)
          order by received_at desc, id desc limit 51`,
    )
  })
  const text = plan.map((line) => line['QUERY PLAN']).join('\n')
  expect(text).toContain('inbox_item_person')
  expect(text).not.toContain('Sort')
})

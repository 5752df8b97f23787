import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { openInboxChannel } from '../../../channels/inbox/adapter/inbox-channel.ts'
import { headDictionaries } from '../../../channels/inbox/store/head-dictionary.ts'
import { itemIdOf, personKeyOf } from '../../../channels/inbox/store/item.ts'
import { itemFor } from '../../../channels/inbox/store/item-for-parcel.ts'
import { findInboxItem, listInbox } from '../../../channels/inbox/store/read-inbox.ts'
import { drainReads, markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import { removeItems } from '../../../channels/inbox/store/remove-items.ts'
import { derivedReference } from '../../../channels/own-references.ts'
import type { Parcel } from '../../../channels/port.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { channelContract } from '../channel-contract.ts'
import { entity, keyring, makeParcel } from '../make-parcel.ts'

const { database, superuserUrl } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const channel = openInboxChannel({ database, keyring, clock })
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
  database.asPerson(person, (tx) => listInbox(tx, { limit, unread }, { index: person, strongly: false }, keyring))

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

describe('a hand-over within a transaction', () => {
  const atOnce = (parcels: readonly Parcel[], fails = false) =>
    database.asHub(async (tx) => {
      const outcomes = await channel.handOverIn?.(tx, parcels, clock.now())
      if (fails) throw new Error('the worker dies')
      return outcomes
    })

  test('is there when the transaction commits, and not when it rolls back', async () => {
    const { insz, person } = newPerson()
    const parcel = to(insz, { subject: 'In één keer' })
    await expect(atOnce([parcel], true)).rejects.toThrow('the worker dies')
    expect((await list(person)).items).toEqual([])
    await atOnce([parcel])
    expect((await list(person)).items).toMatchObject([{ subject: 'In één keer', receivedAt: clock.now() }])
  })

  test('has the outcomes of the hand-over by itself, and repeats it without a second copy', async () => {
    const { insz, person } = newPerson()
    const parcels = [to(insz), makeParcel({ recipient: { type: 'addressee', name: 'Ms A. Jones' } })]
    const first = await atOnce(parcels)
    const [parcel] = parcels
    const providerReference = derivedReference('inbox', parcel?.message ?? ('' as never), parcel?.sequence ?? 0)
    expect(first).toMatchObject([{ kind: 'accepted', providerReference }, { kind: 'rejected' }])
    expect(await atOnce(parcels)).toEqual(first)
    expect(await channel.deliver(parcels, never)).toEqual(first)
    expect((await list(person)).items).toHaveLength(1)
  })
})

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
        listInbox(tx, { limit: 2, ...(after !== undefined && { after }) }, { index: person, strongly: false }, keyring),
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
      expect(await findInboxItem(tx, id, { index: other.person, strongly: true }, keyring)).toBeUndefined()
      expect(await markRead(tx, id, other.person, clock.now())).toBe(false)
    })
    expect(
      await database.app.query(
        sql`select * from inbox_page('-infinity', 'infinity', ${id}::uuid, false, 10, ${other.person}, true)`,
      ),
    ).toEqual([])
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

describe('an inbox of ten thousand letters', () => {
  const [mine, others] = [personKeyOf(newPerson().person), personKeyOf(newPerson().person)]
  /** The statement of `inbox_page` and `inbox_unread`, as they are in the database, with a person in place of their variable. */
  const bodyOf = async (name: string): Promise<string> => {
    const [row] = await database.hub.query<{ body: string }>(
      sql`select prosrc as body from pg_proc where proname = ${name}`,
    )
    return (row?.body ?? '').replaceAll(/\bowner\b(?! uuid)|inbox_person\(\)/g, `'${mine}'::uuid`)
  }
  /** Without the plans that depend on how far a vacuum came: what remains is whether the index alone can answer. */
  const planOf = (statement: string): Promise<string> =>
    database.asHub(async (tx) => {
      await tx.query(
        sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
      )
      const rows = await tx.query<{ 'QUERY PLAN': string }>(sql.raw(`explain ${statement}`))
      return rows.map((line) => line['QUERY PLAN']).join('\n')
    })

  beforeAll(async () => {
    await database.hub.query(sql`
      insert into inbox_item (id, entity, person, message, sequence, record, head, received_at, read_at, read_by)
      select gen_random_uuid(), gen_random_uuid(), case when n % 4 = 0 then ${mine}::uuid else ${others}::uuid end,
        gen_random_uuid(), 1, gen_random_uuid(), decode(repeat('00', 180), 'hex'), ${clock.now()}::timestamptz - n * interval '1 second',
        case when n < 39000 then ${clock.now()}::timestamptz end, case when n < 39000 then ${mine}::uuid end
      from generate_series(1, 40000) n`)
    const client = new pg.Client({ connectionString: superuserUrl })
    await client.connect()
    try {
      await client.query('vacuum analyze inbox_item')
    } finally {
      await client.end()
    }
  })

  test('is paged and counted by its index: unread letters are found and counted without reading any other', async () => {
    const [unread, all] = [...(await bodyOf('inbox_page')).matchAll(/return query (select[\s\S]*?);/g)].map(
      ([, statement = '']) =>
        statement
          .replaceAll('from_at', "'-infinity'")
          .replace('below_at', "'infinity'")
          .replace('below_id', `'${mine}'`)
          .replace('wanted', '51')
          .replaceAll('inbox_key(reader)', `'${mine}'::uuid`)
          .replaceAll('strongly', 'false'),
    )
    const paged = await planOf(all ?? '')
    expect(paged).toContain('Index Scan using inbox_item_of_person')
    // The guards of a page are found by their primary key, or in the few that there are.
    expect(paged).not.toMatch(/Seq Scan on inbox_item/)
    const [outside = '', inside = ''] = (await planOf(unread ?? '')).split(/Index Only Scan/)
    expect(inside).toContain('inbox_item_of_person')
    expect(outside + inside).not.toContain('Seq Scan on inbox_item')
    expect(await planOf(await bodyOf('inbox_unread'))).toContain('Index Only Scan using inbox_item_of_person')
  })

  test('shows the same letters by page as it counts', async () => {
    const index = Buffer.from(`${mine}${mine}`, 'hex')
    const [count] = await database.asPerson(index, (tx) => tx.query<{ n: number }>(sql`select inbox_unread() as n`))
    const ids = await database.asPerson(index, (tx) =>
      tx.query<{ read: Date | null }>(
        sql`select read_at as read from inbox_page('-infinity', 'infinity', ${itemIdOf(makeParcel().message, 1)}::uuid, true, 1000,
          ${index}, false)`,
      ),
    )
    expect(ids.length).toBe(count?.n)
    expect(ids.length).toBe(251)
    expect(ids.every(({ read }) => read === null)).toBe(true)
  })
})

test('an item that was stored before heads were deflated is read as it was', async () => {
  const { insz, person } = newPerson()
  const parcel = to(insz, { subject: 'Een oude brief' })
  await channel.deliver([parcel], never)
  const id = itemIdOf(parcel.message, parcel.sequence)
  const { head } = itemFor(parcel, keyring) ?? { head: undefined }
  const older = keyring.seal(Buffer.from(JSON.stringify(head)), `inbox_item:${id}`)
  await database.hub.query(sql`update inbox_item set head = ${older} where id = ${id}`)
  expect((await list(person)).items).toMatchObject([{ subject: 'Een oude brief', sender: 'Stad Voorbeeld' }])
})

test('the dictionary of heads never changes: stored heads cannot be read with another', () => {
  const hashes = Object.entries(headDictionaries).map(([number, text]) => [
    number,
    createHash('sha256').update(text).digest('hex'),
  ])
  expect(hashes).toEqual([['1', '83781bd001738738a0223c8b1e14a4e1dc4dbfc874b380a1815a7ea9d39f50d6']])
})

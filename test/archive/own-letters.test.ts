import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { IngestRequest } from '../../archive/ingest/ingest-request.ts'
import {
  countOwnLetters,
  findOwnLetter,
  listOwnLetters,
  type OwnLetterReader,
  type OwnLetterSearch,
  respellOwn,
} from '../../archive/search/own-letters.ts'
import { type EntityId, newId, type RecordId } from '../../core/words/id.ts'
import { openArchiveFixture } from './archive-fixture.ts'

const at = await openArchiveFixture()
const sha = (text: string): Buffer => createHash('sha256').update(text).digest()
const people = ['an', 'bert', 'carla', 'firma'].map(sha)
const [an = sha(''), bert = sha('')] = people

/** What the database should decide about one record, written down when it was made. */
interface Kept {
  readonly id: RecordId
  readonly entity: EntityId
  readonly person: Buffer
  readonly year: number
  readonly isSent: boolean
  readonly isTest: boolean
  readonly isInInbox: boolean
  readonly guard: 'none' | 'person' | 'reader' | 'hidden' | 'closed'
}
const kept: Kept[] = []

/** The same numbers at every run: a failure can be repeated. */
const pick = <T>(number: number, ...of: readonly T[]): T => of[number % of.length] as T

beforeAll(async () => {
  const entities = [await at.newEntity('OVO000001'), await at.newEntity('OVO000002')]
  await at.test.database.hub.query(sql`update entity set name = '{"nl":"Stad Gént"}' where id = ${entities[1]}`)
  for (let n = 0; n < 120; n++) {
    at.clock.advance(1_000)
    const guard = pick(
      n * 7 + Math.floor(n / 11),
      'none',
      'none',
      'person',
      'none',
      'reader',
      'hidden',
      'none',
      'closed',
    )
    const person = pick(n * 5 + Math.floor(n / 9), ...people)
    const facts = {
      entity: pick(Math.floor(n / 3), ...entities),
      person,
      year: pick(n, 2024, 2025, 2026),
      isSent: n % 13 !== 5,
      isTest: n % 17 === 3,
      isInInbox: n % 6 === 2,
      guard,
    } as const
    const request = at.letter(facts.entity, {
      recipientIndex: person.subarray(0, 16),
      letterDate: `${facts.year}-03-04`,
      test: facts.isTest,
      class: pick(n, 'decision', 'payment'),
      channels: [pick(Math.floor(n / 2), 'print', 'email')],
      ...(guardOf(guard) !== undefined && { guard: guardOf(guard) as NonNullable<IngestRequest['guard']> }),
    })
    await at.keep(request)
    kept.push({ ...facts, id: request.record })
    await settle(request, facts)
  }
})

function guardOf(guard: Kept['guard']): IngestRequest['guard'] {
  if (guard === 'none' || guard === 'closed') return undefined
  return {
    personOnly: guard === 'person',
    hidden: guard === 'hidden',
    ...(guard === 'reader' && { namedReader: bert }),
  }
}

async function settle(request: IngestRequest, { isSent, isInInbox, person, guard }: Omit<Kept, 'id'>): Promise<void> {
  const { hub } = at.test.database
  const { record, entity } = request
  if (isSent)
    await hub.query(sql`
      insert into record_state (record, entity, status, sent_at) values (${record}, ${entity}, 'delivered', ${at.clock.now()})`)
  if (isInInbox)
    await hub.query(sql`
      insert into inbox_item (id, entity, person, message, sequence, record, head, received_at, by_post)
      values (${newId('inboxItem', at.clock.now())}, ${entity}, inbox_key(${person}), ${request.message}, 1, ${record}, '', ${at.clock.now()}, false)`)
  if (guard === 'closed') await hub.query(sql`select keep_records_closed(array[${record}::uuid])`)
}

const list = (owner: Buffer, search: OwnLetterSearch, reader: OwnLetterReader, limit = 200, below?: RecordId) =>
  at.test.database.asPerson(owner, (tx) => listOwnLetters(tx, search, { limit, below }, reader))

/** The same decision in other words. */
function needsOf(each: Kept, owner: Buffer, { index, strongly }: OwnLetterReader): string | null {
  if (each.guard === 'person') return owner.equals(index) ? null : 'person'
  if (each.guard === 'reader') return bert.equals(index) ? null : 'reader'
  if (each.guard === 'hidden') return strongly ? null : 'sign-in'
  return each.guard === 'closed' ? 'closed' : null
}

const readers = fc.record({
  owner: fc.constantFrom(...people),
  index: fc.constantFrom(...people),
  strongly: fc.boolean(),
  year: fc.option(fc.constantFrom(2023, 2024, 2025, 2026), { nil: undefined }),
})

describe('letters of a person', () => {
  test('are the sent ones of that person that are in no inbox, and only what the reader may know of them, for every reader', async () => {
    await fc.assert(
      fc.asyncProperty(readers, async ({ owner, index, strongly, year }) => {
        const reader = { index, strongly }
        const found = await list(owner, year === undefined ? {} : { year }, reader)
        const expected = kept
          .filter((each) => each.person.equals(owner) && each.isSent && !each.isTest && !each.isInInbox)
          .filter((each) => year === undefined || each.year === year)
          .toReversed()
        expect(found.map(({ id, needs }) => [id, needs])).toEqual(
          expected.map((each) => [each.id, needsOf(each, owner, reader)]),
        )
        for (const each of found) {
          if (each.needs !== null) expect(each.subject).toBeNull()
          if (each.needs === 'sign-in') expect([each.entity, each.class, each.language]).toEqual([null, null, null])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('are found one by one by their owner, and never by the id of a letter to another person', async () => {
    await fc.assert(
      fc.asyncProperty(readers, fc.nat(kept.length - 1), async ({ owner, index, strongly }, place) => {
        const wanted = kept[place] as Kept
        const found = await at.test.database.asPerson(owner, (tx) => findOwnLetter(tx, wanted.id, { index, strongly }))
        const isOwn = wanted.person.equals(owner) && wanted.isSent && !wanted.isTest && !wanted.isInInbox
        expect(found?.id).toBe(isOwn ? wanted.id : undefined)
      }),
      { numRuns: 120 },
    )
  })

  test('are listed page by page without a gap, also while searching', async () => {
    const reader = { index: an, strongly: true }
    for (const search of [{}, { q: 'uitbreiding' }]) {
      const all = await list(an, search, reader)
      const paged: RecordId[] = []
      for (;;) {
        const page = await list(an, search, reader, 3, paged.at(-1))
        paged.push(...page.map(({ id }) => id))
        if (page.length < 3) break
      }
      expect(all.length).toBeGreaterThan(5)
      expect(paged).toEqual(all.map(({ id }) => id))
    }
  })
})

describe('a search', () => {
  const reader = { index: an, strongly: false }
  test('finds words of what opens only, and what is closed by its sender, unless that is hidden', async () => {
    const words = await list(an, { q: 'omgevingsvergunning' }, reader)
    const all = await list(an, {}, reader)
    expect(words.map(({ id }) => id)).toEqual(all.filter(({ needs }) => needs === null).map(({ id }) => id))
    expect(all.some(({ needs }) => needs === 'sign-in')).toBe(true)
    const bySender = await list(an, { q: 'gent stad' }, reader)
    expect(bySender.length).toBeGreaterThan(0)
    expect(bySender.every(({ needs }) => needs !== 'sign-in')).toBe(true)
    expect(bySender.some(({ needs }) => needs !== null)).toBe(true)
  })

  test('narrows by sender, kind and way; what is not shown of a letter narrows nothing', async () => {
    const sender = kept[0]?.entity as EntityId
    const bySender = await list(an, { sender }, reader)
    expect(new Set(bySender.map(({ entity }) => entity))).toEqual(new Set([sender]))
    const byKind = await list(an, { kind: 'payment' }, reader)
    expect(new Set(byKind.map((each) => each.class))).toEqual(new Set(['payment']))
    expect(byKind.every(({ needs }) => needs === null || needs === 'closed')).toBe(true)
    const byWay = await list(an, { channel: 'email' }, reader)
    expect(byWay.every(({ channels }) => channels.includes('email'))).toBe(true)
    expect(byWay.length).toBeGreaterThan(0)
  })

  test('counts what it finds by year, sender, kind and way', async () => {
    const all = await list(an, {}, reader)
    const counts = await at.test.database.asPerson(an, (tx) => countOwnLetters(tx, {}, reader))
    const of = (facet: string) =>
      counts.filter((each) => each.facet === facet).reduce((sum, { count }) => sum + count, 0)
    expect(of('total')).toBe(all.length)
    expect(of('year')).toBe(all.length)
    expect(of('sender')).toBe(all.filter(({ entity }) => entity !== null).length)
    expect(of('kind')).toBe(all.filter((each) => each.class !== null).length)
  })

  test('respells by words of the own letters, and by no word of another person', async () => {
    const entity = kept[0]?.entity as EntityId
    const secret = at.letter(entity, { recipientIndex: bert.subarray(0, 16), searchText: 'zonnepanelen' })
    await at.keep(secret)
    await at.test.database.hub.query(sql`
      insert into record_state (record, entity, status, sent_at) values (${secret.record}, ${entity}, 'delivered', ${at.clock.now()})`)
    const respell = (owner: Buffer, words: string) =>
      at.test.database.asPerson(owner, (tx) => respellOwn(tx, words, { index: owner, strongly: true }))
    expect(await respell(an, 'uitbreidign woning')).toBe('uitbreiding woning')
    expect(await respell(bert, 'zonepanelen')).toBe('zonnepanelen')
    expect(await respell(an, 'zonepanelen')).toBeUndefined()
    expect(await respell(an, 'uitbreiding')).toBeUndefined()
  })
})

import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import { isAway } from '../../core/is-away.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { type DeadLetterFilter, whereOf } from './dead-letter-groups.ts'
import type { Ending } from './end-dead-letter.ts'
import { replayMessages } from './replay-dead-letter.ts'

/** Letters of one transaction: their rows are locked for as long as a few statements take. */
const chunkSize = 500
/** Letters of one request, which must be answered before a load balancer times out; the caller repeats it while some remain. */
export const maxReplayedAtOnce = 10_000

export interface BulkReplay {
  /** Dead letters that the filter selects. */
  readonly matched: number
  /** Letters that continue. */
  readonly replayed: number
  /** Letters that had reached their end or were settled by another operator in the meantime. */
  readonly settled: number
  /** Letters that are unchanged, by the code of what went wrong. */
  readonly failed: number
  readonly faults: readonly { readonly code: string; readonly letters: number }[]
  /** Letters that the filter selects and that this call did not reach. */
  readonly remaining: number
}

interface Found {
  readonly id: Id<'deadLetter'>
  readonly message: MessageId
}

/** How many dead letters a filter selects (hub's role). */
export async function countDeadLetters({ hub }: Pick<Database, 'hub'>, filter: DeadLetterFilter): Promise<number> {
  return count(hub, await whereOf(hub, filter))
}

/**
 * Continues every letter that the filter selects, 500 in a transaction and 10,000 in a call. Where a transaction fails, its
 * letters are tried one by one, so that one bad row blocks no other. @throws the error that shows that the database is away;
 * committed transactions remain.
 */
export async function replayDeadLetters(
  database: Pick<Database, 'hub' | 'asHub'>,
  filter: DeadLetterFilter,
  ending: Ending,
): Promise<BulkReplay> {
  const { hub } = database
  const where = await whereOf(hub, filter)
  const matched = await count(hub, where)
  const faults = new Map<string, number>()
  let [replayed, settled, failed, reached] = [0, 0, 0, 0]
  const replay = async (letters: readonly Found[]): Promise<void> => {
    const messages = [...new Set(letters.map(({ message }) => message))]
    const { ended, continued } = await database.asHub((tx) => replayMessages(tx, messages, ending))
    const done = new Set(ended.map(({ id }) => id))
    const going = letters.filter(({ id, message }) => done.has(id) && continued.has(message)).length
    replayed += going
    settled += letters.length - going
  }
  let after: Id<'deadLetter'> | undefined
  while (reached < maxReplayedAtOnce) {
    const page = await nextPage(hub, where, after)
    after = page.at(-1)?.id
    if (after === undefined) break
    reached += page.length
    try {
      await replay(page)
    } catch (error) {
      if (isAway(error)) throw error
      for (const letter of page) {
        await replay([letter]).catch((fault: unknown) => {
          if (isAway(fault)) throw fault
          failed += 1
          faults.set(codeOf(fault), (faults.get(codeOf(fault)) ?? 0) + 1)
        })
      }
    }
  }
  const remaining = Math.max(0, (await count(hub, where)) - failed)
  return {
    matched,
    replayed,
    settled,
    failed,
    faults: [...faults].map(([code, letters]) => ({ code, letters })),
    remaining,
  }
}

async function count(hub: Database['hub'], where: SQL): Promise<number> {
  const [row] = await hub.query<{ count: number }>(sql`select count(*)::int as count from dead_letter where ${where}`)
  return row?.count ?? 0
}

/** The oldest first: they have waited longest. */
function nextPage(hub: Database['hub'], where: SQL, after: Id<'deadLetter'> | undefined): Promise<Found[]> {
  const beyond = after === undefined ? sql`true` : sql`id > ${after}::uuid`
  return hub.query<Found>(sql`
    select id, message_id as message from dead_letter where ${where} and ${beyond} order by id limit ${chunkSize}`)
}

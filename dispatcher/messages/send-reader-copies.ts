import { sql } from 'drizzle-orm'
import { isPaper } from '../../channels/traits.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { Refusal } from '../../core/fault.ts'
import type { Log } from '../../core/log.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { channelNames } from '../../core/words/message.ts'
import type { Intake } from '../intake/submit-message.ts'
import type { Chore } from '../loops/chore.ts'
import { openAddressee } from '../message/stored-body.ts'
import type { MessageCommandDeps } from './change-message.ts'
import { copyMessage } from './copy-message.ts'

type Deps = MessageCommandDeps & { readonly intake: Intake; readonly log: Log }

const maxAtOnce = 50
/** Time until a letter that has not left, or a copy that intake could not take now, is looked at again. */
const againAfterMs = 10 * 60_000
const everyMs = 30_000

interface Owed {
  readonly message: MessageId
  readonly n: number
  readonly entity: EntityId
  readonly addressee: Buffer
  /** The letter was handed over, whatever became of it. */
  readonly hasLeft: boolean
  /** The letter was cancelled, or given up. */
  readonly isVoid: boolean
}

/**
 * Sends the copies that are owed to further readers of letters: messages of their own, marked as copies, which start no term. A copy is
 * requested with a key of its own, so that a process that dies, or another one at the same time, sends it once.
 * @returns how many were settled
 */
export async function sendReaderCopies(deps: Deps): Promise<number> {
  const { hub } = deps.database
  const now = deps.clock.now()
  const due = await hub.query<Owed>(sql`
    select c.message, c.n, c.entity, c.addressee,
      exists (select from delivery d where d.message_id = c.message and d.handed_over_at is not null) as "hasLeft",
      m.id is null or (m.final and m.status in ('cancelled', 'failed', 'undeliverable')) as "isVoid"
    from reader_copy c left join message m on m.id = c.message
    where c.due_at <= ${now} order by c.due_at limit ${maxAtOnce}`)
  const results = []
  for (const owed of due) results.push({ ...owed, result: await settle(deps, owed) })
  await remove(
    hub,
    results.filter(({ result }) => result === 'done'),
  )
  await postpone(
    hub,
    results.filter(({ result }) => result === 'later'),
    new Date(now.getTime() + againAfterMs),
  )
  for (const { message, n, result } of results)
    if (typeof result === 'object')
      await hub.query(sql`
        update reader_copy set due_at = null, refused = ${result.refused} where message = ${message} and n = ${n}`)
  return results.filter(({ result }) => result !== 'later').length
}

async function settle(deps: Deps, owed: Owed): Promise<'done' | 'later' | { readonly refused: string }> {
  const { message, n, entity, addressee, hasLeft, isVoid } = owed
  if (!hasLeft) return isVoid ? 'done' : 'later'
  const recipient = openAddressee(addressee, message, deps.keyring)
  const key = { operation: 'copy', key: `reader:${message}:${n}`, asked: { message, n } } as const
  const command = { sender: { entity, test: false }, message, by: 'hub:registry' }
  try {
    await copyMessage(deps, command, { recipient, channels: channelNames.filter(isPaper) }, key)
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The limit of the entity is used up for now.
    if (error.code === 'UP-1429') return 'later'
    deps.log.warn({ code: error.code }, 'a copy for another reader was refused')
    return { refused: error.code }
  }
}

const columns = { message: 'uuid', n: 'int' } as const

async function remove(hub: Queryable, settled: readonly Pick<Owed, 'message' | 'n'>[]): Promise<void> {
  if (settled.length === 0) return
  await hub.query(sql`
    delete from reader_copy c using ${rowsOf('s', columns, settled)} where c.message = s.message and c.n = s.n`)
}

async function postpone(hub: Queryable, waiting: readonly Pick<Owed, 'message' | 'n'>[], until: Date): Promise<void> {
  if (waiting.length === 0) return
  await hub.query(sql`
    update reader_copy c set due_at = ${until} from ${rowsOf('w', columns, waiting)}
    where c.message = w.message and c.n = w.n and c.due_at is not null`)
}

/** The chore of a dispatcher. */
export function readerCopiesChore(deps: Deps): Chore {
  return {
    name: 'reader-copies',
    everyMs,
    run: async (signal) => {
      while (!signal.aborted && (await sendReaderCopies(deps)) === maxAtOnce);
    },
  }
}

/** Copies that other readers do not get. */
export async function readReaderCopyGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const [row] = await hub.query<{ waiting: number; refused: number }>(sql`
    select count(*) filter (where refused is null)::int as waiting, count(*) filter (where refused is not null)::int as refused
    from reader_copy`)
  return [
    {
      name: 'uitpost_reader_copies',
      help: 'Copies for further readers of letters, by state.',
      values: [
        { labels: { state: 'waiting' }, value: row?.waiting ?? 0 },
        { labels: { state: 'refused' }, value: row?.refused ?? 0 },
      ],
    },
  ]
}

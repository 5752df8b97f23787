import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { createLogSeldom } from '../../core/log-seldom.ts'
import { proveConsistency } from '../ledger/prove-consistency.ts'
import { askWitness, type Witness, type WitnessAnswer } from './ask-witness.ts'

export interface Witnessing {
  /** Asks every witness once; resolves when all have answered or their time is over. */
  round(): Promise<void>
  /** Ends the waits; running calls are cut off by their own timeout. */
  close(): Promise<void>
}
export interface WitnessingDeps {
  readonly hub: Queryable
  readonly witnesses: readonly Witness[]
  readonly log: Log
  /** Pause between two calls of one witness. */
  readonly everyMs?: number
  readonly timeoutMs?: number
}

/** After failures a witness is asked less often, up to this. */
const longestPauseMs = 60_000

/**
 * Has the checkpoints of the log cosigned, each witness at its own pace: one that is slow or away delays neither the log nor the others.
 * Several processes may do so; the second cosignature of a witness under one checkpoint is left out.
 */
export function openWitnessing(deps: WitnessingDeps): Witnessing {
  const { everyMs = 5_000 } = deps
  const askers = deps.witnesses.map((witness) => createAsker(witness, deps))
  let closed = false
  const timers = new Map<Asker, NodeJS.Timeout>()
  const running = new Map<Asker, Promise<void>>()
  const loop = async (asker: Asker): Promise<void> => {
    const round = asker.round()
    running.set(asker, round)
    await round
    if (!closed)
      timers.set(
        asker,
        setTimeout(() => void loop(asker), Math.min(longestPauseMs, everyMs * 2 ** asker.failures())),
      )
  }
  for (const asker of askers)
    timers.set(
      asker,
      setTimeout(() => void loop(asker), everyMs),
    )
  return {
    round: async () => {
      await Promise.all(askers.map((asker) => asker.round()))
    },
    close: async () => {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}

interface Asker {
  /** Never rejects. */
  readonly round: () => Promise<void>
  /** In a row. */
  readonly failures: () => number
}

function createAsker(witness: Witness, { hub, log, timeoutMs = 5_000 }: WitnessingDeps): Asker {
  const logSeldom = createLogSeldom(log)
  const { name } = witness.cosigner
  let known: number | undefined
  let failures = 0
  const once = async (): Promise<void> => {
    const [last] = await hub.query<{ size: number; note: string }>(
      sql`select size, note from checkpoint where size <= (select published from sequencer_turn) order by size desc limit 1`,
    )
    known ??= await cosignedSize(hub, name)
    if (last === undefined || known === last.size) return
    const answer = await submit(witness, last, known, hub, timeoutMs)
    if (answer.kind === 'cosigned') {
      await hub.query(sql`
        insert into cosignature (size, witness, line, at) values (${last.size}, ${name}, ${answer.line}, ${answer.at})
        on conflict do nothing`)
      known = last.size
      failures = 0
      return
    }
    failures += 1
    known = undefined
    const reason = answer.kind === 'failed' ? answer.reason : answer.size > last.size ? 'ahead' : 'forked'
    logSeldom(
      reason === 'forked' || reason === 'ahead' ? 'error' : 'warn',
      { witness: name, reason },
      'a witness gave no cosignature',
    )
  }
  return {
    round: () =>
      once().catch((error: unknown) => {
        failures += 1
        logSeldom('error', { witness: name, fault: codeOf(error) }, 'a witness could not be asked')
      }),
    failures: () => failures,
  }
}

/** The size of the log that this witness cosigned last, as far as we know. */
async function cosignedSize(hub: Queryable, name: string): Promise<number> {
  const [row] = await hub.query<{ size: number | null }>(
    sql`select max(size) as size from cosignature where witness = ${name}`,
  )
  return row?.size ?? 0
}

/** Submits the checkpoint; where the witness knows another size of the log, once more from that one. */
async function submit(
  witness: Witness,
  { size, note }: { readonly size: number; readonly note: string },
  known: number,
  hub: Queryable,
  timeoutMs: number,
): Promise<WitnessAnswer> {
  const from = async (before: number): Promise<WitnessAnswer> => {
    const proof = before === 0 || before >= size ? [] : await proveConsistency(hub, before, size)
    return askWitness(witness, { note, before, proof }, timeoutMs)
  }
  const answer = await from(known)
  // A witness that saw a longer log saw one that we no longer have: that is for a person.
  return answer.kind === 'behind' && answer.size <= size && answer.size !== known ? from(answer.size) : answer
}

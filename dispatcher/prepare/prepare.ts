import { sql } from 'drizzle-orm'
import type { Id } from '../../core/words/id.ts'
import { noteChannelHealth } from '../channel-state/channel-health.ts'
import { failLetters } from '../chunks/fail-letters.ts'
import { FencedOut, type Lease, underLease } from '../chunks/lease.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { openBody } from '../message/stored-body.ts'
import { queueOf } from '../queue/queue-names.ts'
import { markUsed } from '../suppression/release.ts'
import { claimPrepare, type LetterRow } from './claim-prepare.ts'
import { type DecidedLetter, routingFacts } from './decide-letter.ts'
import { decideLetters } from './decide-letters.ts'
import { finishPrepare, releaseRows } from './finish-prepare.ts'
import { type Making, makeDocuments } from './make-documents.ts'
import { type StoredLetter, storeLetters } from './store-letters.ts'
import { postponeWaiting, type WaitingLetter, waitOf } from './wait-for-consent.ts'
import { registryWaitOf } from './wait-for-registry.ts'
import { postponeUnsealed } from './wait-for-seal.ts'

/**
 * Prepares the letters of a chunk: claims and decides them, makes and archives them with no transaction open, and writes the
 * result. A chunk that no longer exists, is taken or is empty belongs to another worker or is done.
 */
export async function prepareChunk(deps: DispatcherDeps, chunk: string): Promise<void> {
  const { hub } = deps.database
  const rows = await deps.database.asHub((tx) => claimPrepare(tx, chunk, deps.clock.now(), deps.leaseMs), 'generic')
  const [first] = rows
  if (first === undefined) return
  await underLease({ hub, ...deps }, { chunk, fence: first.fence }, async (lease) => {
    try {
      await prepareLetters(deps, lease, rows)
    } catch (error) {
      if (error instanceof FencedOut) return
      await failLetters(deps, lease, 'prepare', error)
      throw error
    }
  })
}

async function prepareLetters(deps: DispatcherDeps, lease: Lease, rows: readonly LetterRow[]): Promise<void> {
  const open = rows.filter((row) => !row.final && row.status !== 'held')
  if (open.length < rows.length) {
    await deps.database.asHub((tx) =>
      releaseRows(
        tx,
        lease,
        rows.filter((row) => !row.final && row.status === 'held').map((row) => row.id),
        rows.filter((row) => row.final).map((row) => row.id),
      ),
    )
  }
  const { letters, waiting } = await decide(deps, lease, open)
  await postponeWaiting(deps, lease, waiting)
  const sent = letters.filter((letter) => letter.chosen !== undefined)
  const stored: StoredLetter[] = []
  const faults: Making['faults'][number][] = []
  const tooLong: Making['tooLong'][number][] = []
  const unsealed: Making['unsealed'][number][] = []
  for (const some of withinMemory(sent)) {
    const making = await makeDocuments(deps, some, open[0]?.priority ?? 'normal')
    stored.push(...(await storeLetters(deps, making.made)))
    faults.push(...making.faults)
    tooLong.push(...making.tooLong)
    unsealed.push(...making.unsealed)
  }
  await postponeUnsealed(deps, lease, unsealed)
  const { chunks, accepted } = await finishPrepare(deps, lease, {
    stored,
    unreachable: letters.filter((letter) => letter.chosen === undefined),
    tooLong,
  })
  if (faults.length > 0)
    await failLetters(
      deps,
      lease,
      'prepare',
      undefined,
      faults.map(({ letter, code }) => ({ message: letter.row.id, code })),
    )
  for (const { id, lane } of chunks) {
    // When this fails, the reconciler finds the row and puts it again.
    await deps.queues.put(queueOf('deliver', lane), [{ name: id, job: { subject: id } }]).catch((error: unknown) => {
      deps.log.warn({ chunk: id, error: error instanceof Error ? error.name : 'unknown' }, 'put failed')
    })
  }
  for (const name of new Set(accepted.map(({ channel }) => channel))) {
    const outcomes = accepted.flatMap(({ channel, outcome }) => (channel === name ? [outcome] : []))
    await noteChannelHealth(deps.database.hub, name, outcomes, deps.clock.now())
  }
}

/** Letters of templates are small and made together; those with supplied documents hold up to 50 MB each. */
function withinMemory(letters: readonly DecidedLetter[]): (readonly DecidedLetter[])[] {
  const isLarge = ({ row }: DecidedLetter): boolean => row.document !== null || row.attachments !== null
  const small = letters.filter((letter) => !isLarge(letter))
  return [...(small.length > 0 ? [small] : []), ...letters.filter(isLarge).map((letter) => [letter])]
}

/** Route, language, variant, date and house style, stored before anything is rendered; of letters that wait, nothing is stored. */
async function decide(
  deps: DispatcherDeps,
  lease: Lease,
  rows: readonly LetterRow[],
): Promise<{ readonly letters: DecidedLetter[]; readonly waiting: WaitingLetter[] }> {
  const { hub } = deps.database
  const decided = await decideLetters(
    { hub, ...deps },
    rows.map((row) => ({ row, body: openBody(row, deps.keyring) })),
  )
  const now = deps.clock.now()
  const waiting: WaitingLetter[] = []
  const used: Id<'suppressedAddress'>[] = []
  const letters = decided.flatMap(({ letter, facts }) => {
    const registryUntil = registryWaitOf(facts.row, facts, deps.registryPatienceMs ?? 0, now)
    const wait =
      registryUntil === undefined
        ? waitOf(facts.row, routingFacts(facts, letter.decision.language), now)
        : { until: registryUntil }
    if (wait === undefined) {
      const release = letter.chosen === undefined ? undefined : facts.about.released?.get(letter.chosen)
      if (release !== undefined) used.push(release)
      return [letter]
    }
    waiting.push({ row: facts.row, ...wait })
    return []
  })
  const fixed = Object.fromEntries(letters.map((letter) => [letter.row.id, letter.decision]))
  const held = await hub.query(sql`
    update chunk set fixed = ${JSON.stringify(fixed)}::jsonb where id = ${lease.chunk} and fence = ${lease.fence} returning id`)
  if (held.length === 0) throw new FencedOut()
  await markUsed(hub, used, now)
  return { letters, waiting }
}

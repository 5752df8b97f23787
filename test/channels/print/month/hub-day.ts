import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { DeliveryRef } from '../../../../channels/collector.ts'
import type { Parcel } from '../../../../channels/port.ts'
import { settleRuns } from '../../../../channels/print/store/reports/settle-runs.ts'
import {
  closeRun,
  dropLetters,
  lettersOfPart,
  partsToHandOver,
  runsToClose,
} from '../../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../../channels/print/store/runs/divide-run.ts'
import { planForPrint } from '../../../../channels/print/store/runs/plan-letters.ts'
import { claimRerun } from '../../../../channels/print/store/runs/rerun-part.ts'
import { type EntityId, showNumberedId } from '../../../../core/words/id.ts'
import { makeDocument, makeParcel } from '../../make-parcel.ts'
import { letterOf } from '../print-house.ts'
import type { Month } from './open-month.ts'

const never = new AbortController().signal

/** Six to nineteen letters of each entity, to twelve addressees, so that some share an envelope. */
export async function planLetters(month: Month): Promise<void> {
  const { database, clock, random, parcels, counts } = month
  for (const { entity } of month.sides) {
    const made = Array.from({ length: 6 + random(14) }, () => makeLetter(entity, random))
    counts.planned += made.length
    for (const parcel of made) parcels.set(showNumberedId('dlv', parcel.message, parcel.sequence), parcel)
    const keys = made.map((parcel) => ({ ...letterOf(parcel), recipientKey: Buffer.alloc(16, 1 + random(12)) }))
    await database.asHub((tx) => planForPrint(tx, keys, clock.now()))
  }
}

function makeLetter(entity: EntityId, random: Month['random']): Parcel {
  const postage = random(3) === 0 ? ('priority' as const) : ('non-priority' as const)
  const pages = 1 + random(5)
  return makeParcel({ entity, postage, documents: [makeDocument(`%PDF-1.7 ${random(1_000_000)}`, { pages })] })
}

/** Cancels a letter of an open run; after a run is divided, nothing can be taken out of it. */
export async function cancelOne({ database, counts }: Month): Promise<void> {
  const [letter] = await database.hub.query<DeliveryRef>(sql`
    select message, sequence from print_letter where part is null order by message limit 1`)
  if (letter !== undefined) counts.cancelled += (await database.asHub((tx) => dropLetters(tx, [letter]))).length
  const [left] = await database.hub.query<DeliveryRef>(sql`
    select message, sequence from print_letter where part is not null order by message limit 1`)
  if (left !== undefined) expect(await database.asHub((tx) => dropLetters(tx, [left]))).toEqual([])
}

export async function closeDueRuns({ database, clock }: Month): Promise<void> {
  for (const run of await runsToClose(database.hub, clock.now())) {
    await database.asHub((tx) => closeRun(tx, run, clock.now(), false))
    await database.asHub((tx) => cutParts(tx, run, clock.now()))
  }
}

/** Hands over the parts of the closed runs, and those that were ordered once more. */
export async function handOver(month: Month): Promise<void> {
  const { database, clock } = month
  for (const { run, n } of await partsToHandOver(database.hub))
    await deliver(month, await lettersOfPart(database.hub, run, n))
  for (;;) {
    const part = await database.asHub((tx) => claimRerun(tx, clock.now(), 600_000))
    if (part === undefined) return
    await deliver(month, part.letters)
  }
}

async function deliver({ channel, parcels }: Month, order: readonly DeliveryRef[]): Promise<void> {
  const wanted = order.flatMap(({ message, sequence }) => parcels.get(showNumberedId('dlv', message, sequence)) ?? [])
  const outcomes = await channel.deliver(wanted, never)
  expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
}

/** Reads what the partners left, and settles the runs whose outcome is known by then. */
export async function takeReturns({ database, clock, channel }: Month): Promise<void> {
  if (channel.receipts?.kind !== 'poll') throw new Error('Print polls')
  await channel.receipts.fetch(
    { lock: async () => undefined, apply: async () => undefined, attach: async () => false },
    never,
  )
  await database.asHub((tx) => settleRuns(tx, clock.now()))
}

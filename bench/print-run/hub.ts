import { createHash, generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Parcel } from '../../channels/port.ts'
import type { PartnerSettings } from '../../channels/print/adapter/partner-connection.ts'
import { openPrintChannel } from '../../channels/print/adapter/print-channel.ts'
import { closeRun, lettersOfPart } from '../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../channels/print/store/runs/divide-run.ts'
import { planForPrint } from '../../channels/print/store/runs/plan-letters.ts'
import { systemClock } from '../../core/clock.ts'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { type EntityId, type Id, type MessageId, newId } from '../../core/words/id.ts'

// The hub of a measurement of print runs. Started by `print.ts`, once for each run.

/** One run to measure. */
export interface HubTask {
  readonly appUrl: string
  readonly hubUrl: string
  readonly entity: EntityId
  readonly partner: PartnerSettings
  /** A letter of two pages. */
  readonly pdf: string
  readonly count: number
}
export interface Measured {
  readonly seconds: number
  readonly divided: number
  readonly cpu: number
  readonly bytes: number
  readonly peak: number
}

async function oneRun(database: Database, { entity, partner, pdf, count }: HubTask): Promise<Measured> {
  const bytes = await readFile(pdf)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // As in the hub, the parcels of one part exist at a time.
  const parcelFor = (message: MessageId): Parcel => parcelOf(entity, message, pdf, { size: bytes.length, sha256 })
  const run = await plan(database, count, parcelFor)
  const { privateKey } = generateKeyPairSync('ed25519')
  const channel = openPrintChannel({ database, clock: systemClock, partner, signingKey: privateKey })
  const started = performance.now()
  const cpu = process.cpuUsage()
  await database.asHub((tx) => closeRun(tx, run, systemClock.now(), true))
  const parts = await database.asHub((tx) => cutParts(tx, run, systemClock.now()))
  const divided = (performance.now() - started) / 1_000
  for (const { n } of parts) {
    const order = await lettersOfPart(database.hub, run, n)
    const outcomes = await channel.deliver(
      order.map(({ message }) => parcelFor(message)),
      new AbortController().signal,
    )
    if (outcomes.some(({ kind }) => kind !== 'accepted')) throw new Error('A part was not handed over')
  }
  const used = process.cpuUsage(cpu)
  return {
    seconds: (performance.now() - started) / 1_000,
    divided,
    cpu: (used.user + used.system) / 1e6,
    bytes: bytes.length * count,
    peak: process.resourceUsage().maxRSS / 1024,
  }
}

async function plan(database: Database, count: number, parcelFor: (message: MessageId) => Parcel): Promise<Id<'run'>> {
  const atOnce = 1_000
  let run: Id<'run'> | undefined
  for (let from = 0; from < count; from += atOnce) {
    const parcels = Array.from({ length: Math.min(atOnce, count - from) }, () =>
      parcelFor(newId('message', systemClock.now())),
    )
    const letters = parcels.map((parcel, at) => ({
      entity: parcel.entity,
      message: parcel.message,
      sequence: parcel.sequence,
      postage: parcel.postage,
      postalCode: String(1_000 + (((from + at) * 37) % 9_000)),
      country: 'BE',
      // Each tenth letter has a neighbour to the same recipient.
      recipientKey: Buffer.from(String(from + at - (at % 10 === 1 ? 1 : 0)).padStart(16, '0')),
      documents: parcel.documents,
    }))
    const planned = await database.asHub((tx) => planForPrint(tx, letters, systemClock.now()))
    run = planned[0]?.run
  }
  if (run === undefined) throw new Error('Nothing was planned')
  return run
}

function parcelOf(
  entity: EntityId,
  message: MessageId,
  pdf: string,
  document: { size: number; sha256: string },
): Parcel {
  return {
    entity,
    entityName: 'Meting',
    message,
    sequence: 1,
    idempotencyKey: `${message}.1`,
    attempt: 1,
    recipient: { type: 'addressee', name: 'Meting' },
    language: 'nl',
    subject: 'Meting',
    postage: 'priority',
    sensitive: false,
    replyReference: 'METING',
    documents: [
      {
        n: 1,
        kind: 'letter',
        name: 'brief.pdf',
        mediaType: 'application/pdf',
        pages: 2,
        ...document,
        open: () => readFile(pdf),
      },
    ],
    actions: [],
    replyAllowed: false,
    record: newId('record', systemClock.now()),
  }
}

async function measure(task: HubTask): Promise<void> {
  const database = openDatabase({ appUrl: task.appUrl, hubUrl: task.hubUrl, poolSize: 2 })
  const measured = await oneRun(database, task)
  await database.close()
  process.send?.(measured, () => process.disconnect())
}

process.once('message', (task: HubTask) => void measure(task))

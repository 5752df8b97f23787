import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Parcel } from '../../channels/port.ts'
import { type PartnerSettings, withPartner } from '../../channels/print/adapter/partner-connection.ts'
import { openPrintChannel } from '../../channels/print/adapter/print-channel.ts'
import { closeRun, lettersOfPart } from '../../channels/print/store/close-run.ts'
import { addContract } from '../../channels/print/store/contracts.ts'
import { cutParts } from '../../channels/print/store/divide-run.ts'
import { planForPrint } from '../../channels/print/store/plan-letters.ts'
import { startStandIns } from '../../cli/trial/start-stand-ins.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { createEntity } from '../../core/tenants/entities.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'
import { OfficeWriter, paragraph } from '../../templates/render/office-letter.ts'
import type { BenchOptions } from '../bench-options.ts'
import { type BenchResult, calibrate, type Figure, figure, machine } from '../measure.ts'
import { startSeparateSftp } from './start-sftp-server.ts'

const sizes = { full: 10_000, brief: 2_000, smoke: 40 } as const
const megabyte = 1024 * 1024

/**
 * A print run of 10,000 letters: from closing until the packages are on an SFTP server. The letters are real PDFs that are read
 * from disk one by one. The server and the database are processes of their own: processor time and memory are the hub's.
 */
export async function benchPrint({ size }: BenchOptions): Promise<BenchResult> {
  const count = sizes[size]
  const before = calibrate()
  const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-bench-print-'))
  const account = { username: 'uitpost', password: randomUUID() }
  const server = await startSeparateSftp({ dataDir, ...account })
  const standIns = await startStandIns(
    readSettings({ DATA_DIR: dataDir, PORT: '0', SFTP_URL: server.url, SFTP_HOST_KEY: server.hostKey }),
    systemClock,
  )
  const { appUrl, hubUrl, encryptionKeys } = standIns.config
  const database = openDatabase({ appUrl, hubUrl, poolSize: 2 })
  try {
    const keyring = createKeyring(encryptionKeys.keys, encryptionKeys.index)
    const entity = await contractOf(database, keyring)
    const pdf = join(dataDir, 'letter.pdf')
    await writeFile(pdf, await realLetter())
    const settings = { url: server.url, hostKey: server.hostKey }
    const runs: Measured[] = []
    for (let turn = 0; turn < (size === 'full' ? 3 : 1); turn++)
      runs.push(await oneRun(database, entity, settings, pdf, count))
    const copied = await copyAlone(settings, runs[0]?.bytes ?? 0)
    const of = (name: string, unit: string, value: (run: Measured) => number, more: Partial<Figure> = {}): Figure =>
      figure(name, unit, runs.map(value), more)
    return {
      bench: 'print',
      at: systemClock.now().toISOString(),
      machine: machine([before, calibrate()]),
      settings: { letters: count },
      figures: [
        of('closed and uploaded', 's', ({ seconds }) => seconds, { bar: 60, stretch: 20, atMost: true }),
        of('of which closed and divided', 's', ({ divided }) => divided),
        of('CPU of the hub', 's', ({ cpu }) => cpu),
        figure('CPU of copying the same bytes alone', 's', [copied]),
        of('packages', 'MB', ({ bytes }) => bytes / megabyte),
        of('peak memory of the hub', 'MB', ({ peak }) => peak, { bar: 500, atMost: true }),
      ],
    }
  } finally {
    await database.close()
    await standIns[Symbol.asyncDispose]()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface Measured {
  readonly seconds: number
  readonly divided: number
  readonly cpu: number
  readonly bytes: number
  readonly peak: number
}

async function oneRun(
  database: Database,
  entity: EntityId,
  partner: PartnerSettings,
  pdf: string,
  count: number,
): Promise<Measured> {
  const bytes = await readFile(pdf)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const parcels = new Map<string, Parcel>()
  for (let at = 0; at < count; at++) {
    const parcel = parcelOf(entity, pdf, { size: bytes.length, sha256 })
    parcels.set(parcel.message, parcel)
  }
  const run = await plan(database, [...parcels.values()])
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
      order.flatMap(({ message }) => parcels.get(message) ?? []),
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

/** Processor time of copying as many bytes without packing, hashing or counting: the lower bound. */
async function copyAlone(partner: PartnerSettings, bytes: number): Promise<number> {
  const piece = Buffer.alloc(256 * 1024, 'x')
  const pieces = Math.ceil(bytes / piece.length)
  const cpu = process.cpuUsage()
  await withPartner(partner, new AbortController().signal, async (connection) => {
    const { sftp } = connection
    await sftp.mkdir(connection.path('in'), true)
    await sftp.put(
      Readable.from(Array.from({ length: pieces }, () => piece)),
      connection.path('in', `copy-${randomUUID()}`),
    )
  })
  const used = process.cpuUsage(cpu)
  return (used.user + used.system) / 1e6
}

async function contractOf(database: Database, keyring: ReturnType<typeof createKeyring>): Promise<EntityId> {
  const now = systemClock.now()
  const wanted = { code: 'OVO999999', name: { nl: 'Meting' }, kind: 'flemish', languagePolicy: 'free' } as const
  const { id: entity } = await database.asHub((tx) => createEntity(tx, keyring, { ...wanted, status: 'open' }, now))
  const paper = { profile: 'c5-right', sides: 'two', blankLastSide: false, sheetMarks: 'none', bundles: true } as const
  const tariff = { from: '2026-01-01', postage: 'priority', sheetsUpTo: 9, zone: 'BE', amount: 158 } as const
  const facts = { name: 'Meting', partner: 'Meting', cutOff: '17:00', calendar: 'BE', dueDays: 2 } as const
  const id = newId('printContract', now)
  await database.asEntity(entity, (tx) => addContract(tx, { id, entity, ...facts, ...paper, tariffs: [tariff] }, now))
  return entity
}

async function plan(database: Database, parcels: readonly Parcel[]): Promise<Id<'run'>> {
  const atOnce = 1_000
  let run: Id<'run'> | undefined
  for (let from = 0; from < parcels.length; from += atOnce) {
    const letters = parcels.slice(from, from + atOnce).map((parcel, at) => ({
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

function parcelOf(entity: EntityId, pdf: string, document: { size: number; sha256: string }): Parcel {
  const message = newId('message', systemClock.now())
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

/** Two pages, drawn by the writer of letters. */
async function realLetter(): Promise<Buffer> {
  const text = 'Dit is een brief voor een meting. Hij heeft tekst op twee bladzijden, zoals veel brieven. '
  const { bytes } = await new OfficeWriter().draw({
    language: 'nl',
    subject: 'Uw aanslagbiljet',
    sender: { nl: 'Meting' },
    about: newId('message', systemClock.now()),
    date: '2026-12-01',
    reference: 'METING',
    addressLines: ['Meting', 'Kerkstraat 1', '9000 Gent'],
    blocks: Array.from({ length: 24 }, () => paragraph(text.repeat(3))),
  })
  return bytes
}

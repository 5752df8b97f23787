import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type PartnerSettings, withPartner } from '../../channels/print/adapter/partner-connection.ts'
import { addContract } from '../../channels/print/store/contracts/contracts.ts'
import { startStandIns } from '../../cli/trial/start-stand-ins.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { createEntity } from '../../core/tenants/entities.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { OfficeWriter, paragraph } from '../../templates/render/office-letter.ts'
import type { BenchOptions } from '../bench-options.ts'
import { forkProgram } from '../fork-program.ts'
import { type BenchResult, calibrate, type Figure, figure, machine } from '../measure.ts'
import type { HubTask, Measured } from './hub.ts'
import { startSeparateSftp } from './start-sftp-server.ts'

const sizes = { full: 10_000, brief: 2_000, smoke: 40 } as const
const megabyte = 1024 * 1024

/**
 * A print run of 10,000 letters: from closing until the packages are on an SFTP server. The letters are real PDFs that are read
 * from disk one by one. Hub, server and database are a process each: processor time and memory are the hub's.
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
      runs.push(await runOfHub({ appUrl, hubUrl, entity, partner: settings, pdf, count }))
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

/** One run in a process of its own, with the memory settings of a hub and not those of the benchmarks. */
async function runOfHub(task: HubTask): Promise<Measured> {
  const child = forkProgram(import.meta.url, 'hub')
  const ended = once(child, 'exit')
  child.send(task)
  const [answer] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The hub of the measurement ended'))),
  ])) as [Measured]
  await ended
  return answer
}

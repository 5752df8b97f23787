import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { recordDecision } from '../../channels/ebox/store/decision.ts'
import { saveSenders } from '../../channels/ebox/store/senders.ts'
import { makeSelfSigned } from '../../cli/trial/ebox/self-signed-certificate.ts'
import { systemClock } from '../../core/clock.ts'
import type { EntityId } from '../../core/words/id.ts'
import { pauseChannel, resumeChannel } from '../../dispatcher/channel-state/pause-channel.ts'
import type { BenchOptions } from '../bench-options.ts'
import { type Installation, openInstallation } from '../installation/open-installation.ts'
import type { UsedCpu } from '../installation/process-times.ts'
import { cpuFigures, withUsedCpu } from '../installation/used-cpu.ts'
import { runLoad } from '../load/run-load.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'
import { startSeparateEbox } from './start-stand-in.ts'

const sizes = {
  full: { warmUp: 500, letters: 1_500, runs: 5 },
  brief: { warmUp: 200, letters: 400, runs: 3 },
  smoke: { warmUp: 0, letters: 20, runs: 1 },
} as const
/** Of the bar: what a request to the eBox takes there. */
const latencyMs = 100
const connections = 16

/**
 * How many letters a second one dispatcher hands over to an eBox that takes a tenth of a second for each, in a process of its own;
 * and the processor time of a letter. The letters were accepted, made and archived before, while the channel was paused.
 */
export async function benchEbox({ size, profile }: BenchOptions): Promise<BenchResult> {
  const { warmUp, letters, runs } = sizes[size]
  const before = calibrate()
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-bench-ebox-'))
  const { key, certificate } = makeSelfSigned('uitpost-bench', systemClock.now())
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  await Promise.all([writeFile(keyFile, key), writeFile(certificateFile, certificate)])
  const client = { id: 'uitpost-bench', certificate }
  const ebox = await startSeparateEbox({ client, latencyMs })
  try {
    const environment = {
      EBOX_URL: ebox.url,
      EBOX_CLIENT_ID: client.id,
      EBOX_KEY_FILE: keyFile,
      EBOX_CERTIFICATE_FILE: certificateFile,
    }
    await using installation = await openInstallation(['api', 'dispatcher'], profile, environment)
    await connectAll(installation)
    let first = 0
    const prepare = async (count: number): Promise<void> => {
      await pauseChannel(installation.database.hub, 'ebox', { by: 'hub:command-line', now: systemClock.now() })
      const { url, liveKey } = installation
      const kind = { template: 'adreswijziging-verwerkt', channel: 'ebox' } as const
      await runLoad({ url, key: liveKey, connections, kind, first, letters: count })
      first += count
      await until(installation, sql`select count(*)::int as n from delivery where due_at is not null`, count)
    }
    const handOver = async (count: number): Promise<number> => {
      const began = performance.now()
      await resumeChannel(installation.database.hub, 'ebox', systemClock.now())
      await until(installation, sql`select (select count(*) from delivery where due_at is not null)::int as n`, 0)
      return count / ((performance.now() - began) / 1_000)
    }
    if (warmUp > 0) await prepare(warmUp).then(() => handOver(warmUp))
    const rates: number[] = []
    const used: UsedCpu[] = []
    for (let run = 0; run < runs; run += 1) {
      await prepare(letters)
      const { done, cpu } = await withUsedCpu(installation, () => handOver(letters))
      rates.push(done)
      used.push(cpu)
    }
    const seen = await ebox.ask()
    if (seen.letters !== first) throw new Error(`${seen.letters} of ${first} letters are in the eBox`)
    return {
      bench: 'ebox',
      at: systemClock.now().toISOString(),
      machine: machine([before, calibrate()]),
      settings: { runs, lettersPerRun: letters, latencyMs, tokens: seen.tokens, EBOX_CONCURRENCY: 20 },
      figures: [figure('handed over to the eBox', 'letters/s', rates, { bar: 50 }), ...cpuFigures(used, letters)],
    }
  } finally {
    await ebox.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every entity of the measurement decided to use the eBox and is registered with it. */
async function connectAll({ database }: Installation): Promise<void> {
  const now = systemClock.now()
  const entities = await database.hub.query<{ id: EntityId }>(sql`select id from entity`)
  const of = { organization: '0999000327', application: 'UITPOST' }
  const decision = { decidedOn: '2026-03-01', reference: 'Meting', url: 'https://www.example.be/besluit' }
  for (const { id } of entities)
    await database.asEntity(id, async (tx) => {
      await recordDecision(tx, id, decision, 'hub:command-line', now)
      await saveSenders(
        tx,
        id,
        (['citizen', 'enterprise'] as const).map((target) => ({ target, ...of, messageType: `UITPOST_${target}` })),
      )
    })
}

const timeoutMs = 120_000

async function until({ database }: Installation, counting: ReturnType<typeof sql>, wanted: number): Promise<void> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const [row] = await database.hub.query<{ n: number }>(counting)
    if (row?.n === wanted) return
    if (performance.now() > end) throw new Error(`${row?.n} letters wait, and not ${wanted}`)
    await sleep(20)
  }
}

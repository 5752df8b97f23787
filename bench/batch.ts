import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { BenchOptions } from './bench-options.ts'
import { type Installation, openInstallation } from './installation/open-installation.ts'
import type { UsedCpu } from './installation/process-times.ts'
import { withUsedCpu } from './installation/used-cpu.ts'
import { letterBody, usualLetters } from './letters/load-letters.ts'
import { type BenchResult, calibrate, figure, machine } from './measure.ts'

const sizes = {
  full: { short: 1_000, shortLists: 10, long: 100_000, runs: 3 },
  brief: { short: 1_000, shortLists: 4, long: 20_000, runs: 1 },
  smoke: { short: 40, shortLists: 1, long: 80, runs: 1 },
} as const

/** As letters of the usual load, held: they are accepted and not prepared, so that only the list is measured. */
const rowBody = (number: number): string => `${letterBody(number, usualLetters).slice(0, -1)},"hold":true}\n`
const rowsPerPiece = 200

/**
 * Lists of letters: rows a second until they are durable and the memory of the API in that time; and the processor time of a row until
 * it is checked and accepted, in short lists and in a long one.
 */
export async function benchBatch({ size, profile }: BenchOptions): Promise<BenchResult> {
  const { short, shortLists, long, runs } = sizes[size]
  const before = calibrate()
  let first = 0
  const post = async (installation: Installation, rows: number): Promise<number> => {
    const [from, began] = [first, performance.now()]
    first += rows
    const answer = await fetch(`${installation.url}/v1/batches`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${installation.liveKey}`,
        'Content-Type': 'application/x-ndjson',
        'Idempotency-Key': `bench-${from}`,
      },
      body: listOf(from, rows),
      duplex: 'half',
    })
    if (answer.status !== 202) throw new Error(`The list was answered ${answer.status}: ${await answer.text()}`)
    return (performance.now() - began) / 1_000
  }
  const rates: number[] = []
  const memory: number[] = []
  {
    await using installation = await openInstallation(['api'], profile)
    await post(installation, Math.min(short, 200))
    for (let run = 0; run < runs; run += 1) {
      const idle = await residentOf(installation.apiPid)
      rates.push(long / (await post(installation, long)))
      memory.push((await highestOf(installation.apiPid)) - idle)
    }
  }
  await using installation = await openInstallation(['api', 'dispatcher'], profile)
  const accept = async (lists: number, rows: number): Promise<number> => {
    const { cpu } = await withUsedCpu(installation, async () => {
      for (let list = 0; list < lists; list += 1) await post(installation, rows)
      await untilAccepted(installation, first - Math.min(short, 200) - long * runs)
    })
    return (sumOf(cpu) * 1_000) / (lists * rows)
  }
  await accept(1, short)
  const costOfShort = await accept(shortLists, short)
  const costOfLong = await accept(1, long)
  return {
    bench: 'batch',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { rows: long, shortLists, rowsOfShort: short, runs },
    figures: [
      figure('rows until 202', 'rows/s', rates, { bar: 10_000, stretch: 15_000 }),
      figure('memory of the API above idle', 'MB', memory, { bar: 200, atMost: true }),
      figure(`CPU of a row, lists of ${short}`, 'ms', [costOfShort]),
      figure(`CPU of a row, a list of ${long}`, 'ms', [costOfLong]),
      figure('long against short', 'times', [costOfLong / costOfShort], { bar: 1.2, atMost: true }),
    ],
  }
}

function listOf(from: number, rows: number): ReadableStream<Uint8Array> {
  let at = from
  return new ReadableStream({
    pull: (controller) => {
      const until = Math.min(from + rows, at + rowsPerPiece)
      let text = ''
      for (; at < until; at += 1) text += rowBody(at)
      controller.enqueue(Buffer.from(text))
      if (at === from + rows) controller.close()
    },
  })
}

async function untilAccepted({ database }: Installation, letters: number): Promise<void> {
  for (;;) {
    const [row] = await database.hub.query<{ open: number; accepted: number }>(sql`
      select (select count(*) from batch where phase not in ('sending', 'ended')) as open,
        (select coalesce(sum(accepted), 0) from batch_chunk) as accepted`)
    if (row?.open === 0) {
      if (row.accepted !== letters) throw new Error(`${row.accepted} of ${letters} rows were accepted`)
      return
    }
    await sleep(100)
  }
}

const sumOf = (cpu: UsedCpu): number => Object.values(cpu).reduce((sum, each) => sum + each, 0)

/** Megabytes; zero where the system does not report them. */
async function residentOf(pid: number | undefined): Promise<number> {
  return readStatus(pid, 'VmRSS')
}

async function highestOf(pid: number | undefined): Promise<number> {
  return readStatus(pid, 'VmHWM')
}

async function readStatus(pid: number | undefined, name: string): Promise<number> {
  const text = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '')
  return Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1] ?? 0) / 1_024)
}

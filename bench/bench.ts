import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type BenchQuestion, benchQuestions } from '../cli/commands/bench/bench-questions.ts'
import { benchAccept } from './accept.ts'
import { benchArchive } from './archive/bench-archive.ts'
import { benchSearch } from './archive/search.ts'
import type { BenchOptions } from './bench-options.ts'
import { benchCallbacks } from './callbacks/bench-callbacks.ts'
import { benchEbox } from './ebox/ebox.ts'
import { benchEmail } from './email/bench-email.ts'
import { benchEndToEnd } from './end-to-end.ts'
import { benchInbox } from './inbox/inbox.ts'
import { benchLedger } from './ledger/bench-ledger.ts'
import { benchBatch } from './lists/bench-batch.ts'
import { asTable, type BenchResult } from './measure.ts'
import { benchMemory } from './memory.ts'
import { benchMonth } from './month/bench-month.ts'
import { benchPrint } from './print-run/print.ts'
import { benchPrintMemory } from './print-run/print-memory.ts'
import { benchRender } from './render.ts'
import { benchSize } from './size.ts'
import { benchStatistics } from './statistics/bench-statistics.ts'
import { benchTransfer } from './transfer/bench-transfer.ts'

/** One file per benchmark. */
const benches: Readonly<Record<BenchQuestion, (options: BenchOptions) => Promise<BenchResult>>> = {
  render: benchRender,
  memory: benchMemory,
  accept: benchAccept,
  batch: benchBatch,
  'end-to-end': benchEndToEnd,
  search: benchSearch,
  archive: benchArchive,
  ledger: benchLedger,
  inbox: benchInbox,
  size: benchSize,
  print: benchPrint,
  'print-memory': benchPrintMemory,
  ebox: benchEbox,
  email: benchEmail,
  callbacks: benchCallbacks,
  month: benchMonth,
  statistics: benchStatistics,
  transfer: benchTransfer,
}

// The reader of the tables may close the pipe early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const given = process.argv.slice(2)
const asJson = given.includes('--json')
/** Writes CPU profiles of the hub's processes next to the results, for the browser's developer tools. */
const profile = given.includes('--profile') ? resolve('.bench/profiles') : undefined
const asked = given.filter((each) => !each.startsWith('--') && each !== 'smoke')
/** All benchmarks with tiny sizes: whether they run, not what they measure. */
const size = given.includes('smoke') ? 'smoke' : given.includes('--brief') ? 'brief' : 'full'
const isQuestion = (name: string): name is BenchQuestion => Object.hasOwn(benches, name)
const unknown = asked.find((name) => !isQuestion(name))
const names = asked.length === 0 ? benchQuestions : asked.filter(isQuestion)
if (unknown === undefined) await runAll()
else {
  process.stderr.write(`There is no bench ${unknown}; there are ${[...Object.keys(benches), 'smoke'].join(', ')}.\n`)
  process.exitCode = 2
}

/** A table for people, a file in `.bench/` for scripts; with `--json` the same on standard output instead. */
async function runAll(): Promise<void> {
  const results: BenchResult[] = []
  for (const name of names) {
    const result = await benches[name]({ size, profile })
    results.push(result)
    if (!asJson) process.stdout.write(`${asTable(result)}\n\n`)
    // The counts of a smoke run are no figures.
    if (size === 'smoke') continue
    await mkdir('.bench', { recursive: true })
    await writeFile(join('.bench', `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
  }
  if (asJson) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asTable, type BenchResult } from './measure.ts'
import { benchRender } from './render.ts'

/** One file per question; `smoke` asks the quick ones. */
const benches: Readonly<Record<string, () => Promise<BenchResult>>> = {
  render: benchRender,
}
const smoke = ['render']

const [wanted = 'smoke', ...options] = process.argv.slice(2)
const names = wanted === 'smoke' ? smoke : wanted === 'all' ? Object.keys(benches) : [wanted]
const unknown = names.find((name) => benches[name] === undefined)
if (unknown === undefined) await runAll()
else {
  process.stderr.write(`There is no bench ${unknown}; there are ${[...Object.keys(benches), 'smoke', 'all'].join(', ')}.\n`)
  process.exitCode = 2
}

async function runAll(): Promise<void> {
  const results: BenchResult[] = []
  for (const name of names) {
    const result = await benches[name]?.()
    if (result === undefined) continue
    results.push(result)
    if (!options.includes('--json')) process.stdout.write(`${asTable(result)}\n\n`)
    await mkdir('.bench', { recursive: true })
    await writeFile(join('.bench', `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
  }
  if (options.includes('--json')) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
}

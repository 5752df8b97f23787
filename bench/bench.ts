import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asTable, type BenchResult } from './measure.ts'
import { benchRender } from './render.ts'

/** One file per question. */
const benches: Readonly<Record<string, () => Promise<BenchResult>>> = {
  render: benchRender,
}
/** The questions that are answered within a minute. */
const smoke = ['render']

const given = process.argv.slice(2)
const asJson = given.includes('--json')
const asked = given.filter((each) => !each.startsWith('--'))
const names = (asked.length === 0 ? Object.keys(benches) : asked).flatMap((each) => (each === 'smoke' ? smoke : [each]))
const unknown = names.find((name) => !Object.hasOwn(benches, name))
if (unknown === undefined) await runAll()
else {
  process.stderr.write(`There is no bench ${unknown}; there are ${[...Object.keys(benches), 'smoke'].join(', ')}.\n`)
  process.exitCode = 2
}

/** A table for people, a file in `.bench/` for scripts; with `--json` the same on standard output instead. */
async function runAll(): Promise<void> {
  const results: BenchResult[] = []
  for (const name of names) {
    const result = await benches[name]?.()
    if (result === undefined) continue
    results.push(result)
    if (!asJson) process.stdout.write(`${asTable(result)}\n\n`)
    await mkdir('.bench', { recursive: true })
    await writeFile(join('.bench', `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
  }
  if (asJson) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
}

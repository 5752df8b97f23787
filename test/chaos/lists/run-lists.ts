// Lists while the processes of the hub are killed at random moments: each right row becomes one letter, each wrong row keeps its fault.
// Usage: npm run chaos:lists -- [--rows 5000] [--kills 12] [--formats ndjson,csv,xlsx] [--seed 7] [--keep]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { entities } from '../../../seeds/entities.ts'
import { seedPermit } from '../../support/hub/seed-permit.ts'
import { openStage } from '../stage.ts'
import { judgeList } from './judge-list.ts'
import { continueList, postList, type ReadBatch, read } from './post-list.ts'
import { type Format, type PlannedList, planList } from './rows-of-list.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '12' },
    formats: { type: 'string', default: 'ndjson,csv,xlsx' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    keep: { type: 'boolean', default: false },
  },
})
const formats = values.formats.split(',') as Format[]
/** Of all lists together. */
const rows = Math.floor(Number(values.rows) / formats.length)
const began = Date.now()
const report = (text: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`)

const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-lists-'))
const stage = await openStage({ dataDir, queue: 'postgres' })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.close().finally(() => process.exit(1)))
let faults: string[] = ['The run did not reach its end']
try {
  faults = await run()
} finally {
  await stage.close()
  if (values.keep || faults.length > 0) console.log(`The data is kept in ${dataDir}`)
  else await rm(dataDir, { recursive: true, force: true })
}
for (const fault of faults) report(`✗ ${fault}`)
console.log(`${faults.length === 0 ? 1 : 0} passed, ${faults.length} failed`)
process.exit(faults.length > 0 ? 1 : 0)

async function run(): Promise<string[]> {
  await seed()
  report(`the hub is up; ${formats.join(', ')} of ${rows} rows, ${values.kills} kills, seed ${values.seed}`)
  const ended = new AbortController()
  const killing = kill(ended.signal)
  const found = await Promise.all(
    formats.map(async (format) => follow(await planList(`${format}-${values.seed}`, format, rows))),
  )
  ended.abort()
  report(`${await killing} kills`)
  return found.flat()
}

/** One of the lists has a stage, so that its rows are accepted in steps of their own. */
async function follow(list: PlannedList): Promise<string[]> {
  const stages = list.format === 'csv' ? `${Math.ceil(rows / 2)},rest` : undefined
  const { id, posts } = await postList(stage, list, stages)
  report(`${list.name} is received after ${posts} posts`)
  for (;;) {
    const batch = await read<ReadBatch>(stage, `/v1/batches/${id}`)
    if (batch.waitsFor === 'continue') await continueList(stage, id)
    const { checked = 0, ready = 0 } = batch.counts
    if (batch.status === 'rejected') return [`${list.name} was rejected`]
    if (batch.total !== undefined && checked === batch.total && ready === 0) break
    await sleep(500)
  }
  report(`${list.name} is accepted`)
  const faults = await judgeList(stage, list, id)
  report(`${list.name} is read back, ${faults.length} faults`)
  return faults
}

/** Kills one process after the other, at moments that a seed gives. @returns how many were killed */
async function kill(ended: AbortSignal): Promise<number> {
  let state = Number(values.seed) || 1
  const random = (): number => {
    // A linear congruential generator (Numerical Recipes).
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  let killed = 0
  while (killed < Number(values.kills) && !ended.aborted) {
    await sleep(200 + random() * 1_800)
    if (ended.aborted) break
    const victim = stage.processes[Math.floor(random() * stage.processes.length)]
    await victim?.kill()
    killed += 1
    report(`killed ${victim?.name ?? ''}`)
  }
  return killed
}

async function seed(): Promise<void> {
  const database = openDatabase(stage.databaseUrls)
  try {
    const [entity] = await database.hub.query<{ id: EntityId }>(
      sql`select id from entity where code = ${entities[0]?.code ?? ''}`,
    )
    if (entity === undefined) throw new Error('The seeds have no first entity')
    await seedPermit(database, entity.id, new Date())
  } finally {
    await database.close()
  }
}

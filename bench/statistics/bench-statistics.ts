import pg from 'pg'
import type { Database } from '../../core/db/database.ts'
import {
  readStatistics,
  type StatisticGrouping,
  type StatisticQuestion,
} from '../../dispatcher/statistics/read-statistics.ts'
import type { BenchOptions } from '../bench-options.ts'
import { openInstallation } from '../installation/open-installation.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'
import { fillStatistics } from './fill-statistics.ts'

const sizes = {
  full: { entities: 500, templates: 300, costCentres: 30, runs: 15 },
  brief: { entities: 100, templates: 300, costCentres: 30, runs: 7 },
  smoke: { entities: 4, templates: 10, costCentres: 3, runs: 2 },
} as const

/** As the page and the API ask: a year, and 200 groups. */
const year = { from: '2026-01', to: '2026-12', limit: 200 } as const
const ofHub: readonly StatisticGrouping[] = ['month', 'channel', 'entity']
const ofEntity: readonly StatisticGrouping[] = ['month', 'channel', 'template', 'costCentre', 'class']
const bar = { bar: 300, atMost: true } as const

/** How long a question about a year takes, with the year before to compare: of the whole hub, and of an entity with many templates. */
export async function benchStatistics({ size }: BenchOptions): Promise<BenchResult> {
  const { runs, ...wanted } = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation([])
  const { database } = installation
  const [large] = await fillStatistics(database.hub, wanted)
  if (large === undefined) throw new Error('No entity was filled')
  // As autovacuum does in time: without it the plans are those of empty tables.
  await analyze(installation.superuserUrl)
  const figures = []
  for (const group of ofHub)
    figures.push(figure(`all entities by ${group}`, 'ms', await times(database, { ...year, group }, runs), bar))
  for (const group of ofEntity)
    figures.push(
      figure(`an entity by ${group}`, 'ms', await times(database, { ...year, group, entity: large }, runs), bar),
    )
  return {
    bench: 'statistics',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { ...wanted, months: 24, runs },
    figures,
  }
}

async function analyze(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query('vacuum analyze statistic, statistic_time')
  } finally {
    await client.end()
  }
}

/** Milliseconds of the same question, one after the other. */
async function times(database: Database, question: StatisticQuestion, runs: number): Promise<number[]> {
  const { entity } = question
  const taken: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    const found =
      entity === undefined
        ? await database.asHub((tx) => readStatistics(tx, question))
        : await database.asEntity(entity, (tx) => readStatistics(tx, question))
    taken.push(performance.now() - began)
    if (found.total.letters === 0 || found.previous === undefined) throw new Error('The statistics are empty')
  }
  return taken
}

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../archive/archive-context.ts'
import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { systemClock } from '../../core/clock.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { type Installation, openInstallation } from '../installation/open-installation.ts'
import { type BenchResult, calibrate, type Figure, figure, machine, percentile } from '../measure.ts'
import { archiveLetters } from './archive-letters.ts'
import { explainSearch } from './explain-search.ts'
import {
  type MeasuredSearch,
  measureSearches,
  openSearchedArchive,
  type SearchedArchive,
  searchFigures,
} from './search.ts'

const sizes = {
  full: { records: 1_000_000, documents: 2_000 },
  brief: { records: 100_000, documents: 640 },
  smoke: { records: 500, documents: 32 },
} as const
const ofPack = 32
const searchLimits = { bar: 300, stretch: 100, atMost: true } as const
const documentLimits = { bar: 30, stretch: 10, atMost: true } as const

/**
 * An archive of a million records: how long searches and documents take that are asked for by id. A search that misses its bar is
 * explained on standard error.
 */
export async function benchArchive({ size }: BenchOptions): Promise<BenchResult> {
  const before = calibrate()
  await using installation = await openInstallation([])
  const began = performance.now()
  const archive = await openSearchedArchive(installation, sizes[size].records)
  const filled = Math.round((performance.now() - began) / 1_000)
  const measured = await measureSearches(archive)
  await explainMissed(installation, archive, measured)
  const all = (part: 'page' | 'counts'): number =>
    percentile(
      measured.flatMap((each) => each[part]),
      95,
    )
  return {
    bench: 'archive',
    at: systemClock.now().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { ...sizes[size], filledInSeconds: filled },
    figures: [
      figure('search, p95', 'ms', [all('page')], searchLimits),
      figure('counts of a search, p95', 'ms', [all('counts')], searchLimits),
      ...(await readDocuments(installation, archive, sizes[size].documents)),
      ...searchFigures(measured),
    ],
  }
}

async function explainMissed(
  { superuserUrl }: Installation,
  { entity }: SearchedArchive,
  measured: readonly MeasuredSearch[],
): Promise<void> {
  for (const { name, search, page, counts } of measured) {
    if (percentile([...page, ...counts], 95) <= searchLimits.bar) continue
    process.stderr.write(`\n${name}\n${await explainSearch(superuserUrl, entity, search)}\n`)
  }
}

/** Documents of letters that are archived among the records; each is asked for once, alone, and its hash is checked as it is read. */
async function readDocuments(
  { keyring }: Installation,
  { database, entity }: SearchedArchive,
  count: number,
): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-bench-archive-'))
  const blobs = openFileBlobs(folder, () => randomBytes(6).toString('hex'))
  try {
    const writer = openArchive({ database, blobs, keyring, clock: systemClock })
    const records: RecordId[] = []
    while (records.length < count) records.push(...(await archiveLetters(writer, entity, records.length, ofPack)))
    // Nothing of the writer is in its memory.
    const reader = openArchive({ database, blobs, keyring, clock: systemClock })
    const times: number[] = []
    for (const record of records.toSorted()) {
      const began = performance.now()
      const document = await readArchivedDocument(reader, { entity }, record, 1)
      times.push(performance.now() - began)
      if (document === undefined) throw new Error('A document was not found')
    }
    return [
      figure('document by id, p95', 'ms', [percentile(times, 95)], documentLimits),
      figure('document by id', 'ms', times),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

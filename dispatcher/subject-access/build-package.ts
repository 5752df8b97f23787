import { DocumentAltered, readArchivedDocuments } from '../../archive/read/read-document.ts'
import { BlobMissing } from '../../core/blobs/blob-store.ts'
import { once, type ZipEntry, zipOf } from '../../core/zip/zip-of.ts'
import { type HeldDeps, type HeldKind, type HeldScope, heldKinds } from './held.ts'
import { indexData, indexPage, type PackageFacts } from './index-page.ts'
import { filesOf, pagesOfRecords } from './read-records.ts'
import { heldSources } from './sources.ts'

/** Records whose documents are read together: the most that are in memory. */
const recordsAtOnce = 4

export interface BuiltPackage {
  /** The ZIP, written while it is read. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** Complete once `bytes` ended: the rows by kind. */
  readonly counts: ReadonlyMap<HeldKind, number>
  /** Documents that could not be read, by the path that they should have: complete once `bytes` ended. */
  readonly missing: readonly string[]
}

/**
 * Everything that is held about one person as one ZIP: the letters as they were sent, a JSON file for each kind of data, and a page
 * in four languages that explains all of it. Nothing is in memory but a page of rows or the documents of a few letters.
 */
export function buildPackage(deps: HeldDeps, scope: HeldScope, facts: PackageFacts): BuiltPackage {
  const counts = new Map<HeldKind, number>()
  const missing: string[] = []
  return { bytes: zipOf(entries(deps, scope, facts, counts, missing)), counts, missing }
}

async function* entries(
  deps: HeldDeps,
  scope: HeldScope,
  facts: PackageFacts,
  counts: Map<HeldKind, number>,
  missing: string[],
): AsyncGenerator<ZipEntry> {
  for (const { kind, read } of heldSources)
    yield { path: `data/${kind}.json`, bytes: asJson(read(deps, scope), (rows) => counts.set(kind, rows)) }
  yield* letters(deps, scope, missing)
  const about = { facts, counts: heldKinds.map((kind) => [kind, counts.get(kind) ?? 0] as const), missing }
  yield { path: 'index.json', bytes: once(JSON.stringify(indexData(about), undefined, 2)) }
  yield { path: 'index.html', bytes: once(indexPage(about)) }
}

async function* letters(deps: HeldDeps, scope: HeldScope, missing: string[]): AsyncGenerator<ZipEntry> {
  for await (const records of pagesOfRecords(deps, scope, recordsAtOnce))
    for (const record of records)
      for (const { n, path } of filesOf(record)) {
        try {
          const [document] = await readArchivedDocuments(deps.archive, { hub: record.entity }, [
            { record: record.id, n },
          ])
          if (document === undefined) missing.push(path)
          else yield { path, bytes: once(document.bytes) }
        } catch (error) {
          // One document that cannot be read keeps no person from the others; the index names it.
          if (!(error instanceof BlobMissing || error instanceof DocumentAltered)) throw error
          missing.push(path)
        }
      }
}

/** A JSON array, one row on each line. */
async function* asJson(rows: AsyncIterable<object>, ended: (rows: number) => void): AsyncGenerator<string> {
  let written = 0
  for await (const row of rows) {
    yield `${written === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`
    written += 1
  }
  yield written === 0 ? '[]\n' : '\n]\n'
  ended(written)
}

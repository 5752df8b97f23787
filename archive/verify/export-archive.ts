import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, type RecordId, showId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { cosignedNote } from '../ledger/cosigned-note.ts'
import { keyStatement } from '../ledger/key-changes.ts'
import { inclusionPath } from '../ledger/merkle.ts'
import { hashesOf } from '../ledger/read-tiles.ts'
import { type LeafOpening, type RecordOpening, readOpenings } from '../ledger/record-opening.ts'
import type { DisposalId } from '../retention/disposal.ts'
import { verifierFile, verifierName } from '../verifier/verifier-file.ts'
import { byEntity, readAll } from './check-opening.ts'
import { destroyedRecords, exportCertificates } from './export-destroyed.ts'
import { documentFile, type ExportFile, keysFile, type RecordFile, recordPath } from './export-layout.ts'
import { exportLog } from './export-log.ts'
import { folderSink, type Sink } from './export-sink.ts'
import { found, type VerifyStep } from './finding.ts'

/** What to export: some records, each with a path to the checkpoint, or all (of one entity) with the whole log. */
export type ExportScope = { readonly records: readonly RecordId[] } | { readonly entity?: EntityId }

const recordsPerPage = 50

/** The last checkpoint, to which an export leads. */
export interface ExportCheckpoint {
  readonly size: number
  readonly note: string
  /** The present key of the log: it signed the checkpoint, or states the former key that did. */
  readonly verifierKey: string
  readonly keyStatement?: string
}

/**
 * Writes an export into a folder that is empty or does not exist yet. It stays readable for years, and `verifyExport`, the verifier
 * beside it or any other reader of C2SP tiles can check it with only the public key. What cannot be exported is reported as a
 * finding.
 * @throws Refusal UP-1503 when nothing was sequenced yet; LedgerBroken
 */
export async function* exportArchive(
  context: ArchiveContext,
  folder: string,
  scope: ExportScope,
): AsyncGenerator<VerifyStep> {
  const { hub } = context.database
  const checkpoint = await lastCheckpoint(hub)
  const write = folderSink(folder)
  for (const [path, bytes] of headFiles(checkpoint, scope, context.clock.now())) await write(path, bytes)
  if ('records' in scope) {
    const destroyed = await exportDestroyed(hub, write, checkpoint.size, scope)
    const others = scope.records.filter((record) => !destroyed.records.has(record))
    yield* exportRecords(context, write, checkpoint.size, others, true)
    await exportCertificates(hub, write, checkpoint.size, { disposals: [...destroyed.disposals] })
    yield { kind: 'progress', of: 'records', done: scope.records.length, total: scope.records.length }
    return
  }
  yield* exportLog(hub, write, checkpoint.size)
  yield* exportEvery(context, write, checkpoint.size, scope.entity)
  await exportDestroyed(hub, write, checkpoint.size, scope)
  await exportCertificates(hub, write, checkpoint.size, scope)
}

/** @throws Refusal UP-1503 */
export async function lastCheckpoint(hub: Queryable): Promise<ExportCheckpoint> {
  const [checkpoint] = await hub.query<ExportCheckpoint>(
    sql`select c.size, ${cosignedNote} as note, c.verifier_key as "verifierKey" from checkpoint c order by c.size desc limit 1`,
  )
  if (checkpoint === undefined)
    throw new Refusal('UP-1503', 'The ledger has no checkpoint yet; try again in a second.', [], { retryAfter: 1 })
  const stated = await keyStatement(hub)
  return stated === undefined ? checkpoint : { ...checkpoint, verifierKey: stated.present, keyStatement: stated.note }
}

/** The files at the head of an export, by their paths. */
export function headFiles(checkpoint: ExportCheckpoint, scope: ExportScope, now: Date): (readonly [string, string])[] {
  const about: ExportFile = {
    format: 'uitpost-archive-export/1',
    holds: 'records' in scope ? 'records' : 'everything',
    ...('entity' in scope && scope.entity !== undefined ? { entity: showId('entity', scope.entity) } : {}),
    madeAt: now.toISOString(),
  }
  return [
    ['export.json', jsonText(about)],
    ['checkpoint', checkpoint.note],
    ['verifier-key', `${checkpoint.verifierKey}\n`],
    ...(checkpoint.keyStatement === undefined ? [] : [[keysFile, checkpoint.keyStatement] as const]),
    [verifierName, verifierFile()],
  ]
}

async function* exportEvery(
  context: ArchiveContext,
  write: Sink,
  size: number,
  entity: EntityId | undefined,
): AsyncGenerator<VerifyStep> {
  const { hub } = context.database
  // Leaves that were sealed after the checkpoint belong to the next export.
  const exported = sql`from record r join leaf l on l.record = r.id and l.n = 1
    join leaf_batch b on b.id = l.batch and b.first + l.place < ${size}
    where ${entity === undefined ? sql`true` : sql`r.entity = ${entity}`}`
  const [count] = await hub.query<{ total: number }>(sql`select count(*) as total ${exported}`)
  let done = 0
  let after: RecordId | undefined
  do {
    const page = await hub.query<{ id: RecordId }>(sql`
      select r.id ${exported} and r.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by r.id limit ${recordsPerPage}`)
    const ids = page.map((row) => row.id)
    yield* exportRecords(context, write, size, ids, false)
    done += ids.length
    after = ids.at(-1)
    if (ids.length > 0) yield { kind: 'progress', of: 'records', done, total: Math.max(done, count?.total ?? 0) }
  } while (after !== undefined)
}

async function* exportRecords(
  context: ArchiveContext,
  write: Sink,
  size: number,
  records: readonly RecordId[],
  withPaths: boolean,
): AsyncGenerator<VerifyStep> {
  const openings = await readOpenings(context.database.hub, records)
  const there = new Set(openings.map((opening) => opening.record))
  for (const record of records.filter((each) => !there.has(each)))
    yield found('record-missing', { record: showId('record', record) })
  for (const opening of openings) {
    const file = await recordFileOf(context.database.hub, opening, size, withPaths)
    await write(recordPath(opening.record, 'record.json'), jsonText(file))
  }
  const names = new Map(
    openings.flatMap(({ record, documents }) =>
      documents.map(({ n, name }) => [`${record}/${n}`, documentFile(n, name)]),
    ),
  )
  for (const group of byEntity(openings))
    for await (const read of readAll(context, group)) {
      if ('what' in read) yield { kind: 'finding', finding: read }
      else
        await write(
          recordPath(read.record, names.get(`${read.record}/${read.n}`) ?? documentFile(read.n, read.name)),
          read.bytes,
        )
    }
}

/** Writes what is left of destroyed records. @returns those records, and the disposals that destroyed them */
async function exportDestroyed(
  hub: Queryable,
  write: Sink,
  size: number,
  scope: ExportScope,
): Promise<{ readonly records: ReadonlySet<RecordId>; readonly disposals: ReadonlySet<DisposalId> }> {
  const records = new Set<RecordId>()
  const disposals = new Set<DisposalId>()
  const isSome = 'records' in scope
  for await (const page of destroyedRecords(hub, size, scope))
    for (const opening of page) {
      const file = await recordFileOf(hub, opening, size, isSome)
      await write(recordPath(opening.record, 'record.json'), jsonText(file))
      if (isSome) records.add(opening.record)
      disposals.add(opening.disposal)
    }
  return { records, disposals }
}

/** What an export says of a record: `records/<rec_…>/record.json`. */
export async function recordFileOf(
  hub: Queryable,
  { record, entity, leaves, documents }: RecordOpening,
  size: number,
  withPaths: boolean,
): Promise<RecordFile> {
  const shown: RecordFile['leaves'] = []
  for (const leaf of leaves) shown.push(await leafOf(hub, leaf, size, withPaths))
  return {
    v: 1,
    record: showId('record', record),
    entity: showId('entity', entity),
    leaves: shown,
    documents: documents.map(({ n, kind, name, mediaType, size: bytes, sha256 }) => ({
      n,
      kind,
      name,
      mediaType,
      size: bytes,
      sha256,
      file: documentFile(n, name),
    })),
  }
}

async function leafOf(
  hub: Queryable,
  { n, kind, position, commitment, nonce, facts }: LeafOpening,
  size: number,
  withPath: boolean,
): Promise<RecordFile['leaves'][number]> {
  const index = position !== null && position < size ? position : undefined
  const path = index === undefined || !withPath ? undefined : await hashesOf(hub, inclusionPath(index, size))
  return {
    n,
    kind,
    commitment: commitment.toString('base64'),
    ...(index === undefined ? {} : { index }),
    ...(nonce === null ? {} : { nonce: nonce.toString('base64') }),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
    ...(path === undefined ? {} : { path: path.map((hash) => hash.toString('base64')) }),
  }
}

export function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

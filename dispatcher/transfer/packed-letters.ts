import { readArchivedDocument, readArchivedDocuments } from '../../archive/read/read-document.ts'
import type { PackedLetter } from '../../archive/transfer/package/package-facts.ts'
import { packageId, recordsOfPackage, type TransferPackage } from '../../archive/transfer/packages.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { readStatement, type StatementFacts } from '../statements/read-statement.ts'
import { statementLetter } from '../statements/statement-letter.ts'
import type { TransferDeps } from './transfer-deps.ts'

/** What letters of a package have in common: when the transfer was approved, and the name of the entity. */
interface PackageOrigin {
  readonly madeAt: Date
  readonly name: Localized
}

/** Letters whose facts and documents are read, and whose statements are drawn, together. */
const lettersAtOnce = 8
/** Documents of a letter up to so many bytes are read with it; longer ones one after the other, when the package comes to them. */
const maxReadAhead = 1_048_576

/**
 * The letters of a package in the order of their ids, with what was known when the transfer was approved. While some letters are written,
 * the next ones are read: most of the time of a letter is that of its queries.
 * @param heartbeat called now and then: throws when this process may not go on
 */
export async function* packedLetters(
  deps: TransferDeps,
  part: Pick<TransferPackage, 'transfer' | 'n' | 'entity'>,
  of: PackageOrigin,
  heartbeat: () => Promise<void>,
): AsyncGenerator<PackedLetter> {
  const beats = atMostEach(deps.leaseMs / 12, heartbeat)
  let ahead = lettersAfter(deps, part, undefined, of)
  try {
    for (;;) {
      const { letters, last } = await ahead
      await beats()
      if (last === undefined) {
        yield* letters
        return
      }
      ahead = lettersAfter(deps, part, last, of)
      // Its error is thrown when it is awaited, which a consumer that stops does below.
      ahead.catch(() => undefined)
      yield* letters
    }
  } finally {
    await ahead.catch(() => undefined)
  }
}

/** @returns a function that does the work when it was not done for this time */
function atMostEach(ms: number, work: () => Promise<void>): () => Promise<void> {
  let doneAt = performance.now()
  return async () => {
    if (performance.now() - doneAt < ms) return
    await work()
    doneAt = performance.now()
  }
}

/** The next letters; `last` is undefined when there are no more. */
async function lettersAfter(
  deps: TransferDeps,
  part: Pick<TransferPackage, 'transfer' | 'n' | 'entity'>,
  after: RecordId | undefined,
  of: PackageOrigin,
): Promise<{ readonly letters: readonly PackedLetter[]; readonly last: RecordId | undefined }> {
  const ids = await recordsOfPackage(deps.database.hub, part, after, lettersAtOnce)
  const letters = await Promise.all(ids.map((id) => packedLetter(deps, part, id, of)))
  return { letters, last: ids.length < lettersAtOnce ? undefined : ids.at(-1) }
}

async function packedLetter(
  deps: TransferDeps,
  part: Pick<TransferPackage, 'transfer' | 'n' | 'entity'>,
  id: RecordId,
  of: PackageOrigin,
): Promise<PackedLetter> {
  const facts = await readStatement(deps, part.entity, id, of.madeAt, of.name)
  if (facts === undefined) throw new Error(`A record of ${packageId(part)} is gone`)
  const documents = facts.record.documents
  const isShort = documents.reduce((sum, { size }) => sum + size, 0) <= maxReadAhead
  const wanted = isShort ? documents.map(({ n }) => ({ record: id, n })) : []
  const read = new Map(
    (await readArchivedDocuments(deps.archive, { hub: part.entity }, wanted)).map(({ n, bytes }) => [n, bytes]),
  )
  const { bytes } = await deps.draw(statementLetter(facts, facts.record.language, deps.checkPage()))
  return letterOf(facts, bytes, async (n) => read.get(n) ?? readBytes(deps, part.entity, id, n))
}

/** A letter of a package from what its statement says. */
export function letterOf(
  { record, message, proof }: StatementFacts,
  statement: Uint8Array,
  read: (n: number) => Promise<Uint8Array>,
): PackedLetter {
  if (proof === 'pending') throw new Error('The ledger has not numbered a record yet')
  const channels = new Map(message.deliveries.map(({ seq, channel }) => [seq, channel]))
  return {
    record,
    documents: record.documents.map((document) => ({ ...document, read: () => read(document.n) })),
    events: message.events.map(({ sequence, type, at, channel, delivery }) => ({
      sequence,
      type,
      at,
      channel: channel ?? (delivery === undefined ? undefined : channels.get(delivery)),
    })),
    proof,
    statement,
  }
}

async function readBytes(deps: TransferDeps, entity: EntityId, record: RecordId, n: number): Promise<Uint8Array> {
  const document = await readArchivedDocument(deps.archive, { hub: entity }, record, n)
  if (document === undefined) throw new Error('An archived document is missing')
  return document.bytes
}

import { readArchivedDocument } from '../../archive/read/read-document.ts'
import type { PackedLetter } from '../../archive/transfer/package/package-facts.ts'
import { packageId, recordsOfPackage, type TransferPackage } from '../../archive/transfer/packages.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import { readStatement, type StatementFacts } from '../statements/read-statement.ts'
import { statementLetter } from '../statements/statement-letter.ts'
import type { TransferDeps } from './transfer-deps.ts'

/** Letters whose facts are read and whose statements are drawn together; documents are read one after the other. */
const lettersAtOnce = 4

/**
 * The letters of a package in the order of their ids, with what was known when the transfer was approved.
 * @param heartbeat called now and then: throws when this process may not go on
 */
export async function* packedLetters(
  deps: TransferDeps,
  part: Pick<TransferPackage, 'transfer' | 'n' | 'entity'>,
  madeAt: Date,
  heartbeat: () => Promise<void>,
): AsyncGenerator<PackedLetter> {
  let after: RecordId | undefined
  for (;;) {
    const ids = await recordsOfPackage(deps.database.hub, part, after, lettersAtOnce)
    yield* await Promise.all(ids.map((id) => packedLetter(deps, part, id, madeAt)))
    if (ids.length < lettersAtOnce) return
    after = ids.at(-1)
    await heartbeat()
  }
}

async function packedLetter(
  deps: TransferDeps,
  part: Pick<TransferPackage, 'transfer' | 'n' | 'entity'>,
  id: RecordId,
  madeAt: Date,
): Promise<PackedLetter> {
  const facts = await readStatement(deps, part.entity, id, madeAt)
  if (facts === undefined) throw new Error(`A record of ${packageId(part)} is gone`)
  const { bytes } = await deps.draw(statementLetter(facts, facts.record.language, deps.checkPage()))
  return letterOf(facts, bytes, (n) => readBytes(deps, part.entity, id, n))
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

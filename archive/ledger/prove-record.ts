import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { inScope, type Reader } from '../read/read-document.ts'
import { cosignedNote } from './cosigned-note.ts'
import { keyStatement } from './key-changes.ts'
import { commitTo, type Facts, leafBytes } from './leaf.ts'
import { type Hash, inclusionPath } from './merkle.ts'
import { hashesOf } from './read-tiles.ts'
import { readOpenings } from './record-opening.ts'

/**
 * Proof that a record's `sealed` leaf is in the log, with the facts and the nonce that open it; only the public key is needed to
 * check it.
 */
export interface RecordProof {
  readonly record: RecordId
  readonly leafIndex: number
  readonly treeSize: number
  /** The entry itself: canonical JSON. */
  readonly leaf: Buffer
  readonly opening: { readonly nonce: Buffer; readonly facts: Facts }
  /** The inclusion path from the leaf to the root. */
  readonly path: readonly Hash[]
  readonly checkpoint: string
  /** When the checkpoint was signed, according to the hub's clock. */
  readonly checkpointAt: Date
  readonly verifierKey: string
  /** Where the log has former keys: the statement of the present one about them. */
  readonly keyStatement?: string
  /** The witnesses that cosigned this checkpoint, and when by their own clocks. */
  readonly witnesses: readonly Cosigned[]
}

export interface Cosigned {
  readonly name: string
  readonly at: Date
}

/** The row differs from what was sealed: an alarm, never a proof. */
export class RecordAltered extends Error {
  readonly record: RecordId
  constructor(record: RecordId) {
    super('An archived record was altered')
    this.name = 'RecordAltered'
    this.record = record
  }
}

/**
 * Undefined when the record does not exist, or this reader may not see it.
 * @param which the last checkpoint; or the first that holds the record, so that the proof is the same whenever it is made: the first that a
 *   witness cosigned, where there is one within the hour
 * @throws RecordAltered, TileMissing
 */
export async function proveRecord(
  context: ArchiveContext,
  reader: Reader,
  record: RecordId,
  which: 'first' | 'last' = 'last',
): Promise<RecordProof | 'pending' | undefined> {
  return inScope(context.database, reader, (tx) => proofInScope(tx, record, which))
}

/** As `proveRecord`, in a transaction that has the scope of its reader. */
export async function proofInScope(
  tx: Tx,
  record: RecordId,
  which: 'first' | 'last',
): Promise<RecordProof | 'pending' | undefined> {
  const [opening] = await readOpenings(tx, [record])
  const sealed = opening?.leaves.find((leaf) => leaf.n === 1)
  if (opening === undefined || sealed?.nonce == null || sealed.facts === undefined) return undefined
  const { nonce, facts, commitment, position } = sealed
  if (!commitTo(nonce, facts).equals(commitment)) throw new RecordAltered(record)
  const stated = await keyStatement(tx)
  const checkpoint = position === null ? undefined : await checkpointAbove(tx, position, which)
  if (position === null || checkpoint === undefined) return 'pending'
  return {
    record,
    leafIndex: position,
    treeSize: checkpoint.size,
    leaf: leafBytes({ record, entity: opening.entity, kind: 'sealed', commitment }),
    opening: { nonce, facts },
    path: await hashesOf(tx, inclusionPath(position, checkpoint.size)),
    checkpoint: checkpoint.note,
    checkpointAt: checkpoint.at,
    verifierKey: checkpoint.verifier_key,
    ...(stated !== undefined && { keyStatement: stated.note }),
    witnesses: (checkpoint.witnesses ?? []).map(({ name, at }) => ({ name, at: new Date(at) })),
  }
}

interface CheckpointRow {
  readonly size: number
  readonly note: string
  readonly at: Date
  readonly verifier_key: string
  readonly witnesses: readonly { readonly name: string; readonly at: string }[] | null
}

async function checkpointAbove(tx: Tx, position: number, which: 'first' | 'last'): Promise<CheckpointRow | undefined> {
  const [row] = await tx.query<CheckpointRow>(sql`
    select c.size, ${cosignedNote} as note, c.at, c.verifier_key,
      (select json_agg(json_build_object('name', s.witness, 'at', s.at) order by s.witness) from cosignature s where s.size = c.size)
        as witnesses
    from checkpoint c where ${which === 'first' ? firstAbove(position) : sql`c.size > ${position}`} order by c.size desc limit 1`)
  return row
}

/** Witnesses sign some checkpoints of a busy log only. One that was signed much later would prove less about the time. */
function firstAbove(position: number): SQL {
  return sql`c.size = (
    select coalesce(
      (select s.size from cosignature s join checkpoint k on k.size = s.size
       where s.size > ${position} and k.at <= f.at + interval '1 hour' order by s.size limit 1), f.size)
    from checkpoint f where f.size > ${position} order by f.size limit 1)`
}

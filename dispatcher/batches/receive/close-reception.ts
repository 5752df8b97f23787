import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { RequestKey } from '../../intake/idempotency-key.ts'
import type { Sender } from '../../message/sender.ts'
import type { BatchId } from '../batch.ts'
import { sealSecrets } from '../store/sealed-text.ts'
import type { BatchToReceive, ReceiveDeps } from './batch-to-receive.ts'
import { dropReception } from './write-piece.ts'

export interface ClosedBatch {
  readonly id: BatchId
  /** Whether this repeats the answer to the first request. */
  readonly replayed: boolean
}

/** A list whose last byte was stored. */
export interface Reception {
  readonly batch: BatchId
  readonly key: RequestKey
  readonly pieces: number
  readonly rows: number | null
  readonly bytes: number
}

/** A batch that was received, with the hash of its list. */
export interface Received {
  readonly id: BatchId
  readonly body: Buffer
}

/** The batch that was received under this key. */
export async function findReceived(
  { database }: ReceiveDeps,
  { entity, test }: Sender,
  { operation, keyHash }: RequestKey,
): Promise<Received | undefined> {
  const [row] = await database.asEntity(entity, (tx) =>
    tx.query<Received>(sql`
      select subject as id, body_hash as body from idempotency
      where entity = ${entity} and test = ${test} and operation = ${operation} and key_hash = ${keyHash}`),
  )
  return row
}

/**
 * Claims the key and makes the batch visible, in one transaction. @throws Refusal UP-1005 when the key belongs to another list.
 */
export async function closeReception(
  deps: ReceiveDeps,
  list: BatchToReceive,
  reception: Reception,
): Promise<ClosedBatch> {
  const { sender } = list
  const isNew = await deps.database.asEntity(sender.entity, async (tx) => {
    if (!(await claimKey(tx, sender, reception, deps.clock.now()))) return false
    await insertBatch(tx, deps, list, reception)
    return true
  })
  if (isNew) return { id: reception.batch, replayed: false }
  await dropReception(deps.database, sender.entity, reception.batch)
  const earlier = await findReceived(deps, sender, reception.key)
  if (earlier === undefined) throw new Error('A key was taken and is gone')
  return repeated(earlier, reception.key)
}

/** The first answer again. @throws Refusal UP-1005 when it belongs to another list. */
export function repeated(earlier: Received, { bodyHash }: RequestKey): ClosedBatch {
  if (!earlier.body.equals(bodyHash))
    throw new Refusal(
      'UP-1005',
      'This key was used with another list, or with other parameters; a new list needs a new key.',
    )
  return { id: earlier.id, replayed: true }
}

async function claimKey(tx: Tx, { entity, test }: Sender, { batch, key }: Reception, now: Date): Promise<boolean> {
  const claimed = await tx.query(sql`
    insert into idempotency (entity, test, operation, key_hash, body_hash, subject, answer, created_at)
    values (${entity}, ${test}, ${key.operation}::"char", ${key.keyHash}, ${key.bodyHash}, ${batch}, 'a', ${now})
    on conflict do nothing returning 1 as one`)
  return claimed.length > 0
}

async function insertBatch(
  tx: Tx,
  { keyring, clock }: ReceiveDeps,
  { sender, by, key, name, request }: BatchToReceive,
  { batch, rows, bytes }: Reception,
): Promise<void> {
  const { format, mode, dryRun, stages, defaults, sheet, asksColumns = false, keysByReference } = request
  const now = clock.now()
  const sealed = sealSecrets(
    {
      key,
      defaults,
      ...(name !== undefined && { name }),
      ...(sheet !== undefined && { table: { sheet } }),
      ...(keysByReference && { keysByReference }),
    },
    batch,
    keyring,
  )
  const template = templateKeyOf(defaults)
  await tx.query(sql`
    insert into batch (id, entity, test, phase, dry_run, format, mode, stages, total, bytes, template_key, asks_columns, sealed,
      created_by, created_at, updated_at, due_at)
    values (${batch}, ${sender.entity}, ${sender.test}, 'received', ${dryRun}, ${format}, ${mode},
      ${stages === undefined ? null : JSON.stringify(stages)}::jsonb, ${rows}, ${bytes}, ${template ?? null}, ${asksColumns},
      ${sealed}, ${by}, ${now}, ${now}, ${now})`)
}

function templateKeyOf(defaults: Readonly<Record<string, unknown>>): string | undefined {
  const { template } = defaults
  const key: unknown = typeof template === 'object' && template !== null ? Reflect.get(template, 'key') : undefined
  return typeof key === 'string' ? key : undefined
}

import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import { type CheckedRequest, isChecked, runSteps } from '../../intake/check-request.ts'
import { requestKey } from '../../intake/idempotency-key.ts'
import { insertMessages } from '../../intake/insert-messages.ts'
import { limitsOf } from '../../intake/limits-of.ts'
import type { MessageRequest } from '../../intake/message-request.ts'
import { newMessage } from '../../intake/new-message.ts'
import type { Batch, RowIssue } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { checkRows } from '../check/check-rows.ts'
import { type ClaimedBatch, writeProgress } from '../check/claim-batch.ts'
import { rowContextOf } from '../check/row-context.ts'
import { takeFromQuota } from '../check/take-quota.ts'
import { listRows } from '../read/list-rows.ts'
import { readLines } from '../read/read-values.ts'
import { issueOf } from '../rows/row-content.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { type CopyPlan, type CopyTarget, readCopyPlan, usualCopyRows } from './office-copies.ts'

/** The copy of one row for one target: the letter, or what is wrong with it. */
interface CopyOfRow {
  readonly row: number
  readonly channel: CopyTarget['channel']
  readonly request?: CheckedRequest
  readonly key: ReturnType<typeof requestKey>
  readonly faults: readonly RowIssue[]
}

/**
 * Sends copies of some rows to the office itself, once, in the stage `seeds`: messages of their own that say whose letter they
 * repeat, and that cannot be paid. They count as no letters of the list. One transaction writes them and that they were sent.
 * @returns whether there was anything to send
 */
export async function sendOfficeCopies(deps: BatchDeps, batch: ClaimedBatch): Promise<boolean> {
  const { database, keyring, intake, clock } = deps
  const { entity } = batch.sender
  const plan = await database.asEntity(entity, async (tx) =>
    (await hasCopies(tx, batch)) ? undefined : readCopyPlan(tx, batch.id, keyring),
  )
  if (plan === undefined) return false
  const copies = await copiesOf(deps, batch, plan)
  if (copies.length === 0) return false
  const limits = await limitsOf(intake, batch.sender)
  const now = clock.now()
  await database.asEntity(entity, async (tx) => {
    await writeProgress(tx, batch, now, {})
    const sendable = copies.filter(({ request }) => request !== undefined)
    const { letters, again } = await takeFromQuota(tx, limits, sendable.length, now)
    // Copies are sent together, once the limit of the entity has room for all of them.
    if (again !== undefined && letters < sendable.length) return writeProgress(tx, batch, now, { dueAt: again })
    await writeCopies(deps, tx, batch, copies)
  })
  return true
}

async function hasCopies(tx: Tx, { id }: Pick<Batch, 'id'>): Promise<boolean> {
  return (await tx.query(sql`select from batch_copy where batch = ${id} limit 1`)).length > 0
}

async function copiesOf(deps: BatchDeps, batch: ClaimedBatch, plan: CopyPlan): Promise<CopyOfRow[]> {
  const { database, keyring } = deps
  const lines = await database.asEntity(batch.sender.entity, async (tx) => {
    const rows =
      plan.rows ?? (await listRows(tx, batch.id, { status: 'ready', limit: usualCopyRows })).map(({ row }) => row)
    return readLines(deps, tx, batch.id, rows)
  })
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), [...lines.values()])
  const copies: CopyOfRow[] = []
  for (const { row, request, faults } of checked)
    for (const target of plan.targets)
      copies.push(
        request === undefined
          ? { row, channel: target.channel, key: keyOf(secrets.key, row, target), faults }
          : await copyOf(deps, batch, secrets.key, { row, request, target }),
      )
  return copies
}

const keyOf = (batchKey: string, row: number, target: CopyTarget) =>
  requestKey({ operation: 'copy', key: `${batchKey}:${row}:office:${target.channel}`, asked: target.recipient })

async function copyOf(
  { intake }: BatchDeps,
  { sender, createdBy }: Pick<Batch, 'sender' | 'createdBy'>,
  batchKey: string,
  { row, request, target }: { readonly row: number; readonly request: CheckedRequest; readonly target: CopyTarget },
): Promise<CopyOfRow> {
  const {
    recipient: addressee,
    postage: _,
    sendAfter: _later,
    condition: _asked,
    hold: _held,
    ...same
  } = request.request
  const { language } = addressee
  const asked: MessageRequest = {
    ...same,
    // Near-duplicates are found by reference: the copy shall not make the letter itself look like one.
    reference: `PROEF ${same.reference}`.slice(0, 100),
    recipient: { ...target.recipient, ...(language !== undefined && { language }) },
    channels: [target.channel],
    priority: 'normal',
  }
  const draft = await runSteps(intake, sender, asked, { by: createdBy, officeCopyOf: { addressee } })
  return {
    row,
    channel: target.channel,
    key: keyOf(batchKey, row, target),
    faults: draft.faults.map((each) => issueOf(each, (pointer) => pointer.split('/').at(-1) ?? '')),
    ...(isChecked(draft) && { request: draft }),
  }
}

async function writeCopies(
  deps: BatchDeps,
  tx: Tx,
  batch: Pick<Batch, 'id' | 'sender' | 'createdBy'>,
  copies: readonly CopyOfRow[],
): Promise<void> {
  const messages = copies.map(({ request, key }) =>
    request === undefined ? undefined : newMessage(deps.intake, request, key, request.origin),
  )
  const made = messages.flatMap((each) => each ?? [])
  if (made.length > 0) await insertMessages(tx, batch.sender, made)
  const rows = copies.map(({ row, channel, faults }, place) => ({
    n: place + 1,
    row,
    channel,
    message: messages[place]?.id ?? null,
    faults: faults.length === 0 ? null : faults,
  }))
  const columns = { n: 'int', row: 'int', channel: 'text', message: 'uuid', faults: 'jsonb' } as const
  await tx.query(sql`
    insert into batch_copy (batch, n, entity, row, channel, message, faults)
    select ${batch.id}::uuid, n, ${batch.sender.entity}::uuid, row, channel, message, faults from ${rowsOf('given', columns, rows)}`)
}

import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import { type Earlier, findEarlier } from '../../intake/find-earlier.ts'
import type { Sender } from '../../message/sender.ts'
import type { BatchId, RowIssue } from '../batch.ts'
import type { CheckedRow } from './check-rows.ts'

/** How `batch_row` stores what became of a row. */
export type StoredStatus = 'r' | 'i' | 'd' | 'a'
export type StoredHeap = 'r' | 'f' | 'x'

export interface JudgedRow extends CheckedRow {
  readonly status: StoredStatus
  readonly heap: StoredHeap
  /** The letter of an earlier request that this row repeats. */
  readonly message: MessageId | null
}

/** Days within which an earlier letter of the same template to the same recipient is reported (A11: reported, not refused). */
const nearDays = 7

/** Looks for what was sent and listed before, in two statements for all rows, and puts each row on its heap. */
export async function judgeRows(
  within: Queryable,
  sender: Sender,
  batch: BatchId,
  rows: readonly CheckedRow[],
  now: Date,
): Promise<JudgedRow[]> {
  const complete = rows.filter(({ request }) => request !== undefined)
  const compared = complete.map(({ key, templateKey, reference, recipientIndex }) => ({
    key_hash: key.keyHash,
    body_hash: key.bodyHash,
    template_key: templateKey,
    reference: reference ?? '',
    recipient_index: recipientIndex,
  }))
  const earlier = compared.length === 0 ? [] : await findEarlier(within, sender, compared, now, nearDays)
  const seen = await readListed(within, batch, rows)
  const judged: JudgedRow[] = []
  for (const row of rows) {
    const place = complete.indexOf(row)
    judged.push(judge(row, place < 0 ? undefined : earlier[place], seen, now))
    seen.note(row)
  }
  return judged
}

function judge(row: CheckedRow, earlier: Earlier | undefined, seen: Listed, now: Date): JudgedRow {
  const { underKey } = earlier ?? {}
  if (underKey?.same === true) return { ...row, status: 'd', heap: 'r', message: underKey.id }
  const faults = [...row.faults]
  const warnings = [...row.warnings]
  if (underKey !== undefined) faults.push(row.isKeyOfReference === true ? changedSince(row) : usedKey)
  const sameKey = row.hasOwnKey ? seen.ofKey(row) : undefined
  if (sameKey !== undefined)
    faults.push(row.isKeyOfReference === true ? sameReference(row, sameKey) : sameKeyAs(sameKey))
  const alike = seen.alike(row)
  if (alike !== undefined)
    warnings.push(near(`Row ${alike} of this list goes to the same recipient with the same template.`))
  else if (earlier?.lately !== undefined)
    warnings.push(near(`The same template went to this recipient ${ago(earlier.lately, now)}.`))
  const [same] = earlier?.sameReference ?? []
  if (same !== undefined)
    warnings.push({
      column: 'reference',
      code: 'UP-2401',
      detail: `A letter of this template and reference was accepted ${ago(same.createdAt, now)}.`,
    })
  if (faults.length === 0) return { ...row, warnings, status: 'r', heap: 'r', message: null }
  const { request: _unsent, ...refused } = row
  return { ...refused, faults, warnings, status: 'i', heap: faults.every(isFixable) ? 'f' : 'x', message: null }
}

const usedKey: RowIssue = {
  column: 'idempotencyKey',
  code: 'UP-1005',
  detail: 'Another letter was accepted under the key of this row; a new letter needs a new key.',
}
const changedSince = ({ columnAt }: CheckedRow): RowIssue => ({
  column: columnAt('/reference'),
  code: 'UP-1005',
  detail:
    'A letter with this reference was accepted for this recipient, and the row was changed since. It is not sent again; a second letter needs another reference.',
})
const sameKeyAs = (row: number): RowIssue => ({
  column: 'idempotencyKey',
  code: 'UP-1005',
  detail: `Row ${row} of this list has the same key; give each letter a key of its own.`,
})
const sameReference = ({ columnAt }: CheckedRow, row: number): RowIssue => ({
  column: columnAt('/reference'),
  code: 'UP-1005',
  detail: `Row ${row} of this list has the same reference and recipient; give each letter a reference of its own, or leave this row out.`,
})

const near = (detail: string): RowIssue => ({ code: 'UP-2401', detail })

function ago(then: Date, now: Date): string {
  const hours = Math.round((now.getTime() - then.getTime()) / 3_600_000)
  if (hours < 1) return 'within the last hour'
  if (hours < 48) return `${hours} ${hours === 1 ? 'hour' : 'hours'} ago`
  return `${Math.round(hours / 24)} days ago`
}

/** What no value in a column of the row can mend: the template, supplied documents, the key, a row that is no message. */
const unfixable: ReadonlySet<string> = new Set(['UP-1002', 'UP-1003', 'UP-1005', 'UP-2301', 'UP-2302', 'UP-2305'])
const fixablePlaces =
  /^\/(recipient(\/(insz|enterpriseNumber|name|attention|language|email|type|address(\/.*)?))?|data\/.*|reference|sendAfter|costCentre|postage|channels)$/

function isFixable({ code, pointer, column }: RowIssue): boolean {
  if (unfixable.has(code)) return false
  return pointer === undefined ? column !== undefined : fixablePlaces.test(pointer)
}

/** Rows of the same list that were checked before. */
interface Listed {
  ofKey(row: CheckedRow): number | undefined
  alike(row: CheckedRow): number | undefined
  note(row: CheckedRow): void
}

async function readListed(within: Queryable, batch: BatchId, rows: readonly CheckedRow[]): Promise<Listed> {
  const keys = rows.filter(({ hasOwnKey }) => hasOwnKey).map(({ key }) => key.keyHash)
  const likenesses = rows.flatMap(({ likeness }) => (likeness === null ? [] : [likeness]))
  const own = rows.map(({ row }) => row)
  const found = await within.query<{ kind: 'key' | 'alike'; hash: Buffer; row: number }>(sql`
    select 'key' as kind, key_hash as hash, min(row) as row from batch_row
    where batch = ${batch} and key_hash = any(${arrayOf('bytea', keys)}) and row <> all(${arrayOf('int', own)}) and status <> 'i'
    group by key_hash
    union all
    select 'alike', likeness, min(row) from batch_row
    where batch = ${batch} and likeness = any(${arrayOf('bytea', likenesses)}) and row <> all(${arrayOf('int', own)})
    group by likeness`)
  const nameOf = (kind: string, hash: Buffer): string => `${kind}/${hash.toString('base64')}`
  const first = new Map(found.map(({ kind, hash, row }) => [nameOf(kind, hash), row]))
  return {
    ofKey: ({ key }) => first.get(nameOf('key', key.keyHash)),
    alike: ({ likeness }) => (likeness === null ? undefined : first.get(nameOf('alike', likeness))),
    note: ({ row, key, hasOwnKey, likeness }) => {
      const take = (name: string): void => void (first.has(name) || first.set(name, row))
      if (hasOwnKey) take(nameOf('key', key.keyHash))
      if (likeness !== null) take(nameOf('alike', likeness))
    },
  }
}

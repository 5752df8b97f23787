import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { shortIndex } from '../../core/crypto/short-index.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, type Id, newId, type RecordId } from '../../core/words/id.ts'
import type { By } from './by.ts'
import { takeRetentionTurn } from './retention-turn.ts'

/** What a legal hold keeps: one record, a dossier, a series, or all letters to a recipient. */
export type HeldThing =
  | { readonly record: RecordId }
  | { readonly dossier: string }
  | { readonly series: string }
  /** Blind index of the INSZ or enterprise number. */
  | { readonly recipient: Uint8Array }

export interface LegalHold {
  readonly id: Id<'hold'>
  readonly entity: EntityId
  readonly record: RecordId | null
  readonly dossier: string | null
  readonly series: string | null
  /** Whether it holds all letters to one recipient, who is stored as a blind index only. */
  readonly ofRecipient: boolean
  readonly reason: string
  readonly by: string
  readonly since: Date
  /** `YYYY-MM-DD`: the day on which a person checks whether it is still needed. It does not end by itself. */
  readonly reviewOn: string | null
  readonly releasedBy: string | null
  readonly releasedAt: Date | null
  readonly releaseReason: string | null
}

type Row = Omit<LegalHold, 'reason' | 'releaseReason'> & {
  readonly reason: Buffer
  readonly releaseReason: Buffer | null
}

const columns = sql`id, entity, record, dossier, series, recipient is not null as "ofRecipient", reason, by, since,
  review_on::text as "reviewOn", released_by as "releasedBy", released_at as "releasedAt", release_reason as "releaseReason"`

interface Deps {
  readonly keyring: Keyring
}

/**
 * Places a legal hold (hub's role). Once the transaction has ended, no record that it names is destroyed, also not by a disposal that
 * runs. @throws Refusal UP-1404 when the entity has no such record or series
 */
export async function placeHold(
  tx: Tx,
  { keyring }: Deps,
  entity: EntityId,
  {
    thing,
    reason,
    reviewOn,
  }: { readonly thing: HeldThing; readonly reason: string; readonly reviewOn?: string | undefined },
  { actor, now }: By,
): Promise<LegalHold> {
  await takeRetentionTurn(tx, entity)
  await assertThere(tx, entity, thing)
  const id = newId('hold', now)
  const [row] = await tx.query<Row>(sql`
    insert into legal_hold (id, entity, record, dossier, series, recipient, reason, by, since, review_on)
    values (${id}, ${entity}, ${'record' in thing ? thing.record : null}, ${'dossier' in thing ? thing.dossier : null},
      ${'series' in thing ? thing.series : null}, ${'recipient' in thing ? shortIndex(thing.recipient) : null},
      ${keyring.seal(Buffer.from(reason), contextOf(id))}, ${actor}, ${now}, ${reviewOn ?? null}::date)
    returning ${columns}`)
  if (row === undefined) throw new Error('The hold was not written')
  return holdOf(row, keyring)
}

async function assertThere(tx: Tx, entity: EntityId, thing: HeldThing): Promise<void> {
  if ('record' in thing) {
    const found = await tx.query(sql`select from record where id = ${thing.record} and entity = ${entity}`)
    if (found.length === 0) throw new Refusal('UP-1404', 'There is no such record.')
  }
  if ('series' in thing) {
    const found = await tx.query(sql`select from series where key = ${thing.series} and entity = ${entity}`)
    if (found.length === 0) throw new Refusal('UP-1404', 'There is no such series.')
  }
}

/** Releases a hold, with a reason (hub's role). @throws Refusal UP-1404; UP-5006 when it was released already */
export async function releaseHold(
  tx: Tx,
  { keyring }: Deps,
  entity: EntityId,
  id: Id<'hold'>,
  reason: string,
  { actor, now }: By,
): Promise<LegalHold> {
  const [row] = await tx.query<Row>(sql`
    update legal_hold set released_by = ${actor}, released_at = ${now},
      release_reason = ${keyring.seal(Buffer.from(reason), contextOf(id))}
    where id = ${id} and entity = ${entity} and released_at is null returning ${columns}`)
  if (row !== undefined) return holdOf(row, keyring)
  if ((await findHold(tx, { keyring }, entity, id)) === undefined)
    throw new Refusal('UP-1404', 'There is no such hold.')
  throw new Refusal('UP-5006', 'This hold was released already; read it again.')
}

/** The holds of an entity, newest first; those of one record where it is named: also through its dossier, series or recipient. */
export async function listHolds(
  tx: Queryable,
  { keyring }: Deps,
  entity: EntityId,
  question: {
    readonly active?: boolean | undefined
    readonly of?: RecordId | undefined
    readonly before?: Id<'hold'> | undefined
  },
  limit: number,
): Promise<LegalHold[]> {
  const { active, of, before } = question
  const ofRecord = sql`exists (select from record r join record_kind k on k.id = r.kind where r.id = ${of ?? null} and ${keeps})`
  const rows = await tx.query<Row>(sql`
    select ${columns} from legal_hold h where h.entity = ${entity}
      and ${active === undefined ? sql`true` : active ? sql`h.released_at is null` : sql`h.released_at is not null`}
      and ${of === undefined ? sql`true` : ofRecord}
      and ${before === undefined ? sql`true` : sql`h.id < ${before}::uuid`}
    order by h.id desc limit ${limit}`)
  return rows.map((row) => holdOf(row, keyring))
}

export async function findHold(
  tx: Queryable,
  { keyring }: Deps,
  entity: EntityId,
  id: Id<'hold'>,
): Promise<LegalHold | undefined> {
  const [row] = await tx.query<Row>(sql`select ${columns} from legal_hold where id = ${id} and entity = ${entity}`)
  return row && holdOf(row, keyring)
}

/** The condition that a hold `h` keeps the record `r` of kind `k`. */
const keeps = sql`h.entity = r.entity and (h.record = r.id or h.dossier = r.dossier or h.series = k.series
  or h.recipient = substr(r.recipient_index, 1, 16))`

/** A subquery with the hold that keeps a record `r` of kind `k`, or null: the oldest of several. */
export const holdOfRecord: SQL = sql`(select h.id from legal_hold h where h.released_at is null and ${keeps} order by h.id limit 1)`

function holdOf(row: Row, keyring: Keyring): LegalHold {
  const open = (sealed: Buffer): string => keyring.open(sealed, contextOf(row.id)).toString()
  return {
    ...row,
    reason: open(row.reason),
    releaseReason: row.releaseReason === null ? null : open(row.releaseReason),
  }
}

const contextOf = (id: Id<'hold'>): string => `legal-hold:${id}`

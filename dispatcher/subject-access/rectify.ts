import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'
import { mailboxIndex } from '../alerts/alert-address.ts'
import { type GivenAddress, suppressOnRequest } from '../suppression/change-suppression.ts'

export const rectificationKinds = ['email', 'address', 'name', 'number', 'other'] as const
export type RectificationKind = (typeof rectificationKinds)[number]

/** What is changed in the working data; the archive keeps what was sent. */
export type RectifiedPlace = 'suppressed-address' | 'alert-address'

/** A datum that was wrong (GDPR, article 16). */
export interface Rectification {
  readonly id: Id<'rectification'>
  readonly entity: EntityId
  readonly kind: RectificationKind
  readonly wrong: string
  readonly right: string | undefined
  readonly changed: readonly RectifiedPlace[]
  readonly reference: string
  readonly recordedBy: string
  readonly recordedAt: Date
}

export interface WantedRectification {
  readonly entity: EntityId
  /** Blind index. */
  readonly person: Buffer
  readonly kind: RectificationKind
  readonly wrong: string
  readonly right: string | undefined
  /** The address that letters of the entity must not use any more. */
  readonly address: GivenAddress | undefined
  readonly reference: string
  readonly by: string
}

interface Deps {
  readonly database: Database
  readonly keyring: Keyring
}

/**
 * Records that a datum was wrong, and changes it where the hub works with it: letters of the entity avoid a wrong address, and a wrong
 * mailbox is taken from the person's preferences, so that no alert goes there. Letters that were sent stay as they are.
 */
export async function rectify(deps: Deps, wanted: WantedRectification, now: Date): Promise<Rectification> {
  const changed: RectifiedPlace[] = []
  if (wanted.address !== undefined) {
    await suppressOnRequest(deps, wanted.entity, wanted.address, now)
    changed.push('suppressed-address')
    const { email } = wanted.address
    if (email !== undefined && (await removeAlertAddress(deps, wanted.person, email, now)))
      changed.push('alert-address')
  }
  const id = newId('rectification', now)
  const { entity, person, kind, wrong, right, reference, by } = wanted
  const sealed = deps.keyring.seal(Buffer.from(JSON.stringify({ wrong, right })), contextOf(id))
  await deps.database.asEntity(entity, (tx) =>
    tx.query(sql`
      insert into rectification (id, entity, person, kind, sealed, changed, reference, recorded_by, recorded_at)
      values (${id}, ${entity}, ${person}, ${kind}, ${sealed}, ${sql.param(changed)}::text[], ${reference}, ${by}, ${now})`),
  )
  return { id, entity, kind, wrong, right, changed, reference, recordedBy: by, recordedAt: now }
}

/** Only where the person has exactly this mailbox. @returns whether they had */
async function removeAlertAddress(
  { database, keyring }: Deps,
  person: Buffer,
  email: string,
  now: Date,
): Promise<boolean> {
  const removed = await database.hub.query(sql`
    update preference set email = null, email_index = null, email_confirmed_at = null, updated_at = ${now}
    where person = ${person} and email_index = ${mailboxIndex(email, keyring)} returning 1 as one`)
  return removed.length > 0
}

/** The rectifications about a person, oldest first. */
export async function listRectifications(
  within: Queryable,
  keyring: Keyring,
  { person, entity }: { readonly person: Uint8Array; readonly entity: EntityId | undefined },
): Promise<Rectification[]> {
  const rows = await within.query<Omit<Rectification, 'wrong' | 'right'> & { readonly sealed: Buffer }>(sql`
    select id, entity, kind, sealed, changed, reference, recorded_by as "recordedBy", recorded_at as "recordedAt"
    from rectification
    where person = ${person} and ${entity === undefined ? sql`true` : sql`entity = ${entity}::uuid`} order by id limit 1000`)
  return rows.map(({ sealed, ...row }) => {
    const said = JSON.parse(keyring.open(sealed, contextOf(row.id)).toString()) as { wrong: string; right?: string }
    return { ...row, wrong: said.wrong, right: said.right }
  })
}

const contextOf = (id: Id<'rectification'>): string => `rectification:${id}`

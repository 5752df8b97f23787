import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../../core/words/id.ts'
import type { DeliveryRef } from '../../../collector.ts'
import { unusedBarcodes } from './drawn-barcodes.ts'
import { type RegisteredProduct, type RegistrarAccount, registrarAccounts } from './registrar-accounts.ts'
import { takeForAccounts } from './take-for-account.ts'

export type ItemState = 'numbered' | 'announcing' | 'announced' | 'refused' | 'foreign'
export interface RegisteredItem extends DeliveryRef {
  readonly entity: EntityId
  readonly account: string
  readonly subaccount: string | null
  readonly product: RegisteredProduct
  readonly barcode: string | null
  readonly state: ItemState
  readonly reason: string | null
}
export interface LetterToNumber extends DeliveryRef {
  readonly entity: EntityId
  /** To an address in another country: not announced, with a barcode of S10. */
  readonly abroad: boolean
  /** Judicial mail, by the class or the request of the letter, whatever the product of the account. */
  readonly judicial: boolean
}

const columns = sql`i.message, i.sequence, i.entity, i.account, i.subaccount, i.product, i.barcode, i.state, i.reason`
const key = { message: 'uuid', sequence: 'int' } as const

/**
 * The item of each letter, with its barcode: once per letter, however often it is requested (hub's role). Letters of entities
 * without account get none. A barcode is null where the account has no range: the operator then gives one, and for mail abroad the
 * print partner does.
 */
export async function numberLetters(tx: Tx, letters: readonly LetterToNumber[], now: Date): Promise<RegisteredItem[]> {
  const accounts = await registrarAccounts(
    tx,
    letters.map((letter) => letter.entity),
  )
  const known = await itemsOf(tx, letters)
  const has = new Set(known.map(keyOf))
  const fresh = letters.filter((letter) => accounts.has(letter.entity) && !has.has(keyOf(letter)))
  await insertItems(tx, await withNumbers(tx, fresh, accounts), accounts, now)
  return fresh.length === 0 ? known : itemsOf(tx, letters)
}

type Numbered = LetterToNumber & { readonly barcode: string | null }

/**
 * The barcode that was drawn on the letter; a letter without one, or whose drawn barcode belongs to an earlier delivery or to
 * another account, takes the next of the range.
 */
async function withNumbers(
  tx: Tx,
  letters: readonly LetterToNumber[],
  accounts: ReadonlyMap<EntityId, RegistrarAccount>,
): Promise<Numbered[]> {
  const unused = new Map((await unusedBarcodes(tx, letters)).map((each) => [each.message, each]))
  const drawn = letters.flatMap((letter): Numbered[] => {
    const found = unused.get(letter.message)
    if (found === undefined || found.account !== accounts.get(letter.entity)?.account) return []
    unused.delete(letter.message)
    return [{ ...letter, barcode: found.barcode }]
  })
  const has = new Set(drawn.map(keyOf))
  const others = letters.filter((letter) => !has.has(keyOf(letter)))
  return [...drawn, ...(await takeForAccounts(tx, others, accounts))]
}

async function insertItems(
  tx: Tx,
  letters: readonly Numbered[],
  accounts: ReadonlyMap<EntityId, RegistrarAccount>,
  now: Date,
): Promise<void> {
  if (letters.length === 0) return
  await tx.query(sql`
    insert into print_registered_item (message, sequence, entity, account, subaccount, product, barcode, state, changed_at)
    select new.*, ${now}::timestamptz
    from ${rowsOf(
      'new',
      {
        message: ['uuid', (each) => each.message],
        sequence: ['int', (each) => each.sequence],
        entity: ['uuid', (each) => each.entity],
        account: ['text', (each) => accounts.get(each.entity)?.account ?? ''],
        subaccount: ['text', (each) => accounts.get(each.entity)?.subaccount ?? null],
        product: ['text', (each) => productOf(each, accounts.get(each.entity))],
        barcode: ['text', (each) => each.barcode],
        state: ['text', (each) => (each.abroad ? 'foreign' : 'numbered')],
      },
      letters,
    )}`)
}

const productOf = ({ judicial }: LetterToNumber, account: RegistrarAccount | undefined): RegisteredProduct =>
  judicial ? 'judicialmail' : (account?.product ?? 'registeredmail')

export async function itemsOf(db: Queryable, letters: readonly DeliveryRef[]): Promise<RegisteredItem[]> {
  if (letters.length === 0) return []
  return db.query<RegisteredItem>(sql`
    select ${columns} from ${rowsOf<DeliveryRef>('given', key, letters)}
    join print_registered_item i on i.message = given.message and i.sequence = given.sequence`)
}

/** Notes that items are about to be announced: after a kill, such an item is searched at the operator before it is sent again. */
export async function noteAnnouncing(hub: Queryable, letters: readonly DeliveryRef[], now: Date): Promise<void> {
  await hub.query(sql`
    update print_registered_item i set state = 'announcing', attempts = attempts + 1, changed_at = ${now}
    from ${rowsOf<DeliveryRef>('given', key, letters)}
    where i.message = given.message and i.sequence = given.sequence and i.state in ('numbered', 'announcing')`)
}

export interface AnnouncementResult extends DeliveryRef {
  readonly state: 'numbered' | 'announcing' | 'announced' | 'refused'
  /** Where the operator gave it. */
  readonly barcode: string | null
  readonly reason: string | null
}

export async function noteAnnounced(hub: Queryable, results: readonly AnnouncementResult[], now: Date): Promise<void> {
  await hub.query(sql`
    update print_registered_item i set state = given.state, barcode = coalesce(i.barcode, given.barcode), reason = given.reason,
      changed_at = ${now}, announced_at = case when given.state = 'announced' then ${now}::timestamptz end
    from ${rowsOf<AnnouncementResult>('given', { ...key, state: 'text', barcode: 'text', reason: 'text' }, results)}
    where i.message = given.message and i.sequence = given.sequence and i.state in ('numbered', 'announcing')`)
}

export const keyOf = ({ message, sequence }: { message: MessageId; sequence: number }): string =>
  `${message}.${sequence}`

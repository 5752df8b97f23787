import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../../core/words/id.ts'
import type { DeliveryRef } from '../../../collector.ts'
import { takeBarcodes } from './barcode-ranges.ts'

/** The contract of an entity with the operator of registered mail. */
export interface RegistrarAccount {
  readonly entity: EntityId
  readonly account: string
  /** A department of the account. */
  readonly subaccount: string | null
  /** The party that sends for others. */
  readonly router: string | null
  readonly product: RegisteredProduct
}
export const registeredProducts = ['registeredmail', 'judicialmail'] as const
export type RegisteredProduct = (typeof registeredProducts)[number]

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
}

const columns = sql`i.message, i.sequence, i.entity, i.account, i.subaccount, i.product, i.barcode, i.state, i.reason`
const key = { message: 'uuid', sequence: 'int' } as const

export async function putRegistrarAccount(tx: Tx, account: RegistrarAccount, now: Date): Promise<void> {
  await tx.query(sql`
    insert into print_registrar_account (entity, account, subaccount, router, product, created_at)
    values (${account.entity}, ${account.account}, ${account.subaccount}, ${account.router}, ${account.product}, ${now})
    on conflict (entity) do update set account = excluded.account, subaccount = excluded.subaccount, router = excluded.router,
      product = excluded.product`)
}

export async function registrarAccounts(
  hub: Queryable,
  entities?: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, RegistrarAccount>> {
  const chosen = entities === undefined ? sql`true` : sql`entity = any(${arrayOf('uuid', [...new Set(entities)])})`
  const rows = await hub.query<RegistrarAccount>(
    sql`select entity, account, subaccount, router, product from print_registrar_account where ${chosen}`,
  )
  return new Map(rows.map((row) => [row.entity, row]))
}

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
  for (const { account, abroad, some } of byAccount(fresh, accounts)) {
    const barcodes = abroad
      ? await takeBarcodes(tx, account, 's10', some.length)
      : await takeDomestic(tx, account, some.length)
    await insertItems(tx, some, accounts, barcodes, now)
  }
  return fresh.length === 0 ? known : itemsOf(tx, letters)
}

/** Both forms are valid within the country: that of which the account has a range. */
async function takeDomestic(tx: Tx, account: string, count: number): Promise<string[]> {
  const digits = await takeBarcodes(tx, account, 'digits', count)
  return [...digits, ...(await takeBarcodes(tx, account, 'licence-plate', count - digits.length))]
}

function byAccount(
  letters: readonly LetterToNumber[],
  accounts: ReadonlyMap<EntityId, RegistrarAccount>,
): { account: string; abroad: boolean; some: LetterToNumber[] }[] {
  const groups = new Map<string, { account: string; abroad: boolean; some: LetterToNumber[] }>()
  for (const letter of letters) {
    const account = accounts.get(letter.entity)?.account ?? ''
    const name = `${letter.abroad}/${account}`
    const group = groups.get(name) ?? { account, abroad: letter.abroad, some: [] }
    group.some.push(letter)
    groups.set(name, group)
  }
  return [...groups.values()]
}

async function insertItems(
  tx: Tx,
  letters: readonly LetterToNumber[],
  accounts: ReadonlyMap<EntityId, RegistrarAccount>,
  barcodes: readonly string[],
  now: Date,
): Promise<void> {
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
        product: ['text', (each) => accounts.get(each.entity)?.product ?? 'registeredmail'],
        barcode: ['text', (_, place) => barcodes[place] ?? null],
        state: ['text', (each) => (each.abroad ? 'foreign' : 'numbered')],
      },
      letters,
    )}`)
}

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

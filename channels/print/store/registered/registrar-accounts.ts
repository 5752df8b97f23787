import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import type { EntityId } from '../../../../core/words/id.ts'

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

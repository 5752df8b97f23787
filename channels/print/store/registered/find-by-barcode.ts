import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { DeliveryRef } from '../../../collector.ts'
import { formOfBarcode } from './barcodes.ts'

/**
 * The delivery of a registered item by its barcode (hub's role). @returns `misread` for a text that is no barcode of the operator,
 * or whose check digit does not fit.
 */
export async function findByBarcode(hub: Queryable, barcode: string): Promise<DeliveryRef | 'misread' | undefined> {
  if (formOfBarcode(barcode) === undefined) return 'misread'
  const [row] = await hub.query<DeliveryRef>(
    sql`select message, sequence from print_registered_item where barcode = ${barcode}`,
  )
  return row
}

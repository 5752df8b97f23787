import { readFileSync, writeFileSync } from 'node:fs'
import { makeBarcode } from '../../../channels/print/store/registered/barcodes.ts'
import type { Clock } from '../../../core/clock.ts'

/** An announced item, without name and address. */
export interface StandInItem {
  readonly barcode: string
  readonly customerReference: string
  readonly accountID: string
  /** Absent in a file of an earlier version. */
  readonly product?: string
  readonly announcedAt: string
  readonly events: { readonly code: string; readonly timestamp: string }[]
}

export type AnnouncedItem = Pick<StandInItem, 'barcode' | 'customerReference' | 'product'>

export interface ItemStore {
  readonly announced: readonly AnnouncedItem[]
  find(barcode: string): StandInItem | undefined
  search(accountID: string, customerReference: string): readonly StandInItem[]
  add(
    item: Pick<StandInItem, 'accountID' | 'customerReference' | 'product'> & { readonly barcode?: string },
  ): StandInItem
  report(barcode: string, code: string, at: Date): void
  eventsOf(item: StandInItem): StandInItem['events']
}

const minute = 60_000

/** The items of the stand-in, kept in one file, so that a trial that is started again knows them. */
export async function openItemStore(path: string, clock: Clock, reportsByItself: boolean): Promise<ItemStore> {
  const items = new Map(readItems(path).map((item) => [item.barcode, item]))
  const announced: AnnouncedItem[] = [...items.values()]
  const save = (): void => writeFileSync(path, JSON.stringify([...items.values()]), { mode: 0o600 })
  return {
    announced,
    find: (barcode) => items.get(barcode),
    search: (accountID, customerReference) =>
      [...items.values()].filter(
        (item) => item.accountID === accountID && item.customerReference === customerReference,
      ),
    add: ({ accountID, customerReference, product, barcode }) => {
      const item: StandInItem = {
        barcode: barcode ?? makeBarcode('digits', '0109', items.size + 1),
        customerReference,
        accountID,
        ...(product !== undefined && { product }),
        announcedAt: clock.now().toISOString(),
        events: [],
      }
      items.set(item.barcode, item)
      announced.push(item)
      save()
      return item
    },
    report: (barcode, code, at) => {
      items.get(barcode)?.events.push({ code, timestamp: at.toISOString() })
      save()
    },
    eventsOf: (item) => (reportsByItself ? [...item.events, ...byAge(item, clock.now())] : item.events),
  }
}

/** What the trial reports by itself: enough to see the course of an item within minutes. */
function byAge({ announcedAt }: StandInItem, now: Date): StandInItem['events'] {
  const from = Date.parse(announcedAt)
  const course = [
    { code: 'PRESENTED', at: from + minute },
    { code: 'COLLECTED', at: from + 2 * minute },
  ]
  return course
    .filter(({ at }) => at <= now.getTime())
    .map(({ code, at }) => ({ code, timestamp: new Date(at).toISOString() }))
}

function readItems(path: string): StandInItem[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StandInItem[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

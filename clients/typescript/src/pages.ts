/** A page of a list: `next` is the cursor of the following one. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next?: string
}

/**
 * Every item of a list, page after page; the next page is fetched when the one before has been used up.
 *
 * @param fetchPage gets undefined for the first page, then the cursor of the page before.
 * @param hasAlwaysNext of the feed of events: every page has a cursor, and an empty page is the end for now.
 */
export async function* itemsOf<Item>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Item>>,
  hasAlwaysNext = false,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined
  do {
    const { items, next }: Page<Item> = await fetchPage(cursor)
    yield* items
    if (hasAlwaysNext && items.length === 0) return
    cursor = next
  } while (cursor !== undefined)
}

import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { canonicalBytes } from '../ledger/leaf.ts'
import type { FormerKey, LogKeys } from '../ledger/log-keys.ts'
import { leafHash } from '../ledger/merkle.ts'
import type { LeafFile } from '../ledger/published/leaf-file.ts'
import { publishedPositions } from '../recovery/published-positions.ts'
import { type DestroyedList, readDestroyedList } from './destroyed-lists.ts'

/** The place in the published log of each entry that a list of a former key names, by its hash in hex. */
export type PublishedEntries = ReadonlyMap<string, number>

/** Reads the published log once, where a former key signed lists. The database cannot be asked: it may be restored to a moment before. */
export async function entriesOf({
  blobs,
  keys,
  leaves,
}: {
  readonly blobs: BlobStore
  readonly keys: LogKeys
  readonly leaves?: LeafFile | undefined
}): Promise<PublishedEntries> {
  const wanted = new Set<string>()
  if (keys.former.length === 0 || leaves === undefined) return new Map()
  for await (const { key } of blobs.list('disposals/')) {
    if (key.endsWith('/certificate.json')) continue
    const { list, by } = readDestroyedList(await blobs.read(key), keys) ?? {}
    if (by !== undefined && list !== undefined)
      for (const record of list.records) wanted.add(entryHash(list.entity, record))
  }
  const end = Math.max(...keys.former.map(({ entries }) => entries))
  return publishedPositions(leaves, { known: 0, published: Math.min(end, await leaves.size()) }, wanted)
}

/** A former key could sign a list only when the log has all its entries before that key ended. @param by absent: the present key */
export function isListInTime(
  { records, entity }: DestroyedList,
  by: FormerKey | undefined,
  entries: PublishedEntries,
): boolean {
  if (by === undefined) return true
  return records.every((record) => {
    const position = entries.get(entryHash(entity, record))
    return position !== undefined && position < by.entries
  })
}

/** The hash of the entry by which the log records that this record was destroyed. */
function entryHash(entity: string, { record, commitment }: DestroyedList['records'][number]): string {
  return leafHash(canonicalBytes({ v: 1, record, entity, kind: 'destroyed', commitment })).toString('hex')
}

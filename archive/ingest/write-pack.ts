import { type EntityId, newId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import type { StoredDocument, StoredPack } from './ingest-request.ts'
import { type PackIndex, sealPackIndex } from './pack-index.ts'
import { packKey } from './pack-key.ts'
import { sha256Of } from './record-cipher.ts'
import type { SealedDocument } from './seal-document.ts'

/** Maximum size of a pack, so that compacting one stays cheap; a single larger document gets a pack of its own. */
const maxPackBytes = 64 * 1024 * 1024

/**
 * Writes sealed documents one after the other into one object, with one sync, and returns the place of each.
 * @param indexOf what the pack says at its end about these documents, which are in the given order
 */
export async function writePack(
  context: ArchiveContext,
  of: { readonly entity: EntityId; readonly series: string; readonly entityKey: Uint8Array },
  sealed: readonly SealedDocument[],
  indexOf: (documents: readonly StoredDocument[]) => PackIndex,
): Promise<{ pack: StoredPack; documents: StoredDocument[] }> {
  const { entity, series, entityKey } = of
  const writtenAt = context.clock.now()
  const id = newId('pack', writtenAt)
  let size = 0
  const documents = sealed.map((document) => {
    const place = { pack: id, offset: size, length: document.sealed.length, ...document.layout }
    size += document.sealed.length
    return { ...document.stored, place }
  })
  if (size > maxPackBytes && sealed.length > 1) throw new Error('The pack would be too large; store fewer at once')
  const bytes = [
    ...sealed.map((document) => document.sealed),
    ...sealPackIndex(entityKey, { entity, pack: id }, indexOf(documents)),
  ]
  await context.blobs.put(packKey(entity, id), bytes)
  const whole = bytes.reduce((sum, part) => sum + part.length, 0)
  return { pack: { id, entity, series, size: whole, writtenAt, sha256: sha256Of(bytes) }, documents }
}

/** Divides a list so that the own bytes of each part of it fit one pack. */
export function packfuls<T>(items: readonly T[], sizeOf: (item: T) => number): T[][] {
  const packs: T[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const item of items) {
    const more = sizeOf(item)
    if (size + more > maxPackBytes) {
      packs.push([])
      size = 0
    }
    packs.at(-1)?.push(item)
    size += more
  }
  return packs
}

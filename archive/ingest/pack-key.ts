import type { EntityId, Id } from '../../core/words/id.ts'

/** The place of a pack in the blob store. */
export function packKey(entity: EntityId, pack: Id<'pack'>): string {
  return `packs/${entity}/${pack}`
}

import { sql } from 'drizzle-orm'
import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import type { Tx } from '../../core/db/database.ts'
import { adoptEntity } from '../../core/tenants/adopt-entity.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import type { ArchiveContext } from '../archive-context.ts'
import type { KeyFile, KeyFileContent } from '../ingest/key-files.ts'
import { resumeKeyRotation } from '../keys/entity-key-rotation.ts'

/** What came back from the files of keys. */
export interface AdoptedKeys {
  readonly keys: number
  /** Entities that the restored database did not know. */
  readonly entities: number
  /** The file does not open with this key ring, or its entity has a code that another one has now. */
  readonly refused: number
}

/**
 * Makes the rows of keys that were made after the restored moment again, before a pack is read: entities with their first key, then later keys,
 * whose rotation goes on. A key that the database knew and destroyed stays destroyed. It can be interrupted and repeated.
 * @param noteAdopted called in the transaction that makes the rows
 */
export async function adoptKeys(
  context: ArchiveContext,
  by: string,
  noteAdopted: (tx: Tx, what: 'key' | 'entity') => Promise<void>,
): Promise<AdoptedKeys> {
  const done = { keys: 0, entities: 0, refused: 0 }
  const files = new Map<string, KeyFile[]>()
  for await (const file of context.keyFiles.list()) {
    const name = `${file.entity}/${String(file.number).padStart(3, '0')}`
    files.set(name, [...(files.get(name) ?? []), file])
  }
  // Key 0 of an entity comes before its later ones.
  for (const name of [...files.keys()].sort()) {
    const of = files.get(name) ?? []
    const [first] = of
    if (first === undefined || (await isKnown(context, first))) continue
    const content = await readOne(context, of)
    const made = content !== undefined && (await adopt(context, first, content, { by, noteAdopted }))
    if (!made) done.refused += 1
    else if (first.number === 0) done.entities += 1
    else done.keys += 1
  }
  return done
}

/** A number up to the newest that the database knows is there, or was destroyed there. */
async function isKnown({ database }: ArchiveContext, { entity, number }: KeyFile): Promise<boolean> {
  const there = await database.asHub((tx) => entityNames(tx, [entity]))
  if (there.size === 0) return false
  const [row] = await database.hub.query<{ newest: number }>(sql`
    select greatest(0, (select max(number) from entity_key where entity = ${entity}),
      (select max(number) from key_rotation where entity = ${entity})) as newest`)
  return number <= (row?.newest ?? 0)
}

/** The same key may be sealed by several master keys: one of them is enough. */
async function readOne(context: ArchiveContext, files: readonly KeyFile[]): Promise<KeyFileContent | undefined> {
  for (const file of files) {
    try {
      return await context.keyFiles.read(file)
    } catch (error) {
      if (error instanceof BlobsAway) throw error
    }
  }
  return undefined
}

function adopt(
  { database, clock }: ArchiveContext,
  { entity, number }: KeyFile,
  { wrapped, createdAt, of }: KeyFileContent,
  { by, noteAdopted }: { readonly by: string; readonly noteAdopted: (tx: Tx, what: 'key' | 'entity') => Promise<void> },
): Promise<boolean> {
  return database.asHub(async (tx) => {
    if (number === 0) {
      if (of === undefined) return false
      const made = await adoptEntity(tx, { ...of, id: entity, wrappedKey: wrapped, createdAt })
      if (made) await noteAdopted(tx, 'entity')
      return made
    }
    if ((await entityNames(tx, [entity])).size === 0) return false
    await tx.query(sql`
      insert into entity_key (entity, number, wrapped, created_at) values (${entity}, ${number}, ${wrapped}, ${createdAt})`)
    await resumeKeyRotation(tx, { entity, number, by, now: clock.now() })
    await noteAdopted(tx, 'key')
    return true
  })
}

import { sql } from 'drizzle-orm'
import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import type { Tx } from '../../core/db/database.ts'
import { adoptEntity } from '../../core/tenants/adopt-entity.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
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
 */
export async function adoptKeys(context: ArchiveContext, recovery: Id<'recovery'>, by: string): Promise<AdoptedKeys> {
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
    const made = content !== undefined && (await adopt(context, first, content, recovery, by))
    if (!made) done.refused += 1
    else if (first.number === 0) done.entities += 1
    else done.keys += 1
  }
  await context.database.hub.query(sql`update recovery set keys_refused = ${done.refused} where id = ${recovery}`)
  return done
}

/** A number up to the newest that the database knows is there, or was destroyed there. */
async function isKnown({ database }: ArchiveContext, { entity, number }: KeyFile): Promise<boolean> {
  const [row] = await database.hub.query<{ there: boolean; newest: number }>(sql`
    select exists (select from entity where id = ${entity}) as there,
      greatest(0, (select max(number) from entity_key where entity = ${entity}),
        (select max(number) from key_rotation where entity = ${entity})) as newest`)
  return row?.there === true && number <= row.newest
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
  recovery: Id<'recovery'>,
  by: string,
): Promise<boolean> {
  return database.asHub(async (tx) => {
    if (number === 0) {
      if (of === undefined) return false
      const made = await adoptEntity(tx, { ...of, id: entity, wrappedKey: wrapped, createdAt })
      if (made) await tx.query(sql`update recovery set entities_adopted = entities_adopted + 1 where id = ${recovery}`)
      return made
    }
    if (!(await isThere(tx, entity))) return false
    await tx.query(sql`
      insert into entity_key (entity, number, wrapped, created_at) values (${entity}, ${number}, ${wrapped}, ${createdAt})`)
    await resumeKeyRotation(tx, { entity, number, by, now: clock.now() })
    await tx.query(sql`update recovery set keys_adopted = keys_adopted + 1 where id = ${recovery}`)
    return true
  })
}

async function isThere(tx: Tx, entity: EntityId): Promise<boolean> {
  return (await tx.query(sql`select 1 as one from entity where id = ${entity}`)).length > 0
}

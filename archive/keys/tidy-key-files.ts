import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import type { KeyFile } from '../ingest/key-files.ts'

/** What became of the files of keys. */
export interface TidiedKeyFiles {
  /** Sealed by a former master key, while the row is sealed by another: written again. */
  readonly renewed: number
  /** The key was destroyed before the oldest back-up. */
  readonly removed: number
}

const filesPerStep = 200

/**
 * Lets the files of keys follow their rows: after a rotation of the master key each is written as its row is sealed now, and the former file goes; the
 * file of a key that was destroyed goes when no back-up is older than that. It may be interrupted and repeated.
 * @param before no back-up that is older is kept
 */
export async function tidyKeyFiles(
  context: Pick<ArchiveContext, 'database' | 'keyFiles'>,
  before: Date,
): Promise<TidiedKeyFiles> {
  const done = { renewed: 0, removed: 0 }
  let some: KeyFile[] = []
  const step = async (): Promise<void> => {
    const states = await statesOf(context, some, before)
    for (const file of some) {
      const { master, isGone } = states.get(file.key) ?? {}
      if (master !== undefined && master !== null && master !== file.master) {
        await context.keyFiles.ensure(file.entity, file.number, { afresh: true })
        await context.keyFiles.remove(file)
        done.renewed += 1
      } else if (isGone === true) {
        await context.keyFiles.remove(file)
        done.removed += 1
      }
    }
    some = []
  }
  for await (const file of context.keyFiles.list()) {
    some.push(file)
    if (some.length >= filesPerStep) await step()
  }
  await step()
  return done
}

interface State {
  readonly entity: EntityId
  readonly number: number
  /** The master key that seals the row; null: there is no row. */
  readonly master: number | null
  readonly isGone: boolean
}

async function statesOf(
  { database }: Pick<ArchiveContext, 'database'>,
  files: readonly KeyFile[],
  before: Date,
): Promise<ReadonlyMap<string, State>> {
  const rows = await database.hub.query<State & { key: string }>(sql`
    select f.key, f.entity, f.number, get_byte(case when f.number = 0 then e.wrapped_key else k.wrapped end, 1) as master,
      f.number > 0 and k.number is null and exists (
        select from key_rotation r where r.entity = f.entity and r.number > f.number and r.finished_at < ${before}) as "isGone"
    from unnest(${arrayOf(
      'text',
      files.map(({ key }) => key),
    )}, ${arrayOf(
      'uuid',
      files.map(({ entity }) => entity),
    )}, ${arrayOf(
      'int',
      files.map(({ number }) => number),
    )}) as f(key, entity, number)
    left join entity e on e.id = f.entity
    left join entity_key k on k.entity = f.entity and k.number = f.number`)
  return new Map(rows.map((row) => [row.key, row]))
}

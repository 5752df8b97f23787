import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** The progress of the upkeep of the search index. */
export interface IndexProgress {
  readonly records: {
    readonly total: number
    /** Indexed by the rules of an earlier version: in the meantime they are found by those rules. */
    readonly waiting: number
    readonly doneAt: Date | null
  }
  readonly vocabularies: readonly {
    readonly vocabulary: 'words' | 'names'
    readonly total: number
    /** Not checked yet in the current sweep. */
    readonly waiting: number
    /** When all were checked; null while a sweep runs. */
    readonly doneAt: Date | null
  }[]
}

/** Counts what waits; as the hub. It reads indexes of all records, so it is for an operator's command and not for a request. */
export async function readIndexProgress(hub: Queryable): Promise<IndexProgress> {
  const [records] = await hub.query<IndexProgress['records']>(sql`
    select (select count(*) from record)::int as total,
      case when b.done_at is null then (select count(*) from record r where b.below is null or r.id < b.below) else 0 end::int
        as waiting, b.done_at as "doneAt"
    from search_rebuild b`)
  const vocabularies = await hub.query<IndexProgress['vocabularies'][number]>(sql`
    select v.vocabulary, v.total::int, case when s.done_at is null then v.waiting else 0 end::int as waiting, s.done_at as "doneAt"
    from word_sweep s, lateral (
      select 'words' as vocabulary, count(*) as total,
        count(*) filter (where s.entity is null or (w.entity, w.word) > (s.entity, s.word)) as waiting
      from search_word w where s.vocabulary = 'words' having s.vocabulary = 'words'
      union all
      select 'names', count(*), count(*) filter (where s.entity is null or (n.entity, n.word) > (s.entity, s.word))
      from search_name n where s.vocabulary = 'names' having s.vocabulary = 'names'
    ) v order by v.vocabulary`)
  return { records: records ?? { total: 0, waiting: 0, doneAt: null }, vocabularies }
}

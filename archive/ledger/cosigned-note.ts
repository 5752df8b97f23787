import { sql } from 'drizzle-orm'

/** The note of a checkpoint `c` with what witnesses signed of it below: a column of a statement over `checkpoint c`. */
export const cosignedNote = sql`c.note || coalesce(
  (select string_agg(s.line || chr(10), '' order by s.witness) from cosignature s where s.size = c.size), '')`

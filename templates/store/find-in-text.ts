import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Language } from '../../core/words/language.ts'

/** Where the words of a search occur in the text of a letter. */
export interface TextHit {
  readonly language: Language
  /** The subject or the text around the first word that is not in the name of the template. */
  readonly excerpt: string
}

/** Maximum number of words that are searched. */
const maxWords = 8
const before = 60
const length = 200

/** The words of the search, each as a pattern of LIKE. */
export function patternsOf(search: string): string[] {
  return search
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, maxWords)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
}

/**
 * A lateral join to `template t` and the number `number.shown` of one of its versions: one row where every word occurs in the
 * name, the key or the text of one language, whatever case and accents. The row has null for language and excerpt where the name
 * or key alone has all words. The texts are read once per template: no index can serve a part of a word under row-level security,
 * and an entity has at most some hundreds of templates (measured: 500 of them in four languages, 10 MB of text, take 0.6 s on a
 * machine with twenty times its load).
 */
export function findInText(patterns: readonly string[]): SQL {
  return sql`
    cross join lateral (
      select array_agg(lower(unaccent(pattern))) as patterns from unnest(${arrayOf('text', patterns)}) pattern
    ) terms
    cross join lateral (
      select lower(unaccent(concat_ws(' ', t.key, t.name ->> 'nl', t.name ->> 'fr', t.name ->> 'de', t.name ->> 'en'))) as plain
    ) named
    cross join lateral (
      select null::text as language, null::text as excerpt, 0 as place where named.plain like all (terms.patterns)
      union all
      select hit.language, substr(hit.raw, greatest(1, hit.at - ${before}), ${length}), 1
      from (
        select text.key as language, wording.raw,
          (select min(position(btrim(pattern, '%') in folded.plain)) from unnest(terms.patterns) pattern
            where named.plain not like pattern) as at
        from version v
        cross join jsonb_each(v.source -> 'languages') text
        cross join lateral (
          select concat_ws(E'\n', text.value ->> 'subject', text.value ->> 'body') as raw
        ) wording
        cross join lateral (select lower(unaccent(wording.raw)) as plain) folded
        where v.template = t.id and v.number = number.shown
          and named.plain || ' ' || folded.plain like all (terms.patterns)
        order by array_position(array['nl', 'fr', 'de', 'en'], text.key) limit 1
      ) hit
      order by place limit 1
    ) found`
}

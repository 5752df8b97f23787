import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { nameOf } from '../letters/people-names.ts'

const streets = 'Kerk Dorp School Molen Stations Veld Beek Linden Kapel Markt Nieuw Berg Park Bos Water'

/**
 * Records of one entity, made in the database with the hub's own functions: a fifth as many people as letters, twelve templates,
 * four series, two years. They have no documents: a search reads none.
 */
export async function createArchiveRecords(database: Database, entity: EntityId, count: number): Promise<void> {
  const people = Array.from({ length: Math.ceil(count / 5) }, (_, at) => nameOf(at))
  const perStatement = 5_000
  const from = Date.UTC(2025, 0, 1)
  for (let first = 0; first < count; first += perStatement) {
    const rows = Array.from({ length: Math.min(perStatement, count - first) }, (_, at) => {
      const i = first + at
      return { i, at: new Date(from + i * ((700 * 86_400_000) / count)) }
    })
    await database.hub.query(sql`
      with kinds as materialized (
        select series, template, record_kind_of(${entity}::uuid, 'reeks-' || series, 'decision', 'brief-' || template, 1, null, null,
          'nl', array['inbox']) as kind
        from generate_series(0, 3) series, generate_series(0, 11) template
      )
      insert into record (id, entity, message, kind, reference, dossier, subject, recipient_name, recipient_index, letter_date,
        sent_at, test, wrapped_key, search_text, search)
      select w.id, ${entity}::uuid, w.id, k.kind, 'OMV-' || extract(year from w.at) || '-' || lpad(w.i::text, 6, '0'),
        case when w.i % 10 = 0 then 'D-' || w.i / 100 end, w.subject, w.name, sha256(('nummer ' || w.i % ${people.length}::int)::bytea),
        w.at::date, w.at, false, ''::bytea, w.words,
        record_vector(${entity}::uuid, 'brief-' || w.i % 12, 1, 'nl', w.name,
          concat_ws(' ', w.subject, w.words), 'OMV-' || extract(year from w.at) || '-' || lpad(w.i::text, 6, '0'))
      from ${rowsOf(
        'w',
        {
          id: ['uuid', (row) => newId('record', row.at)],
          i: ['int', (row) => row.i],
          at: ['timestamptz', (row) => row.at],
          name: ['text', (row) => people[row.i % people.length]],
          subject: ['text', (row) => subjects[row.i % subjects.length]],
          words: ['text', (row) => wordsOf(row.i)],
        },
        rows,
      )} join kinds k on k.series = w.i % 4 and k.template = w.i % 12`)
  }
  await database.hub.query(sql`
    insert into record_state (record, entity, status, channels, sent_at)
    select id, entity, case when reference like '%77' then 'undeliverable' else 'delivered' end, array['inbox'], sent_at
    from record where entity = ${entity}`)
  for (let first = 0; first < people.length; first += perStatement)
    await database.hub.query(sql`
      select learn_names(${entity}::uuid, ${arrayOf('text', people.slice(first, first + perStatement))}),
        learn_words(${entity}::uuid, ${arrayOf('text', [...subjects, ...Array.from({ length: 400 }, (_, at) => wordsOf(at))])})`)
}

const subjects = [
  'Uw aanslag in de personenbelasting',
  'Beslissing over uw omgevingsvergunning',
  'Uw adreswijziging is verwerkt',
  'Betalingsherinnering verkeersboete',
  'Uw aanvraag voor een studietoelage',
]

function wordsOf(at: number): string {
  const street = streets.split(' ')[at % 15] ?? ''
  return `${street}straat ${at % 220} ${9_000 + (at % 900)} Gent bedrag ${(at * 37) % 4_000},50 tegen 2026-0${1 + (at % 9)}-15`
}

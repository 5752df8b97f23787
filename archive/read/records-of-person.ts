import { sql } from 'drizzle-orm'
import { shortIndex } from '../../core/crypto/short-index.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, MessageId, RecordId } from '../../core/words/id.ts'

/** A record of a letter to one person, with what the archive indexes it by. */
export interface RecordOfPerson {
  readonly id: RecordId
  readonly entity: EntityId
  readonly message: MessageId
  readonly reference: string
  readonly dossier: string | null
  readonly costCentre: string | null
  readonly subject: string
  readonly recipientName: string
  readonly searchText: string
  readonly series: string
  readonly class: string
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly status: string
  readonly sentAt: Date | null
  readonly documents: readonly {
    readonly n: number
    readonly kind: string
    readonly name: string
    readonly mediaType: string
  }[]
}

/** Records of a person in one entity or in all, oldest first, after the last one of the page before; without letters of tests. As the hub. */
export async function recordsOfPerson(
  hub: Queryable,
  person: Uint8Array,
  entity: EntityId | undefined,
  limit: number,
  after?: RecordId,
): Promise<RecordOfPerson[]> {
  return hub.query<RecordOfPerson>(sql`
    select r.id, r.entity, r.message, r.reference, r.dossier, r.cost_centre as "costCentre", r.subject,
      r.recipient_name as "recipientName", r.search_text as "searchText", k.series, k.class, r.letter_date::text as "letterDate",
      coalesce(s.status, 'processing') as status, coalesce(s.sent_at, r.sent_at) as "sentAt",
      (select coalesce(json_agg(json_build_object('n', d.n, 'kind', d.kind, 'name', d.name, 'mediaType', d.media_type)
        order by d.n), '[]') from document_shown d where d.record = r.id) as documents
    from record r join record_kind k on k.id = r.kind left join record_state s on s.record = r.id
    where r.recipient_index is not null and substr(r.recipient_index, 1, 16) = ${shortIndex(person)} and not r.test
      and ${entity === undefined ? sql`true` : sql`r.entity = ${entity}::uuid`}
      and ${after === undefined ? sql`true` : sql`r.id > ${after}::uuid`}
    order by r.id limit ${limit}`)
}

/** The name on the latest letter of an entity to each of these people (hex of the start of the blind index). As the hub. */
export async function namesOfPeople(
  hub: Queryable,
  entity: EntityId,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await hub.query<{ person: string; name: string }>(sql`
    select asked.person, latest.recipient_name as name
    from unnest(${arrayOf('text', [...new Set(people)])}) asked (person),
    lateral (select r.recipient_name from record r
      where r.recipient_index is not null and substr(r.recipient_index, 1, 16) = decode(asked.person, 'hex')
        and r.entity = ${entity}::uuid order by r.id desc limit 1) latest`)
  return new Map(rows.map(({ person, name }) => [person, name]))
}

import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId, RecordId } from '../../core/words/id.ts'
import type { GatheringPlace } from '../retention/find-due.ts'
import { holdOfRecord } from '../retention/holds.ts'
import type { Transfer } from './transfer.ts'

/** A record of a closed dossier, or without dossier and closed, that no archive service has yet. */
export interface TransferableRecord {
  readonly record: RecordId
  readonly message: MessageId
  readonly bundle: string
  readonly held: boolean
  /** `YYYY-MM-DD` */
  readonly letterDate: string
  readonly closedOn: string | null
  /** Of its documents. */
  readonly bytes: number
}

/**
 * The transferable records among the next ones of a kind, with one statement (hub's role). Of a series with a sample they are those that
 * the sample of a finished disposal keeps. Letters of test keys are not transferred.
 */
export async function findTransferable(
  hub: Queryable,
  { rule, until }: Pick<Transfer, 'rule' | 'until'>,
  place: GatheringPlace,
  limit: number,
): Promise<{ readonly looked: number; readonly last: RecordId | null; readonly found: TransferableRecord[] }> {
  const isKept =
    rule.destination === 'keep'
      ? sql`true`
      : sql`exists (select from disposal_record d join disposal f on f.id = d.disposal
          where d.record = p.id and d.verdict = 'sample' and f.status = 'done')`
  const [row] = await hub.query<{ looked: number; last: RecordId | null; found: TransferableRecord[] }>(sql`
    with page as materialized (
      select r.id, r.kind, r.entity, r.message, r.dossier, r.recipient_index, r.letter_date, r.test from record r
      where r.kind = ${place.kind} and r.id > ${place.record ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by r.id limit ${limit}
    ), ready as (
      select p.*, e.ended_on from page p
      left join record_state s on s.record = p.id
      left join dossier_end e on e.entity = p.entity and e.dossier = p.dossier
      where not p.test and case when p.dossier is null then s.closed_at is not null else e.ended_on < ${until}::date end
        and ${isKept}
        and not exists (select from transfer_record t join transfer f on f.id = t.transfer
          where t.record = p.id and t.verdict = 'transfer'
            and (t.transferred or f.status in ('gathering', 'waiting', 'packing', 'packed')))
    )
    select (select count(*) from page) as looked, (select id from page order by id desc limit 1) as last,
      (select coalesce(json_agg(json_build_object('record', r.id, 'message', r.message,
          'bundle', coalesce('d:' || r.dossier, 'm:' || to_char(r.letter_date, 'YYYY-MM')), 'held', ${holdOfRecord} is not null,
          'letterDate', r.letter_date, 'closedOn', r.ended_on,
          'bytes', (select coalesce(sum(d.size), 0) from document_shown d where d.record = r.id)) order by r.id), '[]')
        from ready r join record_kind k on k.id = r.kind) as found`)
  return row ?? { looked: 0, last: null, found: [] }
}

import { showId } from '../../core/words/id.ts'
import { localized } from '../../core/words/language.ts'
import type { DeliveryCase } from '../../dispatcher/cases/delivery-case.ts'
import { csvReply } from '../http/csv-reply.ts'
import type { Reply } from '../http/reply.ts'

const header = [
  'case',
  'entity',
  'reason',
  'channel',
  'run',
  'day',
  'status',
  'letters',
  'waiting',
  'endsOn',
  'owner',
  'openedAt',
  'closedAt',
  'closedBy',
]

/** Cases for a spreadsheet; without notes and reasons, which may name people. */
export function csvOfCases(rows: readonly DeliveryCase[], names: ReadonlyMap<string, string>): Reply {
  const nameOf = (actor: string | null): string => (actor === null ? '' : (names.get(actor) ?? actor))
  const lines = rows.map((row) => [
    showId('deliveryCase', row.id),
    localized(row.entityName, 'nl'),
    row.reason,
    row.channel,
    row.run === null ? '' : showId('run', row.run),
    row.day,
    row.status,
    row.letters,
    row.waiting,
    row.endsOn ?? '',
    nameOf(row.owner),
    row.openedAt.toISOString(),
    row.closedAt?.toISOString() ?? '',
    nameOf(row.closedBy),
  ])
  return csvReply('cases.csv', [header, ...lines])
}

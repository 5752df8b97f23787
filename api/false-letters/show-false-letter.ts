import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { entityCodes, entityNames } from '../../core/tenants/entities.ts'
import { type EntityId, showId } from '../../core/words/id.ts'
import { type Localized, localized } from '../../core/words/language.ts'
import type { FalseLetter } from '../../dispatcher/false-letters/false-letter.ts'
import type * as contract from '../contract/false-letters.ts'
import { csvReply } from '../http/csv-reply.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'

interface Names {
  readonly actors: ReadonlyMap<string, string>
  readonly senders: ReadonlyMap<EntityId, { readonly code: string; readonly name: Localized }>
}

export async function namesIn({ database }: ApiDeps, rows: readonly FalseLetter[]): Promise<Names> {
  const entities = [...new Set(rows.flatMap(({ entity }) => entity ?? []))]
  return database.asHub(async (tx) => {
    const [names, codes] = [await entityNames(tx, entities), await entityCodes(tx, entities)]
    const senders = new Map(
      entities.map((each) => [each, { code: codes.get(each) ?? '', name: names.get(each) ?? {} }] as const),
    )
    const actors = await namesOfActors(
      tx,
      rows.flatMap(({ changedBy }) => changedBy ?? []),
    )
    return { actors, senders }
  })
}

export function showFalseLetter(row: FalseLetter, { actors, senders }: Names): contract.FalseLetter {
  const { entity, code, postalCode, receivedOn, note, changedBy, changedAt } = row
  const sender = entity === null ? undefined : senders.get(entity)
  return {
    id: showId('falseLetter', row.id),
    ...(sender !== undefined && { sender }),
    ...(code !== null && { code }),
    cameBy: row.cameBy,
    asks: row.asks,
    ...(postalCode !== null && { postalCode }),
    ...(receivedOn !== null && { receivedOn }),
    reportedAt: row.reportedAt.toISOString(),
    status: row.status,
    ...(note !== null && { note }),
    ...(changedBy !== null && { changedBy: actors.get(changedBy) ?? changedBy }),
    ...(changedAt !== null && { changedAt: changedAt.toISOString() }),
  }
}

const header = ['report', 'sender', 'code', 'cameBy', 'asks', 'postalCode', 'receivedOn', 'reportedAt', 'status']

/** For a spreadsheet; without notes, which may name people. */
export function csvOfFalseLetters(rows: readonly FalseLetter[], names: Names): Reply {
  const lines = rows
    .map((row) => showFalseLetter(row, names))
    .map(({ id, sender, code, cameBy, asks, postalCode, receivedOn, reportedAt, status }) => [
      id,
      sender === undefined ? '' : localized(sender.name, 'nl'),
      code ?? '',
      cameBy,
      asks,
      postalCode ?? '',
      receivedOn ?? '',
      reportedAt,
      status,
    ])
  return csvReply('false-letters.csv', [header, ...lines])
}

import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { type EntityId, showId } from '../../../core/words/id.ts'
import type { SuppressedAddress } from '../../../dispatcher/suppression/suppressed-address.ts'
import { shortTime, table } from '../../show/table.ts'

/** Notes a change or a search of the list, about one entry or about all of an entity. */
export async function audit(
  database: Database,
  entity: EntityId | undefined,
  action: string,
  at: Date,
  id?: string,
  purpose?: string,
): Promise<void> {
  const subject = id === undefined ? { kind: 'entity', id: entity ?? '' } : { kind: 'suppressed-address', id }
  await recordAudit(database, entity, {
    at,
    actorKind: 'hub',
    actor: 'hub:command-line',
    action,
    subjectKind: subject.kind,
    subject: subject.id,
    purpose,
  })
}

/** The entries as a table, or the sentence for none. */
export function listed(rows: readonly SuppressedAddress[], none: string): string {
  if (rows.length === 0) return none
  return table(
    ['id', 'since', 'channel', 'reason', 'code', 'for', 'owner', 'letter'],
    rows.map((row) => {
      const { id, since, channel, reason, code, forAll, owner, reference } = shown(row)
      return [
        id,
        shortTime(since),
        channel,
        reason,
        code ?? '',
        forAll ? 'all' : 'owner',
        owner ?? '–',
        reference ?? '–',
      ]
    }),
  )
}

/** An entry as JSON. */
export const shown = ({ id, entityName, message, entity: _owner, ...row }: SuppressedAddress) => ({
  id: showId('suppressedAddress', id),
  ...row,
  owner: entityName?.nl ?? entityName?.fr ?? entityName?.de ?? entityName?.en,
  ...(message !== null && { message: showId('message', message) }),
})

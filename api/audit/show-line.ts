import { namesOfPeople } from '../../archive/read/records-of-person.ts'
import type { AuditRow } from '../../core/audit/list-audit.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { type EntityId, showId } from '../../core/words/id.ts'
import type { AuditLine } from '../contract/audit.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** Lines with the names of the people in them, which are read for all lines together. */
export async function showLines(
  rows: readonly AuditRow[],
  entity: EntityId,
  { database }: Pick<ApiDeps, 'database'>,
): Promise<AuditLine[]> {
  const people = rows.flatMap(({ person }) => (person === null ? [] : [person.toString('hex')]))
  const [actors, names] = await Promise.all([
    namesOfActors(
      database.hub,
      rows.map(({ actor }) => actor),
    ),
    namesOfPeople(database.hub, entity, people),
  ])
  return rows.map((row) => showLine(row, actors, names))
}

function showLine(row: AuditRow, actors: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): AuditLine {
  const { purpose, request, person, detail } = row
  const actorName = actors.get(row.actor)
  return {
    id: showId('audit', row.id),
    at: row.at.toISOString(),
    actorKind: row.actorKind,
    actor: row.actor,
    ...(actorName !== undefined && { actorName }),
    action: row.action,
    subjectKind: row.subjectKind,
    subject: row.subject,
    ...(person !== null && { person: showPerson(person.toString('hex'), names) }),
    ...(detail?.by !== undefined && { by: [...detail.by] }),
    ...(detail?.found !== undefined && { found: detail.found }),
    ...(detail?.exported !== undefined && { exported: detail.exported }),
    ...(purpose !== null && { purpose }),
    ...(request !== null && { request }),
  }
}

export function showPerson(key: string, names: ReadonlyMap<string, string>): NonNullable<AuditLine['person']> {
  const name = names.get(key)
  return { key, ...(name !== undefined && { name }) }
}

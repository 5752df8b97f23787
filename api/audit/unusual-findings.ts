import { namesOfPeople } from '../../archive/read/records-of-person.ts'
import { withSameFamilyName } from '../../archive/search/same-family-name.ts'
import { type Explanation, type FindingKey, listExplanations } from '../../core/audit/unusual/explain.ts'
import { findUnusual, peopleLookedAt, unusualDays } from '../../core/audit/unusual/find-unusual.ts'
import type { UnusualFinding, Window } from '../../core/audit/unusual/unusual-rule.ts'
import type { Database } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import type { EntityId } from '../../core/words/id.ts'

/** Pairs of a reader and a person whose names are compared, the latest first. */
const maxCompared = 20_000

export interface FoundLook extends UnusualFinding {
  readonly actorName?: string
  /** The person that the finding names. */
  readonly person?: { readonly key: string; readonly name?: string }
  readonly explained?: Explanation
}

/** What the rules find in the last 30 days of an entity: those without an explanation first, then the latest. */
export async function unusualFindings(
  { hub, asEntity }: Pick<Database, 'hub' | 'asEntity'>,
  entity: EntityId,
  now: Date,
): Promise<readonly FoundLook[]> {
  const window: Window = { entity, from: new Date(now.getTime() - unusualDays * dayMs), until: now }
  const [ofLog, looks, explanations] = await asEntity(entity, async (tx) => [
    await findUnusual(tx, window),
    await peopleLookedAt(tx, window, maxCompared),
    await listExplanations(tx, entity, window.from),
  ])
  const names = await namesOfActors(
    hub,
    [...looks, ...ofLog].map(({ actor }) => actor),
  )
  const same = await withSameFamilyName(
    hub,
    looks.map(({ actor, person }, place) => ({ place, reader: names.get(actor) ?? '', person })),
  )
  const ofNames = looks
    .filter((_, place) => same.has(place))
    .map(({ person, ...look }): UnusualFinding => ({ rule: 'own-family-name', about: person, ...look }))
  const findings = [...ofNames, ...ofLog]
  const people = await namesOfPeople(
    hub,
    entity,
    findings.flatMap(({ about }) => (isPerson(about) ? [about] : [])),
  )
  const explained = new Map(explanations.map((each) => [nameOf(each), each]))
  return findings
    .map((finding) => withWords(finding, names, people, explained.get(nameOf(finding))))
    .sort(
      (a, b) =>
        Number(a.explained !== undefined) - Number(b.explained !== undefined) || b.last.getTime() - a.last.getTime(),
    )
}

function withWords(
  finding: UnusualFinding,
  actors: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
  explanation: Explanation | undefined,
): FoundLook {
  const actorName = actors.get(finding.actor)
  const name = people.get(finding.about)
  // Looks that came after the explanation are not explained by it.
  const holds = explanation !== undefined && explanation.explainedAt >= finding.last
  return {
    ...finding,
    ...(actorName !== undefined && { actorName }),
    ...(isPerson(finding.about) && { person: { key: finding.about, ...(name !== undefined && { name }) } }),
    ...(holds && { explained: explanation }),
  }
}

function isPerson(about: string): boolean {
  return /^[0-9a-f]{32}$/.test(about)
}

export function nameOf({ rule, actor, about }: FindingKey): string {
  return `${rule} ${actor} ${about}`
}

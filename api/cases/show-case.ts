import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { showId, showNumberedId } from '../../core/words/id.ts'
import { caseLimits } from '../../dispatcher/cases/case-words.ts'
import { openCaseWords } from '../../dispatcher/cases/change-case.ts'
import type { CaseEvent, CaseLetter, DeliveryCase } from '../../dispatcher/cases/delivery-case.ts'
import type * as contract from '../contract/cases.ts'
import type { ApiDeps } from '../server/api-deps.ts'

type Names = ReadonlyMap<string, string>

/** The names of the people and keys that own cases, or changed them. */
export async function namesIn(
  { database }: ApiDeps,
  cases: readonly DeliveryCase[],
  history: readonly CaseEvent[] = [],
): Promise<Names> {
  const actors = [
    ...cases.flatMap(({ owner, closedBy }) => [owner, closedBy]),
    ...history.flatMap(({ by, owner }) => [by, owner]),
  ]
  return namesOfActors(
    database.hub,
    actors.filter((each) => each !== null),
  )
}

export function showCase(row: DeliveryCase, names: Names, me: string, deps: ApiDeps): contract.DeliveryCase {
  const { id, run, endsOn, owner, closedAt, closedBy } = row
  const closeReason = openCaseWords(deps, id, row.closeReason)
  return {
    id: showId('deliveryCase', id),
    entity: row.entityName,
    reason: row.reason,
    channel: row.channel,
    ...(run !== null && { run: showId('run', run) }),
    day: row.day,
    status: row.status,
    letters: row.letters,
    waiting: row.waiting,
    ...(endsOn !== null && { endsOn }),
    ...(owner !== null && { owner: names.get(owner) ?? owner }),
    ownedByMe: owner === me,
    openedAt: row.openedAt.toISOString(),
    ...(closedAt !== null && { closedAt: closedAt.toISOString() }),
    ...(closedBy !== null && { closedBy: names.get(closedBy) ?? closedBy }),
    ...(closeReason !== undefined && { closeReason }),
    doesNotMean: caseLimits[row.reason],
  }
}

export function showHistory(
  { id }: DeliveryCase,
  history: readonly CaseEvent[],
  names: Names,
  deps: ApiDeps,
): contract.DeliveryCaseEvent[] {
  return history.map(({ n, at, kind, by, letters, owner, words }) => {
    const text = openCaseWords(deps, id, words)
    return {
      n,
      at: at.toISOString(),
      kind,
      by: names.get(by) ?? by,
      ...(letters !== null && { letters }),
      ...(owner !== null && { owner: names.get(owner) ?? owner }),
      ...(text !== undefined && { words: text }),
    }
  })
}

export function showLetter({
  message,
  sequence,
  reference,
  endsOn,
  settledAt,
  settledBy,
}: CaseLetter): contract.DeliveryCaseLetter {
  return {
    message: showId('message', message),
    delivery: showNumberedId('dlv', message, sequence),
    reference,
    ...(endsOn !== null && { endsOn }),
    ...(settledAt !== null && { settledAt: settledAt.toISOString() }),
    ...(settledBy !== null && { settledBy }),
  }
}

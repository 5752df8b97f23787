import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import { readServices } from '../legal-service/read-service.ts'
import type { LegalService } from '../legal-service/service-rules.ts'

/** Whether the recipient can still appeal: until the last day of the term, or while nothing counts as received yet. */
export function termRuns(service: LegalService | undefined, today: string): boolean {
  return service !== undefined && (service.termEndsOn === undefined || service.termEndsOn >= today)
}

/** Of these letters, those whose recipient can still appeal. */
export async function lettersWithTerm(
  hub: Queryable,
  messages: readonly MessageId[],
  today: string,
  now: Date,
): Promise<ReadonlySet<MessageId>> {
  const services = await readServices(hub, messages, now)
  return new Set(messages.filter((message) => termRuns(services.get(message), today)))
}

import { EboxRefusal } from './ebox-answer.ts'
import type { RegisteredSender } from './registered-sender.ts'

const everywhere = (text: string): Readonly<Record<'nl' | 'fr' | 'de', string>> => ({ nl: text, fr: text, de: text })

/** Reference data of the registered senders (`/refData` of version 3): message types, applications, organisations. */
export function referenceData(kind: string, senders: readonly RegisteredSender[], query: URLSearchParams): unknown {
  const page = Number(query.get('page') ?? 1)
  const pageSize = Number(query.get('pageSize') ?? 25)
  if (!(page >= 1) || !(pageSize >= 1 && pageSize <= 100))
    throw new EboxRefusal(400, 'INVALID_INPUT', 'page is 1 or more, pageSize 1 to 100')
  const items = itemsOf(kind, senders)
  return { items: items.slice((page - 1) * pageSize, page * pageSize), totalItems: items.length }
}

function itemsOf(kind: string, senders: readonly RegisteredSender[]): unknown[] {
  const unique = (of: (sender: RegisteredSender) => string): string[] => [...new Set(senders.map(of))]
  switch (kind) {
    case 'messageTypes':
      return unique((each) => each.messageType).map((messageTypeId) => ({
        messageTypeId,
        messageTypeName: everywhere(messageTypeId),
        validityPeriod: { validityPeriodNumber: 6, validityPeriodUnit: 'month' },
      }))
    case 'senderApplications':
      return unique((each) => each.application).map((applicationId) => ({
        applicationId,
        applicationName: everywhere(applicationId),
      }))
    case 'senderOrganizations':
      return unique((each) => each.organization).map((organizationId) => ({
        organizationId,
        organizationShortName: everywhere(organizationId),
      }))
    default:
      throw new EboxRefusal(404, 'NOT_FOUND', 'No such reference data')
  }
}

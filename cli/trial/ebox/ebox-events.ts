import { EboxRefusal } from './ebox-answer.ts'
import type { KeptLetters } from './kept-letters.ts'

interface PageItem {
  readonly eventSequenceNbr: number
  readonly eventTime: string
  readonly eventProviderId: string
  readonly eventData: Readonly<Record<string, unknown>>
}

/** The part of a letter's life after which its owner is warned that it expires. */
const warnedAfter = 0.9

/** Events about the letters of enterprises (event service 1.1.1), numbered in the order in which they became known. */
export function openEvents(letters: KeptLetters): (query: URLSearchParams, now: Date) => unknown {
  const known: PageItem[] = []
  const noted = new Set<string>()
  const note = (now: Date): void => {
    for (const letter of letters.all) {
      const { messageId, number, message, receivedAt, expiresAt, readAt } = letter
      if (message.recipient.eboxType !== 'enterprise') continue
      const received = Date.parse(receivedAt)
      const warned = received + (Date.parse(expiresAt) - received) * warnedAfter
      const isUnread = readAt === undefined || Date.parse(readAt) > now.getTime()
      const happened: [string, number][] = [['newDocument', received]]
      if (readAt !== undefined) happened.push(['readDocument', Date.parse(readAt)])
      if (isUnread) happened.push(['documentExpirationAlert', warned])
      for (const [eventType, at] of happened) {
        const name = `${messageId}/${eventType}`
        if (at > now.getTime() || noted.has(name)) continue
        noted.add(name)
        known.push({
          eventSequenceNbr: known.length + 1,
          eventTime: new Date(at).toISOString(),
          eventProviderId: 'trial',
          eventData: {
            eventType,
            enterpriseId: number,
            messageId,
            receiptDate: receivedAt,
            expirationDate: expiresAt,
            registeredMail: false,
            messageTypeId: message.messageTypeId,
            senderOrganizationId: message.sender.enterpriseNumber,
            senderApplicationId: message.senderApplicationId,
            subject: message.subject,
          },
        })
      }
    }
  }
  return (query, now) => {
    const after = Number(query.get('lastSequenceNbr') ?? Number.NaN)
    const size = Number(query.get('pageSize') ?? Number.NaN)
    if (!Number.isInteger(after) || !Number.isInteger(size) || size < 1)
      throw new EboxRefusal(400, 'INVALID_INPUT', 'lastSequenceNbr and pageSize are needed')
    note(now)
    const page = known.filter((each) => each.eventSequenceNbr > after).slice(0, size)
    const lastSequenceNbr = page.at(-1)?.eventSequenceNbr ?? after
    return {
      EboxEnterpriseDocumentEvents: page,
      pageInfo: { lastSequenceNbr, hasNext: known.some((each) => each.eventSequenceNbr > lastSequenceNbr) },
    }
  }
}

import type { MessageId } from '../../../core/words/id.ts'
import type { Notice, NoticeMailer } from '../../notices.ts'
import type { Outcome, Receipt } from '../../port.ts'
import { composeNotice } from './compose-mail.ts'
import type { DeliveryTokens } from './delivery-token.ts'
import type { DkimKeys } from './dkim-keys.ts'
import { type MailExit, type MailOrOutcome, openHandOver } from './hand-over-mail.ts'
import { domainOf, plainAddress } from './mail-address.ts'
import { readReceipt } from './reports/read-receipt.ts'

export interface NoticeDeps {
  /** Shared with the letters, including its limits. */
  readonly exit: MailExit
  /** Tokens of notices: no token of a letter is valid for a notice. */
  readonly tokens: DeliveryTokens
  readonly from: string
  readonly bounceDomain: string
  readonly dkim?: DkimKeys
}

/** Sends notices over the connections of the email channel, each with a separate envelope sender. */
export function createNoticeMailer(deps: NoticeDeps): NoticeMailer {
  const { exit, tokens, from, bounceDomain, dkim } = deps
  const tokenOf = ({ id }: Notice): string => tokens.write({ message: id as MessageId, sequence: 1 })
  return {
    send: (notices, signal) => {
      const handOver = openHandOver(exit, signal)
      const makeOf = (notice: Notice, recipient: string) => async (): Promise<MailOrOutcome> => {
        if (signal.aborted) return { kind: 'not-begun' }
        const token = tokenOf(notice)
        const messageId = `${token}@${domainOf(from)}`
        const bytes = await composeNotice(notice, {
          from,
          messageId,
          ...(dkim !== undefined && { dkim: await dkim(domainOf(from)) }),
        })
        const envelopeSender = `bounce+${token}@${bounceDomain}`
        return { mail: { envelopeSender, recipient, envelopeId: token, bytes }, reference: messageId }
      }
      return Promise.all(
        notices.map(async (notice): Promise<Outcome> => {
          const recipient = plainAddress(notice.to)
          if (recipient === undefined) return { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }
          return handOver(recipient, makeOf(notice, recipient))
        }),
      )
    },
    receipts: async (raw) =>
      readReceipt(raw, tokens, new Date(0)).receipts.flatMap(({ message: notice, type, detail }: Receipt) => {
        if (type !== 'bounced' && type !== 'complained') return []
        const code = detail['code'] ?? detail['kind'] ?? type
        return [{ notice, type, hard: type === 'bounced' && detail['class'] === 'hard', code }]
      }),
  }
}

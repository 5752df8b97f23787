import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Signer } from '../../../core/crypto/signer.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { Log } from '../../../core/log.ts'
import type { NoticeMailer } from '../../notices.ts'
import type { Channel, Outcome, Parcel, RawReceipt, Receipt } from '../../port.ts'
import { channelTraits } from '../../traits.ts'
import { type Unreadable, unreadable } from '../../unreadable.ts'
import { keepUnreadReport } from '../store/unread-reports.ts'
import { composeMail } from './compose-mail.ts'
import { createDeliveryTokens, type DeliveryTokens } from './delivery-token.ts'
import type { DkimKeys } from './dkim-keys.ts'
import { type MailOrOutcome, openHandOver } from './hand-over-mail.ts'
import { domainOf, plainAddress } from './mail-address.ts'
import { mailDate } from './mail-date.ts'
import { createNoticeMailer } from './mail-notices.ts'
import { reachByEmail } from './reach-by-email.ts'
import { openMailRelays } from './relays/mail-relays.ts'
import { mailReporter } from './report-mail.ts'
import { maskedText } from './reports/masked-text.ts'
import { findDelivery, readReceipt } from './reports/read-receipt.ts'
import { type SenderAddresses, senderAddressOf } from './sender-address.ts'
import { type GroupSettings, openDomainGroups } from './turns/domain-groups.ts'
import { openTurns } from './turns/turns.ts'

export interface EmailDeps extends SenderAddresses {
  readonly hub: Queryable
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  /** The relays, as `parseRelays` reads them: `smtp://user:password@host:587`, one or more. */
  readonly smtpUrl: string
  /** The same at a later moment: servers and passwords may have changed. Absent: they do not change. */
  readonly readSmtpUrl?: () => Promise<string>
  /** Domain of the envelope senders, whose mail must reach `receiveBounces`. Absent: the domain of `from`. */
  readonly bounceDomain?: string
  /** The public address of this installation. */
  readonly publicUrl: string
  /** Signs the names of deliveries, so that no bounce can be forged. */
  readonly signer: Pick<Signer, 'sign'>
  readonly dkim?: DkimKeys
  /** Limits by provider of mailboxes; absent: three mails at the same time to each. */
  readonly limits?: GroupSettings
  /** How long a mail waits for its turn before it is given back; default 5 s. */
  readonly holdMs?: number
  /** Milliseconds; default 60 s, since a server may take its time to check a mail (RFC 5321, 4.5.3.2). */
  readonly timeoutMs?: number
}

/** The channel, and the mails of the hub itself over the same connections. */
export interface EmailChannel extends Channel {
  readonly notices: NoticeMailer
  /** Stores how the relays and the large providers answer; to be called every few seconds. */
  report(): Promise<void>
}

/** Mail over SMTP. The archived bytes are sent, to one recipient each, with a separate envelope sender. */
export function createEmailChannel(deps: EmailDeps): EmailChannel {
  const { clock, log, from } = deps
  const tokens = createDeliveryTokens(deps.signer)
  const notices = createDeliveryTokens(deps.signer, 'notice')
  const relays = openMailRelays({
    urls: deps.smtpUrl,
    ...(deps.readSmtpUrl !== undefined && { readUrls: deps.readSmtpUrl }),
    timeoutMs: deps.timeoutMs ?? 60_000,
    now: () => clock.now(),
    onChange: (relay, what) => log.warn({ relay, what }, 'a mail relay changed'),
  })
  const turns = openTurns({
    groupOf: openDomainGroups(deps.limits ?? {}),
    capacity: () => relays.capacity(),
    ...(deps.holdMs !== undefined && { holdMs: deps.holdMs }),
  })
  const bounceDomain = deps.bounceDomain ?? domainOf(from)
  const fromOf = ({ entity }: Parcel): string => senderAddressOf(deps, entity)
  const messageId = (parcel: Parcel): string => `${tokens.write(parcel)}@${domainOf(fromOf(parcel))}`
  return {
    name: 'email',
    traits: channelTraits.email,
    reach: async (questions) => reachByEmail(questions),
    compose: async (parcel) =>
      composeMail(parcel, {
        from: fromOf(parcel),
        messageId: messageId(parcel),
        date: mailDate(parcel.record, clock.now()),
        preferencesUrl: new URL('/inbox/preferences', deps.publicUrl).href,
        ...(deps.dkim !== undefined && { dkim: await deps.dkim(domainOf(fromOf(parcel))) }),
      }),
    deliver: (parcels, signal, halt) => {
      const handOver = openHandOver({ relays, turns }, signal)
      const makeOf = (parcel: Parcel, recipient: string) => async (): Promise<MailOrOutcome> => {
        if (signal.aborted) return { kind: 'unavailable', detail: 'stopped' }
        if (halt?.aborted === true) return { kind: 'not-begun' }
        const bytes = await archivedMail(parcel, log)
        if ('kind' in bytes) return bytes
        const token = tokens.write(parcel)
        const mail = {
          envelopeSender: `bounce+${token}@${bounceDomain}`,
          recipient,
          envelopeId: token,
          bytes,
          confidential: parcel.sensitive || parcel.guard !== undefined,
        }
        return { mail, reference: messageId(parcel) }
      }
      return Promise.all(
        parcels.map(async (parcel): Promise<Outcome> => {
          const recipient = plainAddress(parcel.recipient.email)
          if (recipient === undefined) return { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }
          return handOver(recipient, makeOf(parcel, recipient))
        }),
      )
    },
    receipts: { kind: 'push', parse: (raw) => parseReceipt(raw, tokens, notices, deps) },
    notices: createNoticeMailer({
      exit: { relays, turns },
      tokens: notices,
      from,
      bounceDomain,
      ...(deps.dkim !== undefined && { dkim: deps.dkim }),
    }),
    report: mailReporter({ hub: deps.hub, process: randomUUID(), relays, turns, clock }),
    close: async () => {
      turns.close()
      relays.close()
    },
  }
}

/** Receipts of letters. A mail that no reader understands, and that belongs to no notice, is kept for an operator. */
async function parseReceipt(
  raw: RawReceipt,
  tokens: DeliveryTokens,
  notices: DeliveryTokens,
  { hub, keyring, clock }: EmailDeps,
): Promise<readonly Receipt[]> {
  const now = clock.now()
  const { receipts, delivery, notUnderstood } = readReceipt(raw, tokens, now)
  if (notUnderstood !== undefined && (delivery !== undefined || findDelivery(raw, notices) === undefined)) {
    const report = {
      mail: raw.bytes,
      delivery,
      domain: domainOf(notUnderstood.from),
      masked: maskedText(notUnderstood),
    }
    await keepUnreadReport(hub, keyring, report, now)
  }
  return receipts
}

/**
 * The mail as it was archived, or that it cannot be read: an exception would lose the outcomes of its neighbours, which may already be
 * on their way. @throws Error when the parcel holds no mail at all
 */
async function archivedMail(parcel: Parcel, log: Log): Promise<Uint8Array | Unreadable> {
  const mail = parcel.documents.find((document) => document.mediaType === 'message/rfc822')
  if (mail === undefined) throw new Error('A parcel for email holds a composed mail')
  try {
    return await mail.open()
  } catch (error) {
    return unreadable(parcel, error, log)
  }
}

import pLimit from 'p-limit'
import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Signer } from '../../../core/crypto/signer.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { Log } from '../../../core/log.ts'
import { showNumberedId } from '../../../core/words/id.ts'
import type { NoticeMailer } from '../../notices.ts'
import type { Channel, Outcome, Parcel, RawReceipt, Reach, ReachQuestion, Receipt } from '../../port.ts'
import { channelTraits } from '../../traits.ts'
import { areSuppressed } from '../store/suppression.ts'
import { keepUnreadReport } from '../store/unread-reports.ts'
import { composeMail } from './compose-mail.ts'
import { createDeliveryTokens, type DeliveryTokens } from './delivery-token.ts'
import type { DkimKeys } from './dkim-keys.ts'
import { limitPerKey } from './limit-per-key.ts'
import { domainOf, plainAddress } from './mail-address.ts'
import { mailDate } from './mail-date.ts'
import { createNoticeMailer } from './mail-notices.ts'
import { openRenewedMailPool } from './renewed-mail-pool.ts'
import { maskedText } from './reports/masked-text.ts'
import { findDelivery, readReceipt } from './reports/read-receipt.ts'

export interface EmailDeps {
  readonly hub: Queryable
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  /** `smtp://user:password@host:587` or `smtps:…`; STARTTLS is required unless the server is on loopback. */
  readonly smtpUrl: string
  /** The same at a later moment: its password may have changed. Absent: it does not change. */
  readonly readSmtpUrl?: () => Promise<string>
  /** Address in the From header. */
  readonly from: string
  /** Domain of the envelope senders, whose mail must reach `receiveBounces`. Absent: the domain of `from`. */
  readonly bounceDomain?: string
  /** The public address of this installation. */
  readonly publicUrl: string
  /** Signs the names of deliveries, so that no bounce can be forged. */
  readonly signer: Pick<Signer, 'sign'>
  readonly dkim?: DkimKeys
  /** Connections to the mail server; default 5. */
  readonly connections?: number
  /** Mails in transfer to one domain at the same time; default 3: large providers answer more with 421. */
  readonly perDomain?: number
  /** Milliseconds; default 60 s, since a server may take its time to check a mail (RFC 5321, 4.5.3.2). */
  readonly timeoutMs?: number
}

/** The channel, and the mails of the hub itself over the same connections. */
export interface EmailChannel extends Channel {
  readonly notices: NoticeMailer
}

/** Mail over SMTP. The archived bytes are sent, to one recipient each, with a separate envelope sender. */
export function createEmailChannel(deps: EmailDeps): EmailChannel {
  const { clock, log, from } = deps
  const tokens = createDeliveryTokens(deps.signer)
  const notices = createDeliveryTokens(deps.signer, 'notice')
  const connections = deps.connections ?? 5
  const pool = openRenewedMailPool(
    { url: deps.smtpUrl, connections, timeoutMs: deps.timeoutMs ?? 60_000 },
    deps.readSmtpUrl ?? (async () => deps.smtpUrl),
  )
  const perDomain = limitPerKey(deps.perDomain ?? 3)
  const overall = pLimit(connections)
  const bounceDomain = deps.bounceDomain ?? domainOf(from)
  const messageId = (parcel: Parcel): string => `${tokens.write(parcel)}@${domainOf(from)}`
  return {
    name: 'email',
    traits: channelTraits.email,
    reach: (questions) => reachable(questions, deps),
    compose: async (parcel) =>
      composeMail(parcel, {
        from,
        messageId: messageId(parcel),
        date: mailDate(parcel.record, clock.now()),
        preferencesUrl: new URL('/inbox/preferences', deps.publicUrl).href,
        ...(deps.dkim !== undefined && { dkim: await deps.dkim() }),
      }),
    deliver: (parcels, signal, halt) => {
      // Once the server is known to be away, the mails behind need not wait for it as well.
      let away: Outcome | undefined = signal.aborted ? { kind: 'unavailable', detail: 'stopped' } : undefined
      const handOver = async (parcel: Parcel, recipient: string): Promise<Outcome> => {
        if (halt?.aborted === true) return { kind: 'not-begun' }
        if (away !== undefined) return away
        const bytes = await archivedMail(parcel, log)
        if (bytes === undefined) return { kind: 'unavailable', detail: 'the mail cannot be read' }
        const token = tokens.write(parcel)
        const envelopeSender = `bounce+${token}@${bounceDomain}`
        const sent = await pool.send({ envelopeSender, recipient, envelopeId: token, bytes }, signal)
        if (sent.kind === 'taken') return { kind: 'accepted', providerReference: messageId(parcel) }
        if (sent.serverIsAway) away = sent.outcome
        return sent.outcome
      }
      return Promise.all(
        parcels.map(async (parcel): Promise<Outcome> => {
          const recipient = plainAddress(parcel.recipient.email)
          if (recipient === undefined) return { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }
          return perDomain(domainOf(recipient), () => overall(() => handOver(parcel, recipient)))
        }),
      )
    },
    receipts: { kind: 'push', parse: (raw) => parseReceipt(raw, tokens, notices, deps) },
    notices: createNoticeMailer({
      pool,
      perDomain,
      overall,
      tokens: notices,
      from,
      bounceDomain,
      ...(deps.dkim !== undefined && { dkim: deps.dkim }),
    }),
    close: async () => pool.close(),
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

async function reachable(questions: readonly ReachQuestion[], deps: EmailDeps): Promise<Reach[]> {
  const emails = questions.map(({ recipient }) => plainAddress(recipient.email))
  const addressed = questions.flatMap(({ entity }, index) => {
    const email = emails[index]
    return email === undefined ? [] : [{ entity, email }]
  })
  const suppressed = (await areSuppressed(deps.hub, addressed, deps.keyring)).values()
  return emails.map((email): Reach => {
    if (email === undefined) return { kind: 'no', reason: 'no-email' }
    return suppressed.next().value === true ? { kind: 'no', reason: 'suppressed' } : { kind: 'yes' }
  })
}

/**
 * The mail as it was archived. One that cannot be read is a fault of the hub, and waits: an exception would lose the outcomes of
 * its neighbours, which may already be on their way. @throws Error when the parcel holds no mail at all
 */
async function archivedMail(parcel: Parcel, log: Log): Promise<Uint8Array | undefined> {
  const mail = parcel.documents.find((document) => document.mediaType === 'message/rfc822')
  if (mail === undefined) throw new Error('A parcel for email holds a composed mail')
  try {
    return await mail.open()
  } catch {
    const delivery = showNumberedId('dlv', parcel.message, parcel.sequence)
    log.error({ delivery, record: parcel.record }, 'an archived mail cannot be read')
    return undefined
  }
}

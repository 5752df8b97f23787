import { sql } from 'drizzle-orm'
import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import { withNoticeCounts } from '../../../channels/email/adapter/complaint-brake.ts'
import { createEmailChannel } from '../../../channels/email/adapter/email-channel.ts'
import { itemIdOf } from '../../../channels/inbox/store/item.ts'
import { markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import type { NoticeMailer } from '../../../channels/notices.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { sendAlerts } from '../../../dispatcher/alert-outbox/send-alerts.ts'
import type { AlertLine } from '../../../dispatcher/alerts/alert.ts'
import { confirmAddress, requestCode } from '../../../dispatcher/alerts/confirm-address.ts'
import type { MessageRequest } from '../../../dispatcher/intake/message-request.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { type FaultySmtp, startFaultySmtp } from '../../support/faulty/faulty-smtp.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

const never = new AbortController().signal

/** Alerts with everything real: database, dispatcher, mail channel, mail server. */
export interface AlertsFixture {
  readonly at: DispatcherFixture
  readonly peer: FaultySmtp
  readonly mailer: NoticeMailer
  /** Sends one batch of alerts directly, as one worker does. */
  send(mailer?: NoticeMailer): Promise<boolean>
  /** A citizen who confirmed this address by the code that was mailed to it. */
  confirmed(email: string, recipient?: Recipient): Promise<Recipient>
  /** Letters that are in the inbox, and whose alerts were not sent yet. */
  delivered<const Letters extends readonly Partial<MessageRequest>[]>(
    entity: EntityId,
    letters: Letters,
  ): Promise<{ [Place in keyof Letters]: MessageId }>
  open(message: MessageId, recipient: Recipient): Promise<void>
  alerts(entity: EntityId, message: MessageId): Promise<readonly AlertLine[]>
  /** Mails to this address so far, parsed. */
  mails(email: string): Promise<{ subject: string; text: string; html: string; messageId: string; raw: string }[]>
}

export async function openAlertsFixture(): Promise<AlertsFixture> {
  const at = await openDispatcherFixture()
  const peer = await startFaultySmtp()
  const { hub } = at.test.database
  const channel = createEmailChannel({
    hub,
    keyring: at.keyring,
    clock: at.clock,
    log: at.deps.log,
    smtpUrl: peer.url,
    from: 'post@uitpost.test',
    publicUrl: 'https://post.example.org',
    signer: at.signer,
    timeoutMs: 5_000,
  })
  afterFile(async () => {
    await at.stop()
    await channel.close()
    await peer.close()
  })
  const brake = { hub, clock: at.clock, log: at.deps.log, from: 'post@uitpost.test' }
  const mailer = withNoticeCounts(channel.notices, brake)
  const mails: AlertsFixture['mails'] = async (email) =>
    Promise.all(
      peer.taken
        .filter(({ to }) => to === email)
        .map(async ({ bytes }) => {
          const { subject = '', text = '', html, messageId = '' } = await simpleParser(bytes)
          return { subject, text, html: html || '', messageId, raw: bytes.toString() }
        }),
    )
  const send = (by = mailer) => sendAlerts({ ...at.deps, mailer: by }, never)
  return {
    at,
    peer,
    mailer,
    send,
    mails,
    confirmed: async (email, recipient = citizen()) => {
      const person = personIndex(recipient, at.keyring) ?? Buffer.alloc(0)
      const { database } = at.test
      const asked = { email, language: 'nl' } as const
      await database.asPerson(person, (tx) => requestCode(tx, person, asked, at.keyring, at.clock.now()))
      await send()
      const code = /\d{6}/.exec((await mails(email)).at(-1)?.text ?? '')?.[0] ?? ''
      const answer = await database.asPerson(person, (tx) =>
        confirmAddress(tx, person, code, at.keyring, at.clock.now()),
      )
      if (answer.kind !== 'confirmed') throw new Error(`The address was not confirmed: ${answer.kind}`)
      return recipient
    },
    delivered: async <const Letters extends readonly Partial<MessageRequest>[]>(entity: EntityId, letters: Letters) => {
      const messages = await Promise.all(letters.map((letter) => at.send(entity, letter)))
      await at.handOver()
      for (const message of messages) expect(await at.status(message)).toMatchObject({ status: 'delivered' })
      return messages as { [Place in keyof Letters]: MessageId }
    },
    open: async (message, recipient) => {
      const person = personIndex(recipient, at.keyring) ?? Buffer.alloc(0)
      await at.test.database.asPerson(person, (tx) => markRead(tx, itemIdOf(message, 1), person, at.clock.now()))
    },
    alerts: async (entity, message) => {
      const view = await at.test.database.asEntity(entity, (tx) =>
        readMessage(tx, { entity, test: false }, message, at.keyring),
      )
      return view?.alerts ?? []
    },
  }
}

/** The number of alerts that wait for a mail server. */
export async function alertsThatWait({ test }: DispatcherFixture): Promise<number> {
  const [row] = await test.database.hub.query<{ count: number }>(
    sql`select count(*)::int as count from alert where due_at is not null`,
  )
  return row?.count ?? 0
}

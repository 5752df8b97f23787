import { createEmailChannel, type EmailChannel, type EmailDeps } from '../../../channels/email/adapter/email-channel.ts'
import type { Channel, Parcel } from '../../../channels/port.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { createLog } from '../../../core/log.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { keyring, makeDocument, makeParcel } from '../make-parcel.ts'

export const signer = createSigner(newSigningKey())
export const clock = new ManualClock('2026-11-24T10:20:30Z')
export const never = new AbortController().signal

/** For tests without a database. */
const noDatabase: Queryable = { query: async () => [] }

export function channelTo(smtpUrl: string, change: Partial<EmailDeps> = {}): EmailChannel {
  return createEmailChannel({
    hub: noDatabase,
    keyring,
    clock,
    log: createLog('silent'),
    smtpUrl,
    from: 'post@uitpost.test',
    publicUrl: 'https://post.example.org',
    signer,
    timeoutMs: 5_000,
    ...change,
  })
}

export const html = makeDocument('<!doctype html><html lang="nl"><body><h1>Uw vergunning</h1></body></html>', {
  n: 11,
  kind: 'email',
  name: 'email.html',
  mediaType: 'text/html',
})
export const text = makeDocument('Uw vergunning\n\nDag Jan, één dag later.\n', {
  n: 12,
  kind: 'email',
  name: 'email.txt',
  mediaType: 'text/plain',
})

/** A parcel as it comes from rendering, before the mail is made of it. */
export function unmadeMail(change: Partial<Parcel> = {}): Parcel {
  return makeParcel({ documents: [html, text], ...change })
}

/** Composed and archived, as the dispatcher hands it over. */
export async function mailParcel(channel: Channel, change: Partial<Parcel> = {}): Promise<Parcel> {
  const unmade = unmadeMail(change)
  const bytes = (await channel.compose?.(unmade)) ?? new Uint8Array()
  const facts = { n: 3, kind: 'email', name: 'email.eml', mediaType: 'message/rfc822' } as const
  return { ...unmade, documents: [makeDocument(bytes, facts)] }
}

/** To a mailbox of an invented person. */
export const to = (email: string): Partial<Parcel> => ({ recipient: { type: 'addressee', name: 'Jan Geheim', email } })

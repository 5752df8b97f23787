import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import SMTPPool from 'nodemailer/lib/smtp-pool'
import type { Outcome } from '../../port.ts'
import { classifyFailure, serverIsAway } from './classify-failure.ts'

export interface MailPoolSettings {
  /** `smtp:` or `smtps:`, with user and password where the server requires them. */
  readonly url: string
  /** Connections at the same time. */
  readonly connections: number
  /** Milliseconds without any response after which the server counts as away. */
  readonly timeoutMs: number
}

interface Mail {
  readonly envelopeSender: string
  readonly recipient: string
  /** Returned in reports as `Original-Envelope-Id`. */
  readonly envelopeId: string
  readonly bytes: Uint8Array
}

type Sent =
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly outcome: Outcome; readonly serverIsAway: boolean }

export interface MailPool {
  /** Hands one mail over unchanged. Never throws for what a server does. */
  send(mail: Mail, signal: AbortSignal): Promise<Sent>
  /** Ends every connection, also one that is transferring a mail. */
  close(): void
}

/** Connections to the mail server that are kept open and shared: setting one up costs more than sending a mail. */
export function openMailPool({ url, connections, timeoutMs }: MailPoolSettings): MailPool {
  const pool = new SMTPPool({
    url,
    ...(demandsTls(url) && { requireTLS: true }),
    maxConnections: connections,
    maxMessages: 1_000,
    // A mail of which no byte was sent may move to a fresh connection when the server had closed the old one.
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: Math.min(timeoutMs, 5_000),
  })
  const transport = createTransport(pool)
  // Only this distinguishes a mail that certainly did not arrive from one whose outcome is unknown.
  const streams = new WeakMap<object, Readable>()
  transport.use('stream', (mail, done) => {
    const { message } = mail
    const create = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = create(options)
      if (Buffer.isBuffer(mail.data.raw)) streams.set(mail.data.raw, stream)
      return stream
    }
    done()
  })
  return {
    send: async ({ envelopeSender, recipient, envelopeId, bytes }, signal) => {
      const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      try {
        const info = await transport.sendMail({
          envelope: { from: envelopeSender, to: [recipient] },
          raw,
          dsn: {
            id: envelopeId,
            // The headers suffice to identify a mail; a whole letter must not be in a bounce.
            return: 'headers',
            notify: ['success', 'failure', 'delay'],
            recipient,
          },
          signal,
        })
        // The promise also resolves when the server accepted the mail for no recipient.
        if (info.rejected.length > 0) throw info.rejectedErrors?.[0] ?? new Error('The recipient was refused')
        return { kind: 'taken' }
      } catch (error) {
        const progress = { complete: streams.get(raw)?.readableEnded === true }
        return {
          kind: 'failed',
          outcome: classifyFailure(error, progress),
          serverIsAway: serverIsAway(error, progress),
        }
      }
    },
    close: () => pool.close({ force: true }),
  }
}

/** Letters and passwords are not sent unencrypted, unless the setting allows it (`?requireTLS=false`). */
function demandsTls(url: string): boolean {
  const { protocol, hostname, searchParams } = new URL(url)
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return protocol === 'smtp:' && !isHere && !searchParams.has('requireTLS')
}

import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { isInternationalAddress } from '../../../../core/words/email-address.ts'
import type { RelaySettings } from './relay-settings.ts'

/** A mail to hand over, to one recipient. */
export interface Mail {
  readonly envelopeSender: string
  readonly recipient: string
  /** Returned in reports as `Original-Envelope-Id`. */
  readonly envelopeId: string
  readonly bytes: Uint8Array
  /** Leaves with REQUIRETLS where the relay's setting says so for confidential letters. */
  readonly confidential?: boolean
}

/** How the hand-over of one mail over one connection ended. */
export type Attempt =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'failed'
      readonly error: unknown
      /** The last byte was written: the relay may have the mail, even when its answer was lost. */
      readonly complete: boolean
      /** A byte of the mail was read for sending. */
      readonly begun: boolean
    }

/** A connection to a relay after EHLO and sign-in. */
export interface SmtpSession {
  /** Extensions of the relay, in capitals. */
  readonly offers: ReadonlySet<string>
  /** Mails that were tried over this connection. */
  readonly used: number
  readonly isOpen: boolean
  send(mail: Mail, signal: AbortSignal): Promise<Attempt>
  /** Makes the connection usable after a mail. @returns false when it is not: then it is closed */
  ready(): Promise<boolean>
  /** Says goodbye when no mail is under way; `close` does not. */
  quit(): void
  close(): void
}

/** Connects, encrypts and signs in. @throws what nodemailer reports, classified by `classify-failure.ts` */
export async function openSession(relay: RelaySettings, timeoutMs: number): Promise<SmtpSession> {
  const connection = new SMTPConnection(await optionsOf(relay, timeoutMs))
  let isOpen = true
  connection.on('end', () => {
    isOpen = false
  })
  // Errors also reach the mail that is under way; without a listener they would end the process.
  connection.on('error', () => undefined)
  await connected(connection)
  const offers = offersOf(connection.lastServerResponse)
  if (relay.user !== undefined) await signedIn(connection, relay)
  let used = 0
  let mustReset = false
  const send = (mail: Mail, signal: AbortSignal): Promise<Attempt> =>
    new Promise((resolve) => {
      used += 1
      const raw = Buffer.from(mail.bytes.buffer, mail.bytes.byteOffset, mail.bytes.byteLength)
      const stream = readOnce(raw)
      const end = (attempt: Attempt): void => {
        signal.removeEventListener('abort', abort)
        resolve(attempt)
      }
      const fail = (error: unknown): void =>
        end({ kind: 'failed', error, complete: stream.readableEnded, begun: stream.readableDidRead })
      const abort = (): void => {
        fail(Object.assign(new Error('The hand-over was stopped'), { code: 'EABORT' }))
        isOpen = false
        connection.close()
      }
      if (signal.aborted) return abort()
      const refused = missing(mail, relay, offers)
      if (refused !== undefined) return fail(refused)
      signal.addEventListener('abort', abort, { once: true })
      connection.send(envelopeOf(mail, relay), stream, (error, info) => {
        // The callback also succeeds when the relay accepted the mail for no recipient.
        const problem =
          error ?? (info?.rejected.length ? (info.rejectedErrors?.[0] ?? new Error('refused')) : undefined)
        if (problem === undefined) return end({ kind: 'taken' })
        const { code, responseCode } = problem as { code?: string; responseCode?: number }
        mustReset = code === 'EENVELOPE' || code === 'EMESSAGE'
        if (!mustReset || responseCode === 421) {
          isOpen = false
          connection.close()
        }
        fail(atItsStep(problem, stream.readableDidRead))
      })
    })
  return {
    offers,
    get used() {
      return used
    },
    get isOpen() {
      return isOpen
    },
    send,
    ready: async () => {
      if (!isOpen || !mustReset) return isOpen
      mustReset = false
      return new Promise((resolve) => {
        connection.once('end', () => resolve(false))
        connection.reset((error) => {
          if (error !== null) {
            isOpen = false
            connection.close()
          }
          resolve(error === null)
        })
      })
    },
    quit: () => {
      isOpen = false
      connection.quit()
    },
    close: () => {
      isOpen = false
      connection.close()
    },
  }
}

/**
 * With pipelining, the library reports an answer that closes the connection (421) as one to the connection. It came to a command of
 * this mail, which may be about its recipient.
 */
function atItsStep(error: Error & { command?: string; responseCode?: number }, begun: boolean): Error {
  const isAnswer = (error.responseCode ?? 0) >= 400 && error.command === 'CONN'
  return isAnswer ? Object.assign(error, { command: begun ? 'DATA' : 'RCPT TO' }) : error
}

async function optionsOf(relay: RelaySettings, timeoutMs: number): Promise<SMTPConnection.Options> {
  const { host, port, implicitTls, tls, caFile, minTls, verified } = relay
  return {
    host,
    port,
    secure: implicitTls,
    requireTLS: tls === 'require' && !implicitTls,
    ignoreTLS: tls === 'none',
    tls: {
      minVersion: minTls,
      rejectUnauthorized: verified,
      ...(caFile !== undefined && { ca: await readFile(caFile, 'utf8') }),
    },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: Math.min(timeoutMs, 5_000),
  }
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.once('end', () => reject(Object.assign(new Error('Closed'), { code: 'ECONNECTION', command: 'CONN' })))
    connection.connect((error) => (error === undefined ? resolve() : reject(error)))
  }).catch((error: unknown) => {
    connection.close()
    throw error
  })
}

async function signedIn(
  connection: SMTPConnection,
  { user = '', password, passwordFile }: RelaySettings,
): Promise<void> {
  const pass =
    passwordFile === undefined ? (password ?? '') : (await readFile(passwordFile, 'utf8')).replace(/\r?\n$/, '')
  await new Promise<void>((resolve, reject) => {
    connection.once('end', () => reject(Object.assign(new Error('Closed'), { code: 'EAUTH' })))
    connection.login({ user, credentials: { user, pass } }, (error) => (error === null ? resolve() : reject(error)))
  }).catch((error: unknown) => {
    connection.close()
    throw error
  })
}

/** The keywords of an answer to EHLO (RFC 5321, 4.1.1.1). */
function offersOf(answer: string | false): ReadonlySet<string> {
  const lines = answer === false ? [] : answer.split(/\r?\n/).slice(1)
  return new Set(
    lines.map(
      (line) =>
        line
          .replace(/^\d{3}[ -]/, '')
          .split(/[ =]/)[0]
          ?.toUpperCase() ?? '',
    ),
  )
}

/** What a mail needs and this relay does not offer; another relay may. */
function missing(mail: Mail, relay: RelaySettings, offers: ReadonlySet<string>): Error | undefined {
  const lacks = (code: string): Error => Object.assign(new Error('An extension is missing'), { code, command: 'EHLO' })
  if (isInternationalAddress(mail.recipient) && !offers.has('SMTPUTF8')) return lacks('ESMTPUTF8')
  if (leavesWithRequireTls(mail, relay) && !offers.has('REQUIRETLS')) return lacks('EREQUIRETLS')
  return undefined
}

const leavesWithRequireTls = (mail: Mail, { requireTlsOnward: policy }: RelaySettings): boolean =>
  policy === 'all' || (policy === 'confidential' && mail.confidential === true)

function envelopeOf(mail: Mail, relay: RelaySettings): SMTPConnection.Envelope {
  const { envelopeSender, recipient, envelopeId, bytes } = mail
  return {
    from: envelopeSender,
    to: [recipient],
    size: bytes.byteLength,
    // The bytes of a mail with an address outside ASCII in its headers (RFC 6532).
    use8BitMime: isInternationalAddress(recipient),
    ...(leavesWithRequireTls(mail, relay) && { requireTLSExtensionEnabled: true }),
    dsn: {
      id: envelopeId,
      // The headers suffice to identify a mail; a whole letter must not be in a bounce.
      return: 'headers',
      notify: ['success', 'failure', 'delay'],
      // The address type `rfc822` holds no characters outside ASCII (RFC 6533, 3).
      ...(!isInternationalAddress(recipient) && { recipient }),
    },
  }
}

function readOnce(bytes: Buffer): Readable {
  return new Readable({
    highWaterMark: Math.max(bytes.length, 1),
    read() {
      this.push(bytes)
      this.push(null)
    },
  })
}

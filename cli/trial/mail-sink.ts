import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Clock } from '../../core/clock.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { type MailStore, openMailStore } from './mail-sink/mail-store.ts'
import { serveMails } from './mail-sink/serve-mails.ts'
import { makeFolder } from './make-folder.ts'

export interface MailSink {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string
  /** The page that lists the mails. */
  readonly url: string
  /** The same for scripts: `[{messageId, from, to, subject, receivedAt, rawUrl}]`, newest first. */
  readonly jsonUrl: string
  /** The folder of the `.eml` files. */
  readonly dir: string
  stop(): Promise<void>
}

export interface MailSinkOptions {
  readonly dataDir: string
  readonly clock: Clock
  /** 0 (default): a free port. */
  readonly smtpPort?: number
  readonly httpPort?: number
}

const largest = 15 * 1024 * 1024

/** Receives every mail of the trial over real SMTP, stores it unchanged, and shows it in the browser. */
export async function startMailSink({
  dataDir,
  clock,
  smtpPort = 0,
  httpPort = 0,
}: MailSinkOptions): Promise<MailSink> {
  const dir = join(resolve(dataDir), 'mail')
  await makeFolder(dir)
  const store = await openMailStore(dir, clock)
  const smtp = openSmtp(store)
  const smtpOn = await listenOnLoopback(smtp.server, smtpPort)

  let url = ''
  const http = createServer((request, response) => {
    serveMails(store, url, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  try {
    url = `http://127.0.0.1:${await listenOnLoopback(http, httpPort)}`
  } catch (error) {
    await new Promise<void>((done) => smtp.close(done))
    throw error
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpOn}`,
    url,
    jsonUrl: `${url}/mails.json`,
    dir,
    async stop() {
      await new Promise<void>((done) => smtp.close(done))
      http.closeAllConnections()
      await new Promise<void>((done) => http.close(() => done()))
    },
  }
}

function openSmtp(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    size: largest,
    hideDSN: false,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onData: (stream, _session, done) => void keep(store, stream, done),
  })
  // A client that hangs up must not end the whole trial, which it would without a listener.
  server.on('error', () => undefined)
  return server
}

async function keep(
  store: MailStore,
  stream: SMTPServerDataStream,
  done: (fault: Error | null) => void,
): Promise<void> {
  try {
    const stored = await store.add(stream, () => !stream.sizeExceeded)
    done(stored ? null : refusal(552, 'message too large'))
  } catch {
    done(refusal(452, 'no space to store the message'))
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

type Stage = 'connect' | 'sender' | 'recipient' | 'mail'
interface RelayedMail {
  readonly recipient: string
  /** Parameters of MAIL FROM. */
  readonly requireTls: boolean
  readonly smtpUtf8: boolean
  readonly wasEncrypted: boolean
  readonly user: unknown
  readonly bytes: Buffer
}

/** A mail server on loopback of which a test chooses the extensions and the answers. */
export interface MailRelay {
  readonly name: string
  readonly url: string
  readonly taken: RelayedMail[]
  /** Connections since the start. */
  connections: number
  /** What it answers at a stage in place of yes. */
  answers: Partial<Record<Stage, string>>
  /** Bytes are taken over and then nothing is said, until `go`. */
  hold: boolean
  go(): void
  /** Accepts no connection, as a machine that is switched off; open ones are cut. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export interface RelayOptions {
  readonly hides?: readonly ('SMTPUTF8' | 'PIPELINING' | 'DSN')[]
  /** Offers STARTTLS, with the certificate of the library, which no issuer signed. */
  readonly tls?: boolean
  readonly password?: string
}

export async function startMailRelay({ hides = [], tls = false, password }: RelayOptions = {}): Promise<MailRelay> {
  const held: (() => void)[] = []
  const sockets = new Set<Socket>()
  const options: SMTPServerOptions & Record<string, unknown> = {
    hideDSN: false,
    hideREQUIRETLS: false,
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    disableReverseLookup: true,
    closeTimeout: 100,
    ...Object.fromEntries(hides.map((name) => [`hide${name}`, true])),
    onAuth: ({ username, password: given }, _session, done) =>
      given === password ? done(null, { user: username }) : done(new Error('wrong')),
    onConnect: (_session, done) => {
      relay.connections += 1
      done(refusalAt('connect'))
    },
    onMailFrom: (_address, _session, done) => done(refusalAt('sender')),
    onRcptTo: (_address, _session, done) => done(refusalAt('recipient')),
    onData: (stream, { envelope, secure, user }, done) => {
      void (async () => {
        const bytes = await buffer(stream).catch(() => undefined)
        // The connection ended in the middle of the mail.
        if (bytes === undefined) return done(new Error('cut'))
        if (relay.hold) await new Promise<void>((resolve) => held.push(resolve))
        const refused = refusalAt('mail')
        if (refused !== undefined) return done(refused)
        const { rcptTo } = envelope
        const { requireTLS, smtpUtf8 } = envelope as { requireTLS?: boolean; smtpUtf8?: boolean }
        const asked = { requireTls: requireTLS === true, smtpUtf8: smtpUtf8 === true }
        relay.taken.push({ recipient: rcptTo[0]?.address ?? '', ...asked, wasEncrypted: secure, user, bytes })
        done()
      })()
    },
  }
  let server = listen()
  await once(server.server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.server.address() as AddressInfo
  const relay: MailRelay = {
    name: `127.0.0.1:${port}`,
    url: `smtp://${password === undefined ? '' : 'hub:'}${password === undefined ? '' : `${password}@`}127.0.0.1:${port}`,
    taken: [],
    connections: 0,
    answers: {},
    hold: false,
    go: () => {
      for (const each of held.splice(0)) each()
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => server.close(done))
    },
    start: async () => {
      server = listen()
      await once(server.server.listen(port, '127.0.0.1'), 'listening')
    },
    close: () => relay.stop(),
  }
  return relay

  function listen(): SMTPServer {
    const made = new SMTPServer(options)
    made.on('error', () => undefined)
    made.server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    return made
  }
  function refusalAt(stage: Stage): Error | undefined {
    const text = relay.answers[stage]
    if (text === undefined) return undefined
    return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) })
  }
}

import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** The ways in which the server fails. `none`: it keeps to the protocol. */
export type SmtpFault =
  | 'none'
  /** Accepts the connection and never greets. */
  | 'silent'
  /** Takes half a second over every recipient and every mail. */
  | 'slow'
  /** Refuses every connection with 421. */
  | 'busy'
  /** Accepts none of our mails, whoever the recipient. */
  | 'refuses-sender'
  /** Closes on the first recipient. */
  | 'cut-at-recipient'
  /** Closes after the first bytes of a mail. */
  | 'cut-in-mail'
  /** Keeps the mail, and closes before it answers. */
  | 'cut-after-mail'
  /** Keeps the mail, and never answers. */
  | 'silent-after-mail'
  /** Keeps the mail, and gives an answer that is neither yes nor no. */
  | 'mumbles-after-mail'
  /** Answers a recipient with a line that is no answer. */
  | 'speaks-another-language'
  | 'greylists'
  | 'refuses-recipients'
  | 'refuses-mail'

interface TakenMail {
  readonly from: string
  readonly to: string
  readonly dsn: { readonly envid?: string; readonly ret?: string; readonly notify?: string }
  readonly bytes: Buffer
}

export interface FaultySmtp {
  readonly url: string
  readonly port: number
  fault: SmtpFault
  readonly taken: TakenMail[]
  /** The maximum of mails that were under way at the same time since the start, by domain. */
  readonly busiest: Map<string, number>
  /** Closes open connections, like a server that restarts: only then do its clients connect again. */
  dropConnections(): void
  close(): Promise<void>
}

/** Answers of mailboxes that refuse, whatever else is wrong. */
const refusals: Readonly<Record<string, readonly [number, string]>> = {
  'unknown@mx.test': [550, '5.1.1 <unknown@mx.test>: no such user'],
  'full@mx.test': [552, '5.2.2 mailbox full'],
  'blocked@mx.test': [554, '5.7.1 refused by policy'],
  'old-style@mx.test': [550, 'no such user here'],
  'later@mx.test': [450, '4.2.0 <later@mx.test>: try again'],
}

/** A real SMTP server on loopback that can be set to fail. */
export async function startFaultySmtp(host = '127.0.0.1'): Promise<FaultySmtp> {
  const sockets = new Map<number, Socket>()
  const underWay = new Map<string, number>()
  const cut = (session: SMTPServerSession): void => {
    sockets.get(session.remotePort)?.destroy()
  }
  const server = new SMTPServer({
    hideDSN: false,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      if (peer.fault === 'silent') return
      done(peer.fault === 'busy' ? refusal(421, '4.3.2 too busy') : undefined)
    },
    onMailFrom: (_address, _session, done) =>
      done(peer.fault === 'refuses-sender' ? refusal(550, '5.7.1 your kind is not wanted') : undefined),
    onRcptTo: ({ address }, session, done) => {
      const refused = refusals[address]
      if (peer.fault === 'cut-at-recipient') return cut(session)
      if (peer.fault === 'speaks-another-language')
        return void sockets.get(session.remotePort)?.write('Goedendag, meneer\r\n')
      if (peer.fault === 'greylists') return done(refusal(450, `4.2.0 <${address}> is greylisted`))
      if (peer.fault === 'refuses-recipients') return done(refusal(550, `5.1.1 <${address}> unknown`))
      if (refused !== undefined) return done(refusal(...refused))
      if (peer.fault === 'slow') return void setTimeout(done, 500)
      done()
    },
    onData: (stream, session, done) => void take(stream, session, done),
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.on('close', () => sockets.delete(remotePort))
  })
  server.listen(0, host)
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const peer: FaultySmtp = {
    url: `smtp://${host}:${port}`,
    port,
    fault: 'none',
    taken: [],
    busiest: new Map(),
    dropConnections: () => {
      for (const socket of sockets.values()) socket.destroy()
    },
    close: async () => {
      peer.dropConnections()
      await new Promise<void>((done) => server.close(done))
    },
  }
  return peer

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (fault?: Error | null, said?: string) => void,
  ): Promise<void> {
    const { fault } = peer
    if (fault === 'cut-in-mail') {
      stream.once('data', () => cut(session))
      return
    }
    const to = session.envelope.rcptTo[0]?.address ?? ''
    const domain = to.slice(to.indexOf('@') + 1)
    const now = (underWay.get(domain) ?? 0) + 1
    underWay.set(domain, now)
    peer.busiest.set(domain, Math.max(now, peer.busiest.get(domain) ?? 0))
    const bytes = await buffer(stream)
    await new Promise((resolve) => setTimeout(resolve, fault === 'slow' ? 500 : 5))
    underWay.set(domain, (underWay.get(domain) ?? 1) - 1)
    if (fault === 'refuses-mail') return done(refusal(554, '5.6.0 not a mail that we like'))
    peer.taken.push({ ...envelopeOf(session), to, bytes })
    if (fault === 'cut-after-mail') return cut(session)
    if (fault === 'silent-after-mail') return
    if (fault === 'mumbles-after-mail') return done(refusal(399, 'perhaps'))
    done()
  }
}

function envelopeOf({ envelope }: SMTPServerSession): Pick<TakenMail, 'from' | 'dsn'> {
  const { mailFrom, rcptTo } = envelope
  const sender = mailFrom === false ? undefined : mailFrom
  const { ENVID: envid, RET: ret } = (sender?.args ?? {}) as Record<string, string>
  const { NOTIFY: notify } = (rcptTo[0]?.args ?? {}) as Record<string, string>
  const dsn = {
    ...(envid !== undefined && { envid }),
    ...(ret !== undefined && { ret }),
    ...(notify !== undefined && { notify }),
  }
  return { from: sender?.address ?? '', dsn }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

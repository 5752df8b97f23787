import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Signer } from '../../../core/crypto/signer.ts'
import type { Log } from '../../../core/log.ts'
import type { RawReceipt } from '../../port.ts'
import { createDeliveryTokens } from './delivery-token.ts'
import { domainOf } from './mail-address.ts'

export interface BounceListenerDeps {
  readonly host: string
  /** 0 means any free port. */
  readonly port: number
  /** Domain of the envelope senders; other addresses are refused, so that the server cannot be used as a relay. */
  readonly domain: string
  readonly signer: Pick<Signer, 'sign'>
  readonly log: Log
  /** LMTP (RFC 2033) for a mail server on the same machine or network that delivers by it; default SMTP. */
  readonly protocol?: 'smtp' | 'lmtp'
  /** Milliseconds after which a connection is closed, whatever it is doing; default ten minutes. */
  readonly longestConnectionMs?: number
  /** Stores what the mail reports. The delivering server gets its acceptance only when this has resolved. */
  take(raw: RawReceipt): Promise<void>
}

export interface BounceListener {
  readonly port: number
  close(): Promise<void>
}

/** Some servers return the whole letter with its attachments: such a report is taken, and what identifies it is at its beginning. */
const largest = 64 * 1024 * 1024
/** Of a report no more is read. */
export const readBytes = 1024 * 1024
/** A sender that takes its time within each timeout must not hold a place for ever. */
const longestConnectionMs = 10 * 60_000
const maxClients = 100
/** Connections from one address; others must find a place. */
const maxPerAddress = 50

/**
 * An SMTP or LMTP server for mail that comes back: to `bounce+<token>@domain` for bounces, and to `bounce@domain` for the complaints that
 * mail providers forward. The MX record of the domain, or a relay in front, points to it.
 */
export async function receiveBounces(deps: BounceListenerDeps): Promise<BounceListener> {
  const tokens = [createDeliveryTokens(deps.signer), createDeliveryTokens(deps.signer, 'notice')]
  const places = new Map<string, number>()
  const server = new SMTPServer({
    size: largest,
    lmtp: deps.protocol === 'lmtp',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onConnect: ({ remoteAddress }, done) => {
      const count = (places.get(remoteAddress) ?? 0) + 1
      places.set(remoteAddress, count)
      done(count > maxPerAddress ? refusal(421, '4.7.0 too many connections from your address') : undefined)
    },
    onClose: ({ remoteAddress }) => {
      const count = (places.get(remoteAddress) ?? 1) - 1
      if (count > 0) places.set(remoteAddress, count)
      else places.delete(remoteAddress)
    },
    onRcptTo: ({ address }, _session, done) => {
      const ours = domainOf(address) === deps.domain.toLowerCase() && isBounceAddress(address)
      done(ours ? undefined : refusal(550, '5.1.1 no such mailbox'))
    },
    onData: (stream, session, done) => void receive(stream, session, done),
  })
  // A client that hangs up must not end the process, which it would without a listener.
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    const end = setTimeout(() => socket.destroy(), deps.longestConnectionMs ?? longestConnectionMs).unref()
    socket.once('close', () => clearTimeout(end))
  })
  server.listen(deps.port, deps.host)
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((done) => server.close(done)),
  }

  function isBounceAddress(address: string): boolean {
    const local = address.slice(0, address.lastIndexOf('@')).toLowerCase()
    return local === 'bounce' || (local.startsWith('bounce+') && tokens.some((each) => each.find(local) !== undefined))
  }

  async function receive(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
    done: (fault?: Error) => void,
  ): Promise<void> {
    try {
      const bytes = await beginningOf(stream)
      if (stream.sizeExceeded) return done(refusal(552, '5.3.4 message too large'))
      for (const source of new Set(envelope.rcptTo.map(({ address }) => address))) await deps.take({ source, bytes })
      done()
    } catch (error) {
      // The answer is temporary: the server keeps the report and delivers it again.
      deps.log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a bounce could not be stored')
      done(refusal(451, '4.3.0 try again later'))
    }
  }
}

/** What is read of a mail; the rest is taken from the connection and not kept. */
async function beginningOf(stream: SMTPServerDataStream): Promise<Uint8Array> {
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size < readBytes) kept.push(chunk.subarray(0, readBytes - size))
    size += chunk.length
  }
  return Buffer.concat(kept)
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

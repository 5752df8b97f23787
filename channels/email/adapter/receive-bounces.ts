import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
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
  /** Stores what the mail reports. The delivering server gets its acceptance only when this has resolved. */
  take(raw: RawReceipt): Promise<void>
}

export interface BounceListener {
  readonly port: number
  close(): Promise<void>
}

/** A report quotes headers only; a larger mail is no report. */
const largest = 1024 * 1024

/**
 * An SMTP or LMTP server for mail that comes back: to `bounce+<token>@domain` for bounces, and to `bounce@domain` for the complaints that
 * mail providers forward. The MX record of the domain, or a relay in front, points to it.
 */
export async function receiveBounces(deps: BounceListenerDeps): Promise<BounceListener> {
  const tokens = [createDeliveryTokens(deps.signer), createDeliveryTokens(deps.signer, 'notice')]
  const server = new SMTPServer({
    size: largest,
    lmtp: deps.protocol === 'lmtp',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 100,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onRcptTo: ({ address }, _session, done) => {
      const ours = domainOf(address) === deps.domain.toLowerCase() && isBounceAddress(address)
      done(ours ? undefined : refusal(550, '5.1.1 no such mailbox'))
    },
    onData: (stream, session, done) => void receive(stream, session, done),
  })
  // A client that hangs up must not end the process, which it would without a listener.
  server.on('error', () => undefined)
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
      const bytes = await buffer(stream)
      if (stream.sizeExceeded) return done(refusal(552, '5.3.4 message too large'))
      for (const { address } of envelope.rcptTo) await deps.take({ source: address, bytes })
      done()
    } catch (error) {
      // The answer is temporary: the server keeps the report and delivers it again.
      deps.log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a bounce could not be stored')
      done(refusal(451, '4.3.0 try again later'))
    }
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

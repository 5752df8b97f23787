import type { RelaySettings } from './relay-settings.ts'
import { type Attempt, type Mail, openSession, type SmtpSession } from './smtp-session.ts'

/** Connections to one relay that are kept open and shared: setting one up costs more than sending a mail. */
export interface RelayConnections {
  /** Mails under way or waiting for a connection. */
  readonly busy: number
  /** The extensions at the last connection; undefined before the first. */
  readonly offers: ReadonlySet<string> | undefined
  send(mail: Mail, signal: AbortSignal): Promise<Attempt>
  /** Connects, signs in and says goodbye. @throws what the relay answers */
  check(): Promise<void>
  /** `drain` lets the mails under way end first. */
  close(how: 'now' | 'drain'): void
}

/** Mails over one connection: some servers end it after a number of their own. */
const maxPerConnection = 1_000
/** Shorter than the five minutes that RFC 5321, 4.5.3.2.7 lets a server wait: we close a connection that is not used, not the server. */
const idleMs = 4 * 60_000

export function openRelayConnections(relay: RelaySettings, timeoutMs: number): RelayConnections {
  const idle: SmtpSession[] = []
  const all = new Set<SmtpSession>()
  const waiting: (() => void)[] = []
  const timers = new Map<SmtpSession, NodeJS.Timeout>()
  let open = 0
  let busy = 0
  let closed: 'no' | 'now' | 'drain' = 'no'
  let offers: ReadonlySet<string> | undefined

  const drop = (session: SmtpSession, how: 'quit' | 'close'): void => {
    clearTimeout(timers.get(session))
    timers.delete(session)
    if (!all.delete(session)) return
    open -= 1
    if (session.isOpen) session[how]()
    waiting.shift()?.()
  }
  const connect = async (): Promise<SmtpSession> => {
    open += 1
    try {
      const session = await openSession(relay, timeoutMs)
      all.add(session)
      offers = session.offers
      if (closed === 'now') session.close()
      return session
    } catch (error) {
      open -= 1
      waiting.shift()?.()
      throw error
    }
  }
  const acquire = async (): Promise<SmtpSession> => {
    for (;;) {
      const session = idle.pop()
      if (session === undefined) {
        if (open < relay.connections) return connect()
        await new Promise<void>((resolve) => waiting.push(resolve))
        continue
      }
      clearTimeout(timers.get(session))
      if (session.isOpen) return session
      drop(session, 'close')
    }
  }
  const release = async (session: SmtpSession): Promise<void> => {
    const usable = (await session.ready()) && session.used < maxPerConnection && closed === 'no'
    if (!usable) return drop(session, 'quit')
    idle.push(session)
    timers.set(session, setTimeout(() => leave(session), idleMs).unref())
    waiting.shift()?.()
  }
  const leave = (session: SmtpSession): void => {
    const place = idle.indexOf(session)
    if (place < 0) return
    idle.splice(place, 1)
    drop(session, 'quit')
  }
  const attempt = async (mail: Mail, signal: AbortSignal): Promise<{ ended: Attempt; reused: boolean }> => {
    let session: SmtpSession
    try {
      session = await acquire()
    } catch (error) {
      return { ended: { kind: 'failed', error, complete: false, begun: false }, reused: false }
    }
    const reused = session.used > 0
    const ended = await session.send(mail, signal)
    void release(session)
    return { ended, reused }
  }
  return {
    get busy() {
      return busy
    },
    get offers() {
      return offers
    },
    send: async (mail, signal) => {
      busy += 1
      try {
        const first = await attempt(mail, signal)
        // The relay closed a connection that had been idle: not a byte of the mail was sent, so it leaves over a new one.
        const stale = first.reused && first.ended.kind === 'failed' && !first.ended.begun && isCut(first.ended.error)
        if (!stale || signal.aborted) return first.ended
        for (const session of idle.splice(0)) drop(session, 'close')
        return (await attempt(mail, signal)).ended
      } finally {
        busy -= 1
        if (closed === 'drain' && busy === 0) for (const session of all) drop(session, 'quit')
      }
    },
    check: async () => {
      const session = await openSession(relay, timeoutMs)
      offers = session.offers
      session.quit()
    },
    close: (how) => {
      closed = how
      for (const session of idle.splice(0)) drop(session, 'quit')
      if (how === 'now') for (const session of all) drop(session, 'close')
    },
  }
}

/** The connection failed, without an answer of the relay. */
function isCut(error: unknown): boolean {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number }
  return responseCode === 0 && ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE'].includes(code)
}

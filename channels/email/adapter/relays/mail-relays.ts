import { isInternationalAddress } from '../../../../core/words/email-address.ts'
import type { Outcome } from '../../../port.ts'
import { asksToSlowDown, classifyFailure, lacksExtension, serverIsAway } from '../classify-failure.ts'
import { openRelayConnections, type RelayConnections } from './relay-connections.ts'
import { type AsideWaits, afterCheck, afterFailure, afterSuccess, type RelayHealth, untried } from './relay-health.ts'
import { parseRelays, type RelaySettings } from './relay-settings.ts'
import type { Mail } from './smtp-session.ts'

export interface MailRelaysDeps {
  /** The relays as a setting names them (`parseRelays`). */
  readonly urls: string
  /** The same at a later moment: servers and passwords may have changed. Absent: they do not change. */
  readonly readUrls?: () => Promise<string>
  /** Milliseconds without any response after which a relay counts as away. */
  readonly timeoutMs: number
  readonly now: () => Date
  readonly waits?: AsideWaits
  /** Called with a code, never with an address, when a relay is set aside or works again, or when the setting cannot be read. */
  readonly onChange?: (relay: string, what: string) => void
}

type Sent =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'failed'
      readonly outcome: Outcome
      /** No relay could be reached: the mails behind this one need not try. */
      readonly serverIsAway: boolean
      /** The provider of the recipient requires fewer mails. */
      readonly slowDown: boolean
    }

/** What is known of one relay. */
export interface RelayReport extends RelayHealth {
  readonly name: string
  readonly priority: number
  readonly weight: number
  readonly offersSmtpUtf8: boolean | undefined
  /** Mails that it took, and hand-overs that failed because of it, since this process began. */
  readonly taken: number
  readonly failed: number
}

export interface MailRelays {
  /** Hands one mail over unchanged, to one relay. Never throws for what a server does. */
  send(mail: Mail, signal: AbortSignal): Promise<Sent>
  /** Mails that can be under way at the same time over the relays in use. */
  capacity(): number
  report(): readonly RelayReport[]
  /** Ends every connection, also one that is transferring a mail. */
  close(): void
}

interface Relay {
  readonly settings: RelaySettings
  readonly connections: RelayConnections
  health: RelayHealth
  taken: number
  failed: number
  /** What is due to it of the mails of its priority: the relay with the most takes the next. */
  credit: number
  check: NodeJS.Timeout | undefined
}

const readEveryMs = 30_000

/**
 * Mail servers that take over from each other. A mail goes to another relay only while it is certain that the one before does not
 * have it: once its last byte was written and no answer came, the outcome is unknown and stays with that relay.
 */
export function openMailRelays(deps: MailRelaysDeps): MailRelays {
  const { timeoutMs, now, onChange = () => undefined } = deps
  let text = deps.urls
  let relays: readonly Relay[] = parseRelays(text).map(open)
  let readAt = performance.now()

  function open(settings: RelaySettings): Relay {
    const connections = openRelayConnections(settings, timeoutMs)
    return { settings, connections, health: untried, taken: 0, failed: 0, credit: 0, check: undefined }
  }
  function retire(relay: Relay, how: 'now' | 'drain'): void {
    clearTimeout(relay.check)
    relay.connections.close(how)
  }
  async function renew(): Promise<void> {
    if (deps.readUrls === undefined || performance.now() < readAt + readEveryMs) return
    readAt = performance.now()
    const found = await deps.readUrls().catch(() => text)
    if (found === text) return
    let wanted: readonly RelaySettings[]
    try {
      wanted = parseRelays(found)
    } catch {
      return onChange('SMTP_URL', 'cannot be read; the relays stay as they are')
    }
    text = found
    const before = relays
    const same = (a: RelaySettings, b: RelaySettings): boolean => JSON.stringify(a) === JSON.stringify(b)
    relays = wanted.map((settings) => before.find((each) => same(each.settings, settings)) ?? open(settings))
    for (const relay of before) if (!relays.includes(relay)) retire(relay, 'drain')
  }
  function setAside(relay: Relay, code: string): void {
    relay.failed += 1
    const before = relay.health
    relay.health = afterFailure(before, code, now(), deps.waits)
    if (relay.health === before) return
    if (before.state === 'up') onChange(relay.settings.name, `set aside: ${code}`)
    const wait = (relay.health.until?.getTime() ?? 0) - now().getTime()
    clearTimeout(relay.check)
    relay.check = setTimeout(() => void tryAgain(relay), Math.max(wait, 1)).unref()
  }
  async function tryAgain(relay: Relay): Promise<void> {
    try {
      await relay.connections.check()
      restore(relay, afterCheck(relay.health))
    } catch (error) {
      const { detail } = classifyFailure(error, { complete: false }) as { detail?: string }
      // The clock may be that of a test, which does not run: the check itself is the end of the wait.
      relay.health = { ...relay.health, until: undefined }
      if (relays.includes(relay)) setAside(relay, detail ?? 'no answer')
    }
  }
  function restore(relay: Relay, health: RelayHealth): void {
    if (relay.health.state === 'aside') onChange(relay.settings.name, 'works again')
    clearTimeout(relay.check)
    relay.health = health
  }
  /** In the order in which they are tried: by priority, and within one by weight in turns. */
  function inOrder(mail: Mail): Relay[] {
    const lacks = ({ connections }: Relay): boolean =>
      isInternationalAddress(mail.recipient) && connections.offers?.has('SMTPUTF8') === false
    const working = relays.filter(({ health }) => health.state === 'up')
    // A relay that is set aside is tried only when no other can be: mails must not wait for its answer.
    if (working.length === 0) return relays.toSorted((a, b) => untilOf(a) - untilOf(b)).slice(0, 1)
    const least = Math.min(...working.map(({ settings }) => settings.priority))
    const first = working.filter(({ settings }) => settings.priority === least)
    for (const relay of first) relay.credit += relay.settings.weight
    const found = working.toSorted(
      (a, b) => Number(lacks(a)) - Number(lacks(b)) || a.settings.priority - b.settings.priority || b.credit - a.credit,
    )
    const total = first.reduce((sum, { settings }) => sum + settings.weight, 0)
    for (const relay of found.slice(0, 1)) relay.credit -= total
    return found
  }
  const untilOf = ({ health }: Relay): number => health.until?.getTime() ?? 0
  return {
    send: async (mail, signal) => {
      await renew()
      let last: Extract<Sent, { kind: 'failed' }> | undefined
      for (const relay of inOrder(mail)) {
        const attempt = await relay.connections.send(mail, signal)
        if (attempt.kind === 'taken') {
          relay.taken += 1
          restore(relay, afterSuccess(relay.health, now()))
          return attempt
        }
        const { error, complete } = attempt
        const outcome = classifyFailure(error, { complete })
        const away = serverIsAway(error, { complete })
        // Another relay that is away is the better answer to a mail that this one cannot send: the mail waits for that relay.
        if (last === undefined || !lacksExtension(error))
          last = { kind: 'failed', outcome, serverIsAway: away, slowDown: asksToSlowDown(error) }
        // A relay that falls silent after a mail is set aside as well, but this mail stays with it.
        if (away || (outcome.kind === 'unknown' && !signal.aborted))
          setAside(relay, 'detail' in outcome ? outcome.detail : 'no answer')
        if (!away && !lacksExtension(error)) break
        if (signal.aborted) break
      }
      return last ?? { kind: 'failed', outcome: noRelay, serverIsAway: true, slowDown: false }
    },
    capacity: () => {
      const working = relays.filter(({ health }) => health.state === 'up')
      const usable = working.length > 0 ? working : relays
      const least = Math.min(...usable.map(({ settings }) => settings.priority))
      return usable
        .filter(({ settings }) => settings.priority === least)
        .reduce((sum, { settings }) => sum + settings.connections, 0)
    },
    report: () =>
      relays.map(({ settings: { name, priority, weight }, connections: { offers }, health, taken, failed }) => ({
        ...health,
        name,
        priority,
        weight,
        offersSmtpUtf8: offers?.has('SMTPUTF8'),
        taken,
        failed,
      })),
    close: () => {
      for (const relay of relays) retire(relay, 'now')
    },
  }
}

const noRelay: Outcome = { kind: 'unavailable', detail: 'no relay' }

import type { Outcome } from '../../port.ts'
import { domainOf } from './mail-address.ts'
import type { MailRelays } from './relays/mail-relays.ts'
import type { Mail } from './relays/smtp-session.ts'
import type { Turns } from './turns/turns.ts'

/** How letters and notices leave: over the same relays, within the same limits. */
export interface MailExit {
  readonly relays: MailRelays
  readonly turns: Turns
}

/** A mail that is made when its turn has come, or the outcome that makes it unnecessary. */
export type MailOrOutcome = { readonly mail: Mail; readonly reference: string } | Outcome

/** Hands over mails one by one; made for one chunk. */
export type HandOver = (recipient: string, make: () => Promise<MailOrOutcome>) => Promise<Outcome>

/** Once no relay can be reached, the mails of the chunk that wait behind need not try as well. */
export function openHandOver({ relays, turns }: MailExit, signal: AbortSignal): HandOver {
  let away: Outcome | undefined
  return async (recipient, make) => {
    const domain = domainOf(recipient)
    const result = await turns.run(domain, async (): Promise<Outcome> => {
      if (away !== undefined) return away
      const made = await make()
      if ('kind' in made) return made
      const sent = await relays.send(made.mail, signal)
      if (sent.kind === 'taken') {
        turns.went(domain)
        return { kind: 'accepted', providerReference: made.reference }
      }
      if (sent.serverIsAway) away = sent.outcome
      if (!sent.slowDown || sent.outcome.kind !== 'unavailable') return sent.outcome
      return { ...sent.outcome, retryAfterMs: turns.slowDown(domain) }
    })
    return result.kind === 'later' ? { kind: 'not-begun', retryAfterMs: result.retryAfterMs } : result
  }
}

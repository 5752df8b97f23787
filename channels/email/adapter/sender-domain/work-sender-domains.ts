import type { Clock } from '../../../../core/clock.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import { dayMs } from '../../../../core/durations.ts'
import type { Log } from '../../../../core/log.ts'
import type { Finding } from '../../store/sender-domain/finding.ts'
import {
  checksAtOnce,
  type RegisteredDomain,
  registerSenderDomains,
  storeCheck,
  takeDueDomains,
} from '../../store/sender-domain/sender-domains.ts'
import { type CheckSettings, checkSenderDomain } from './check-sender-domain.ts'
import type { SenderSetup } from './sender-setup.ts'

export interface SenderDomainDeps {
  readonly hub: Queryable
  readonly clock: Clock
  readonly log: Log
  /** Every domain from which mail is sent. */
  readonly domains: readonly RegisteredDomain[]
  /** Read at each check, since keys are rotated without a restart. */
  readonly readSetup: (domain: RegisteredDomain) => Promise<SenderSetup>
  readonly checking: CheckSettings
  /** False: only when a person requests it, so that a trial sends nothing by itself. */
  readonly daily: boolean
}

/** Where DNS did not answer, the check is repeated sooner than the next day. */
const afterSilenceMs = 3_600_000
/** Longer than the longest check. */
const leaseMs = 300_000

export interface DoneCheck {
  readonly domain: string
  readonly findings: readonly Finding[]
}

/**
 * Checks each sender domain when it is due: once a day, and when a person requested it. Several dispatchers may call it; one of them
 * does each check. A round returns the checks that it did.
 */
export function createSenderDomainWork(deps: SenderDomainDeps): (signal: AbortSignal) => Promise<readonly DoneCheck[]> {
  const { hub, clock, daily, domains } = deps
  const known = new Map(domains.map((each) => [each.domain, each]))
  let registered = false
  return async (signal) => {
    const now = clock.now()
    if (!registered) await registerSenderDomains(hub, domains, daily, now)
    registered = true
    const retryAt = new Date(now.getTime() + leaseMs)
    const due = await takeDueDomains(hub, [...known.keys()], { atMost: checksAtOnce, now, retryAt })
    const mine = due.flatMap((domain) => known.get(domain) ?? [])
    const done = await Promise.all(mine.map((each) => check(deps, each, now, signal)))
    return done.flatMap((each) => each ?? [])
  }
}

async function check(
  { hub, clock, log, daily, readSetup, checking }: SenderDomainDeps,
  subject: RegisteredDomain,
  beganAt: Date,
  signal: AbortSignal,
): Promise<DoneCheck | undefined> {
  const { domain } = subject
  const findings = await checkSenderDomain(await readSetup(subject), checking, signal)
  // Closing: the next dispatcher does the check, since an aborted one says nothing.
  if (signal.aborted) return undefined
  const checkedAt = clock.now()
  const isSilent = findings.some(({ code }) => code === 'dns-silent' || code === 'dns-error')
  const nextAt = daily ? new Date(checkedAt.getTime() + (isSilent ? afterSilenceMs : dayMs)) : null
  const before = await storeCheck(hub, domain, { findings, beganAt, checkedAt, nextAt })
  for (const fault of newFaults(before, findings))
    log.warn(
      { domain, check: fault.check, finding: fault.code },
      'a check of the sender domain fails: receivers may refuse its mail',
    )
  return { domain, findings }
}

/** Faults that the check before did not have. */
export function newFaults(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.filter(({ state }) => state === 'fault').map(nameOf))
  return after.filter((each) => each.state === 'fault' && !known.has(nameOf(each)))
}

const nameOf = ({ check, values }: Finding): string => `${check}/${values['selector'] ?? ''}`

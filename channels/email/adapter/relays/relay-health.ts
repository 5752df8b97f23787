/** Whether a relay takes mails, from what it answered. */
export interface RelayHealth {
  readonly state: 'up' | 'aside'
  /** Failures since the last success. */
  readonly failures: number
  /** When it is tried again; only while it is set aside. */
  readonly until: Date | undefined
  readonly lastFailure: string | undefined
  readonly lastFailureAt: Date | undefined
  readonly lastSuccessAt: Date | undefined
}

export const untried: RelayHealth = {
  state: 'up',
  failures: 0,
  until: undefined,
  lastFailure: undefined,
  lastFailureAt: undefined,
  lastSuccessAt: undefined,
}

/** How long a relay is set aside: twice as long after each failure, spread so that relays and processes do not come together. */
export interface AsideWaits {
  readonly firstMs: number
  readonly maxMs: number
}
export const usualWaits: AsideWaits = { firstMs: 5_000, maxMs: 300_000 }
const spread = 0.25

export function afterFailure(
  health: RelayHealth,
  failure: string,
  now: Date,
  { firstMs, maxMs }: AsideWaits = usualWaits,
  random: () => number = Math.random,
): RelayHealth {
  // Mails that were under way when the relay failed are one failure, not one each.
  if (health.state === 'aside' && health.until !== undefined && health.until > now) return health
  const wait = Math.min(firstMs * 2 ** Math.min(health.failures, 20), maxMs) * (1 - spread + 2 * spread * random())
  return {
    state: 'aside',
    failures: health.failures + 1,
    until: new Date(now.getTime() + Math.round(wait)),
    lastFailure: failure,
    lastFailureAt: now,
    lastSuccessAt: health.lastSuccessAt,
  }
}

/** It took a mail. */
export function afterSuccess(health: RelayHealth, now: Date): RelayHealth {
  return { ...health, state: 'up', failures: 0, until: undefined, lastSuccessAt: now }
}

/** It answered a check, which says less than a mail: when it fails again at once, it is set aside for longer. */
export function afterCheck(health: RelayHealth): RelayHealth {
  return { ...health, state: 'up', until: undefined }
}

/** The one source of time: timers, leases, cut-offs and SQL with the current time all take it from here. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

import type { Provider } from '../mail-providers.ts'

/** When complaints warn, and when bulk mail waits. */
export interface ComplaintLimits {
  /** Days of the rolling window. */
  readonly windowDays: number
  /** Complaints per hundred mails. Gmail and Yahoo require less than 0.1, and block from 0.3. */
  readonly warnPercent: number
  /** Below the limit of the providers: what is under way still counts. */
  readonly brakePercent: number
  /** With fewer mails one complaint would decide; nothing is judged. */
  readonly minMails: number
}

/** What was counted of one sender domain at one provider. */
export interface ComplaintCount {
  readonly handedOver: number
  readonly complaints: number
}

/** `few`: too few mails to judge. */
export type RateState = 'few' | 'good' | 'warning' | 'over'

/** Complaints per hundred mails. Reports can outlive the mails of the window: without mails each complaint counts for one. */
export function complaintPercent({ handedOver, complaints }: ComplaintCount): number {
  return complaints === 0 ? 0 : (complaints * 100) / Math.max(handedOver, complaints)
}

export function rateState(count: ComplaintCount, limits: ComplaintLimits): RateState {
  if (count.handedOver < limits.minMails) return 'few'
  const percent = complaintPercent(count)
  if (percent >= limits.brakePercent) return 'over'
  return percent >= limits.warnPercent ? 'warning' : 'good'
}

/**
 * Whether bulk mail to a provider waits from now on. It begins at the limit and ends only when complaints have fallen below the level that
 * warns: in between, mail would stop and start all the time. `other` is many servers without a common limit: they never wait.
 */
export function waits(provider: Provider, count: ComplaintCount, limits: ComplaintLimits, waitsNow: boolean): boolean {
  if (provider === 'other') return false
  return waitsNow ? complaintPercent(count) >= limits.warnPercent : rateState(count, limits) === 'over'
}

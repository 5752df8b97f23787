/** Reasons for which nothing will ever arrive at an address: the address is marked. */
export const hardReasons = [
  'unknown-recipient',
  'mailbox-disabled',
  'moved',
  'domain-unknown',
  'no-mail-accepted',
] as const

/** Reasons for which this mail did not arrive, and the next one may. */
export const softReasons = [
  'mailbox-full',
  'rate-limited',
  'greylisted',
  'spam',
  'virus',
  'blocked',
  'authentication',
  'policy',
  'not-allowed-to-send',
  'relay-denied',
  'content-refused',
  'too-large',
  'unreachable',
  'dns',
  'expired-in-queue',
  'loop',
  'encryption',
  'server-fault',
  'temporary',
  'unspecified',
] as const

export type FailureReason = (typeof hardReasons)[number] | (typeof softReasons)[number]

const hard: ReadonlySet<FailureReason> = new Set(hardReasons)

/** Whether the reason concerns the address itself, which is then wrong for every later mail too. */
export function isHard(reason: FailureReason): boolean {
  return hard.has(reason)
}

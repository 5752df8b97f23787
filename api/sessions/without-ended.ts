import type { Identity } from './session.ts'

/** The identity with the mandates that are valid at an instant: one that ends during a session gives no access from then on. */
export function withoutEnded(identity: Identity, now: Date): Identity {
  const ended = Object.entries(identity.mandateEnds ?? {}).flatMap(([number, end]) =>
    Date.parse(end) <= now.getTime() ? [number] : [],
  )
  if (ended.length === 0) return identity
  return {
    ...identity,
    enterprises: identity.enterprises.filter(({ number }) => !ended.includes(number)),
    mandators: identity.mandators.filter((number) => !ended.includes(number)),
    ended,
  }
}

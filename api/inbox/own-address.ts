import { Refusal } from '../../core/fault.ts'
import { lettersUnderWay } from '../../dispatcher/messages/letters-under-way.ts'
import type { Preferences } from '../../dispatcher/messages/preferences.ts'
import type * as contract from '../contract/inbox/preferences.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'
import { type Reading, readsFor } from '../sign-in/reads-for.ts'

/**
 * The owner of the preferences to change: the person themselves, or an enterprise that they represent. A mandate to read the
 * letters of another person does not cover how that person is reached.
 * @throws Refusal UP-1102
 */
export function decidesFor(call: Call, deps: ApiDeps, as: string | undefined): Reading {
  const reading = readsFor(deps.keyring, call.caller, as)
  if (reading.as?.startsWith('mnd_') === true)
    throw new Refusal('UP-1102', 'A mandate to read does not go as far as choosing how letters arrive.')
  assertMayDecide(reading)
  return reading
}

/** @throws Refusal UP-1102 for a person who may only read for the enterprise. */
export function assertMayDecide({ mayDecide }: Reading): void {
  if (!mayDecide) throw new Refusal('UP-1102', 'Your role lets you read for this enterprise, and decide nothing.')
}

/** @throws Refusal UP-1429 */
export function refuseMoreCodes(): never {
  throw new Refusal('UP-1429', 'Too many codes were asked for today. Ask again tomorrow.', [], { retryAfter: 86_400 })
}

/** The preferences of a person, with the letters that a change does not concern. */
export async function answerPreferences(
  { database }: Pick<ApiDeps, 'database'>,
  person: Uint8Array,
  { alertAddress, ...chosen }: Preferences,
  now: Date,
): Promise<contract.InboxPreferences> {
  const { status, confirmedAt, confirmBefore, waiting } = alertAddress
  const { firstTermEnds, ...underWay } = await lettersUnderWay(database.hub, person, now)
  return {
    ...chosen,
    alertAddress: {
      status,
      ...(confirmedAt !== undefined && { confirmedAt: confirmedAt.toISOString() }),
      ...(confirmBefore !== undefined && { confirmBefore: confirmBefore.toISOString() }),
      ...(waiting !== undefined && {
        waiting: { email: waiting.email, expiresAt: waiting.expiresAt.toISOString() },
      }),
    },
    underWay: { ...underWay, ...(firstTermEnds !== null && { firstTermEnds: firstTermEnds.toISOString() }) },
  }
}

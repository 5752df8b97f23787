import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { type ConsentAnswer, readConsents } from '../store/consents.ts'

/**
 * The answers about consent that are stored and not older than `staleMs`, one each in the same order; the federation is not asked.
 * For processes without a connection to it.
 */
export async function storedConsents(
  { hub, keyring, clock, staleMs }: { hub: Queryable; keyring: Keyring; clock: Clock; staleMs: number },
  recipients: readonly Recipient[],
): Promise<(ConsentAnswer | undefined)[]> {
  const persons = recipients.map((recipient) => personIndex(recipient, keyring))
  const known = await readConsents(
    hub,
    persons.filter((each) => each !== undefined),
  )
  const oldest = clock.now().getTime() - staleMs
  return persons.map((person) => {
    const answer = person && known.get(person.toString('hex'))
    return answer !== undefined && answer.askedAt.getTime() > oldest ? answer.answer : undefined
  })
}

import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { Reach, ReachQuestion } from '../../port.ts'
import { areSuppressed } from '../store/suppression.ts'
import { plainAddress } from './mail-address.ts'

/** Whether recipients have an address to which this entity may send mail; one statement, and no request to anyone. */
export async function reachByEmail(
  questions: readonly ReachQuestion[],
  { hub, keyring }: { readonly hub: Queryable; readonly keyring: Keyring },
): Promise<Reach[]> {
  const emails = questions.map(({ recipient }) => plainAddress(recipient.email))
  const addressed = questions.flatMap(({ entity }, index) => {
    const email = emails[index]
    return email === undefined ? [] : [{ entity, email }]
  })
  const suppressed = (await areSuppressed(hub, addressed, keyring)).values()
  return emails.map((email): Reach => {
    if (email === undefined) return { kind: 'no', reason: 'no-email' }
    return suppressed.next().value === true ? { kind: 'no', reason: 'suppressed' } : { kind: 'yes' }
  })
}

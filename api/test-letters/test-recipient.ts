import { Refusal } from '../../core/fault.ts'
import { isMemberAddress } from '../../core/tenants/members.ts'
import { listGuests } from '../../core/tenants/quotas/guests.ts'
import type { TestRecipient } from '../../dispatcher/test-letters/test-letter.ts'
import { type Caller, entityOf } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/**
 * The mailbox to which a test goes: a person's own address, as their sign-in gives it; with a key, an address of a member of the entity
 * or of a guest. A test holds all that the letter holds, so that no other address may get it (decision 0089).
 * @throws Refusal UP-3094
 */
export async function testRecipientOf(caller: Caller, to: string | undefined, deps: ApiDeps): Promise<TestRecipient> {
  const entity = entityOf(caller).id
  const { actor } = caller
  if (caller.kind === 'staff') {
    const own = caller.session.identity.email
    if (own === undefined) throw refusal('Your sign-in gives no email address, so that no test can be sent to you.')
    if (to !== undefined && to.toLowerCase() !== own.toLowerCase())
      throw refusal('A test goes to your own address only. Leave `to` out.')
    return { entity, actor, to: own }
  }
  if (caller.kind === 'key' && caller.test)
    throw refusal('A test key sends nothing. Use a live key: a test is neither archived nor counted.')
  if (to === undefined)
    throw refusal('A key has no mailbox. Name one in `to`: of a member of the entity, or of a guest.')
  if (!(await isKnown(entity, to, deps)))
    throw refusal('This is the address of neither a member of the entity nor a guest on its guest list.')
  return { entity, actor, to }
}

async function isKnown(entity: TestRecipient['entity'], to: string, { database, keyring }: ApiDeps): Promise<boolean> {
  return database.asEntity(entity, async (tx) => {
    if (await isMemberAddress(tx, entity, to)) return true
    const guests = await listGuests(tx, entity, keyring)
    return guests.some(({ email }) => email?.toLowerCase() === to.toLowerCase())
  })
}

function refusal(detail: string): Refusal {
  return new Refusal('UP-3094', detail, [{ in: 'body', pointer: '/to', code: 'UP-3094', detail }])
}

import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { addressText } from '../../core/words/post/postal-address.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { recipientsOf } from '../message/recipients-of.ts'
import type { AddressRegister, RegisterAnswer, RegisterWord } from './address-register.ts'
import type { ReturnedCase } from './returned-case.ts'

export interface RegisterDeps {
  readonly database: Pick<Database, 'hub'>
  readonly keyring: Keyring
  readonly register?: AddressRegister | undefined
}

/** The recipient of a letter that came back, and what the register says about them now. */
export interface CaseAddresses {
  readonly recipient: Recipient | undefined
  readonly word: RegisterWord
  readonly found?: Recipient['address']
}

const timeoutMs = 5_000

/** Requests the present address, and stores what kind of answer it was. A register that is away changes nothing. */
export async function askRegister(
  { database: { hub }, keyring, register }: RegisterDeps,
  returned: Pick<ReturnedCase, 'id' | 'message'>,
  now: Date,
): Promise<CaseAddresses> {
  const recipient = (await recipientsOf(hub, keyring, [returned.message])).get(returned.message)
  if (register === undefined || recipient === undefined) return { recipient, word: 'not-connected' }
  const answer = await register
    .find(recipient, AbortSignal.timeout(timeoutMs))
    .catch((): RegisterAnswer => ({ kind: 'away' }))
  const word = wordOf(answer, recipient)
  if (word !== 'away')
    await hub.query(sql`update returned_case set register = ${word}, register_at = ${now} where id = ${returned.id}`)
  return { recipient, word, ...(answer.kind === 'address' && { found: answer.address }) }
}

function wordOf(answer: RegisterAnswer, { address }: Recipient): RegisterWord {
  if (answer.kind !== 'address') return answer.kind
  const isSame = address !== undefined && addressText(answer.address) === addressText(address)
  return isSame ? 'same-address' : 'other-address'
}

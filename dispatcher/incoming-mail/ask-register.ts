import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { addressText } from '../../core/words/post/postal-address.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { recipientsOf } from '../message/recipients-of.ts'
import type { Registry, RegistryAnswer } from '../registry/registry.ts'
import type { RegisterWord, ReturnedCase } from './returned-case.ts'

export interface RegisterDeps {
  readonly database: Pick<Database, 'hub'>
  readonly keyring: Keyring
  readonly registry?: Registry | undefined
}

/** The recipient of a letter that came back, and what the registry says about them now. */
export interface CaseAddresses {
  readonly recipient: Recipient | undefined
  readonly word: RegisterWord
  /** The present address; it is requested again whenever the case is opened, and never stored. */
  readonly found?: Recipient['address']
}
type AskedCase = Pick<ReturnedCase, 'id' | 'message'>

const timeoutMs = 5_000

/** Requests the present addresses of the recipients in one question, and stores what kind of answer each was. One result each, in order. */
export async function askRegisterAbout(
  { database: { hub }, keyring, registry }: RegisterDeps,
  cases: readonly AskedCase[],
  now: Date,
): Promise<CaseAddresses[]> {
  const recipients = await recipientsOf(
    hub,
    keyring,
    cases.map(({ message }) => message),
  )
  const asked = cases.flatMap(({ id, message }) => {
    const recipient = recipients.get(message)
    return recipient === undefined ? [] : [{ id, recipient }]
  })
  if (registry === undefined || asked.length === 0)
    return cases.map(({ message }) => ({ recipient: recipients.get(message), word: 'not-connected' }))
  const answers = await registry.lookUp(
    asked.map(({ recipient }) => recipient),
    'returned-mail',
    AbortSignal.timeout(timeoutMs),
  )
  const found = new Map(
    asked.map(({ id, recipient }, index) => [id, addressesOf(recipient, answers[index] ?? { kind: 'away' })]),
  )
  await storeWords(hub, found, now)
  return cases.map(({ id }) => found.get(id) ?? { recipient: undefined, word: 'not-connected' })
}

/** The same about one case. A registry that is away changes nothing. */
export async function askRegister(deps: RegisterDeps, returned: AskedCase, now: Date): Promise<CaseAddresses> {
  const [only] = await askRegisterAbout(deps, [returned], now)
  return only ?? { recipient: undefined, word: 'not-connected' }
}

async function storeWords(
  hub: RegisterDeps['database']['hub'],
  found: ReadonlyMap<AskedCase['id'], CaseAddresses>,
  now: Date,
): Promise<void> {
  const known = [...found].filter(([, { word }]) => word !== 'away')
  if (known.length === 0) return
  await hub.query(sql`
    update returned_case c set register = given.word, register_at = ${now}
    from ${rowsOf('given', { id: ['uuid', ([id]) => id], word: ['text', ([, { word }]) => word] }, known)}
    where c.id = given.id`)
}

function addressesOf(recipient: Recipient, answer: RegistryAnswer): CaseAddresses {
  const word = wordOf(answer, recipient)
  const address = answer.kind === 'person' || answer.kind === 'enterprise' ? answer.address : undefined
  const isShown = word === 'other-address' || word === 'same-address'
  return { recipient, word, ...(isShown && address !== undefined && { found: address }) }
}

function wordOf(answer: RegistryAnswer, { address: given }: Recipient): RegisterWord {
  if (answer.kind === 'away' || answer.kind === 'unknown') return answer.kind
  if (answer.kind === 'person' && answer.person.diedOn !== undefined) return 'deceased'
  if (answer.kind === 'enterprise' && answer.enterprise.status === 'struck-off') return 'struck-off'
  // An address that is not disclosed is not in the answer.
  if (answer.address === undefined) return 'unknown'
  const isSame = given !== undefined && addressText(answer.address) === addressText(given)
  return isSame ? 'same-address' : 'other-address'
}

import { sql } from 'drizzle-orm'
import { namesOfPeople } from '../../archive/read/records-of-person.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { personIndex } from '../../core/crypto/person-index.ts'
import { shortIndex } from '../../core/crypto/short-index.ts'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { decryptBody } from '../message/message-body.ts'
import type { RequestSubject } from './request.ts'

/** How a person is named: by number, or by a letter that was found by name and a second fact that confirms it. */
export type NamedPerson =
  | { readonly insz: string }
  | { readonly enterpriseNumber: string }
  | {
      readonly record: RecordId
      /** yyyy-mm-dd, as the national number has it. */
      readonly birthDate?: string | undefined
      /** Of the address on the letter. */
      readonly postalCode?: string | undefined
    }

export interface ConfirmedPerson {
  /** Blind index, 32 bytes. */
  readonly person: Buffer
  readonly subject: RequestSubject
}

/**
 * The person that is meant. @throws Refusal UP-5026 when the letter does not confirm the birth date or postal code, or its recipient
 * has no number; UP-1404 for no letter of the entity
 */
export async function confirmPerson(
  hub: Queryable,
  keyring: Keyring,
  entity: EntityId | undefined,
  named: NamedPerson,
): Promise<ConfirmedPerson> {
  if ('record' in named) return confirmByLetter(hub, keyring, entity, named)
  const recipient = (
    'insz' in named
      ? { type: 'citizen', name: '', insz: named.insz }
      : { type: 'enterprise', name: '', enterpriseNumber: named.enterpriseNumber }
  ) as Recipient
  return confirmed(hub, keyring, entity, recipient)
}

async function confirmByLetter(
  hub: Queryable,
  keyring: Keyring,
  entity: EntityId | undefined,
  { record, birthDate, postalCode }: Extract<NamedPerson, { record: RecordId }>,
): Promise<ConfirmedPerson> {
  const [row] = await hub.query<{ id: Parameters<typeof decryptBody>[1]; sealed: Buffer | null }>(sql`
    select m.id, b.sealed from message m left join message_body b on b.message_id = m.id
    where m.record = ${record}::uuid and ${entity === undefined ? sql`true` : sql`m.entity = ${entity}::uuid`}
      and m.id >= '00000000-0000-0000-0000-000000000000'::uuid`)
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such letter.')
  if (row.sealed === null)
    throw new Refusal('UP-5026', 'The personal data of this letter were removed. Give the number of the person.')
  const { recipient } = decryptBody(row.sealed, row.id, keyring)
  if (recipient.type === 'addressee')
    throw new Refusal('UP-5026', 'This letter went to somebody without a number. Give the number of the person.')
  const confirms = [
    birthDate !== undefined && recipient.type === 'citizen' && bornOn(recipient.insz, birthDate),
    postalCode !== undefined &&
      recipient.address !== undefined &&
      'postalCode' in recipient.address &&
      recipient.address.postalCode === postalCode,
  ]
  if (!confirms.includes(true))
    throw new Refusal(
      'UP-5026',
      'The letter does not confirm this birth date or postal code. Search for another letter.',
    )
  return confirmed(hub, keyring, entity, recipient)
}

/** A national number begins with the birth date; bis numbers have 20 or 40 added to the month. */
function bornOn(insz: string, birthDate: string): boolean {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  return (
    insz.slice(0, 2) === year.slice(2) && Number(insz.slice(2, 4)) % 20 === Number(month) && insz.slice(4, 6) === day
  )
}

async function confirmed(
  hub: Queryable,
  keyring: Keyring,
  entity: EntityId | undefined,
  recipient: Recipient,
): Promise<ConfirmedPerson> {
  const person = personIndex(recipient, keyring)
  if (person === undefined || recipient.type === 'addressee') throw new Error('A confirmed person has a number')
  const number = recipient.type === 'citizen' ? recipient.insz : recipient.enterpriseNumber
  const key = shortIndex(person).toString('hex')
  const name = entity === undefined ? undefined : (await namesOfPeople(hub, entity, [key])).get(key)
  return { person, subject: { type: recipient.type, number, ...(name !== undefined && { name }) } }
}

import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { personIndex } from '../../core/crypto/person-index.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressesOf } from '../message/addresses.ts'

/** What the recipient chose, and which of the recipient's addresses proved wrong. */
export interface RecipientFacts {
  readonly wantsPaper: boolean
  readonly largePrint: boolean
  readonly language?: Language
  readonly marked: ReadonlySet<ChannelName>
}

interface PreferenceRow {
  readonly person: Buffer
  readonly channel: 'digital' | 'paper'
  readonly language: Language | null
  readonly largePrint: boolean
}

/** For many recipients at once, one result each in the same order; one statement. */
export async function recipientFacts(
  hub: Queryable,
  keyring: Keyring,
  recipients: readonly Recipient[],
): Promise<RecipientFacts[]> {
  const persons = recipients.map((recipient) => personIndex(recipient, keyring))
  const addresses = recipients.map((recipient) => addressesOf(recipient, keyring))
  const rows = await hub.query<PreferenceRow & { address: Buffer | null; marked: ChannelName | null }>(sql`
    select person, channel, language, large_print as "largePrint", null::bytea as address, null as marked
    from preference where person = any(${arrayOf(
      'bytea',
      [...new Set(persons)].filter((each) => each !== undefined),
    )})
    union all
    select null, null, null, null, address, channel from address_mark
    where address = any(${arrayOf(
      'bytea',
      addresses.flatMap((each) => [...each.values()]),
    )})`)
  const preferences = new Map(rows.filter((row) => row.person !== null).map((row) => [row.person.toString('hex'), row]))
  const marks = new Set(
    rows.flatMap((row) => (row.address === null ? [] : [`${row.marked}/${row.address.toString('hex')}`])),
  )
  return recipients.map((_, index) => {
    const preference = preferences.get(persons[index]?.toString('hex') ?? '')
    const marked = [...(addresses[index] ?? [])].filter(([name, address]) =>
      marks.has(`${name}/${address.toString('hex')}`),
    )
    return {
      wantsPaper: preference?.channel === 'paper',
      largePrint: preference?.largePrint === true,
      ...(preference?.language != null && { language: preference.language }),
      marked: new Set(marked.map(([name]) => name)),
    }
  })
}

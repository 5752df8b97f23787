import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { personIndex } from '../../core/crypto/person-index.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { type AddressFacts, addressColumns, alertAddressOf } from '../alerts/alert-address.ts'
import { addressesOf } from '../message/addresses.ts'
import { unusedReleases } from '../suppression/release.ts'
import type { SuppressionReason } from '../suppression/suppressed-address.ts'
import { readSuppressions, type SuppressionRow, suppressionRows } from '../suppression/suppression-of.ts'

/** What the recipient chose, and which of the recipient's addresses are not used for letters of the entity. */
export interface RecipientFacts {
  readonly wantsPaper: boolean
  /** Alerts are on, and can be mailed to a confirmed address. */
  readonly isAlertable: boolean
  readonly largePrint: boolean
  readonly language?: Language
  readonly suppressed: ReadonlyMap<ChannelName, SuppressionReason>
  /** Channels whose address was released and is used for the first time since; with its entry. Absent: none, as nearly always. */
  readonly released?: ReadonlyMap<ChannelName, Id<'suppressedAddress'>>
}

interface PreferenceRow extends AddressFacts {
  readonly person: Buffer
  readonly channel: 'digital' | 'paper'
  readonly language: Language | null
  readonly largePrint: boolean
}

/** In the place of the address for alerts, in rows about another address. */
const noAlertAddress = sql`null::bytea, null::bytea, null::timestamptz, null::boolean, null, false`

interface ReleaseRow {
  readonly person: null
  readonly channel: ChannelName
  readonly address: Buffer
  readonly entity: EntityId | null
  readonly released: Id<'suppressedAddress'>
}
type AddressRow = (SuppressionRow & { readonly person: null; readonly released: null }) | ReleaseRow

/** For many recipients at once, one result each in the same order; one statement. */
export async function recipientFacts(
  hub: Queryable,
  keyring: Keyring,
  letters: readonly {
    readonly entity: EntityId
    readonly recipient: Recipient
    /** To whom the letter is addressed on paper; absent: to the recipient. */
    readonly addressedTo?: Recipient | undefined
  }[],
  now: Date,
): Promise<RecipientFacts[]> {
  const persons = letters.map(({ recipient }) => personIndex(recipient, keyring))
  const addresses = letters.map(({ recipient, addressedTo }) =>
    addressesOf(addressedTo === undefined ? recipient : atAddressOf(recipient, addressedTo), keyring),
  )
  const all = addresses.flatMap((each) => [...each.values()])
  const rows = await hub.query<PreferenceRow | AddressRow>(sql`
    select person, p.channel, p.language, large_print as "largePrint", null::bytea as address, null as reason, null::uuid as entity,
      null::uuid as released, ${addressColumns}
    from preference p where person = any(${arrayOf(
      'bytea',
      [...new Set(persons)].filter((each) => each !== undefined),
    )})
    union all
    select null, channel, null, null, address, reason, entity, null, ${noAlertAddress} from (${suppressionRows(all, [
      ...new Set(letters.map(({ entity }) => entity)),
    ])}) suppressed
    union all
    select null, channel, null, null, address, null, entity, id, ${noAlertAddress} from (${unusedReleases(all)}) released`)
  const preferences = new Map(
    rows.flatMap((row) => (row.person === null ? [] : [[row.person.toString('hex'), row] as const])),
  )
  const addressRows = rows.filter((row) => row.person === null)
  const reasonOf = readSuppressions(addressRows.filter((row) => row.released === null))
  const releases = addressRows.filter((row) => row.released !== null)
  return letters.map(({ entity }, index) => {
    const preference = preferences.get(persons[index]?.toString('hex') ?? '')
    const suppressed = [...(addresses[index] ?? [])].flatMap(([channel, address]) => {
      const reason = reasonOf(entity, channel, address)
      return reason === undefined ? [] : [[channel, reason] as const]
    })
    return {
      wantsPaper: preference?.channel === 'paper',
      isAlertable: preference !== undefined && typeof alertAddressOf(preference, now) === 'object',
      largePrint: preference?.largePrint === true,
      ...(preference?.language != null && { language: preference.language }),
      suppressed: new Map(suppressed),
      ...(releases.length > 0 && { released: releasedFor(entity, addresses[index], releases) }),
    }
  })
}

function releasedFor(
  entity: EntityId,
  addresses: ReadonlyMap<ChannelName, Buffer> | undefined,
  releases: readonly ReleaseRow[],
): ReadonlyMap<ChannelName, Id<'suppressedAddress'>> {
  return new Map(
    releases.flatMap(({ channel, address, released, entity: owner }) =>
      addresses?.get(channel)?.equals(address) === true && (owner === null || owner === entity)
        ? [[channel, released] as const]
        : [],
    ),
  )
}

/** The recipient with the postal address to which the letter goes. */
function atAddressOf(recipient: Recipient, { address }: Recipient): Recipient {
  return address === undefined ? recipient : { ...recipient, address }
}

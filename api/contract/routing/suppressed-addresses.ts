import { z } from 'zod'
import { email, enterpriseNumber, insz, postalAddress } from '../messages/recipient.ts'
import { channel } from '../messages/words.ts'
import { operation } from '../operation.ts'
import { code, id, instant, line, page, pageQuery, shownText } from '../words.ts'

const reason = z.enum(['bounced', 'returned', 'complaint', 'request'])

export const suppressedAddress = z
  .object({
    id,
    channel,
    reason: reason.meta({
      description:
        '`bounced`: the mailbox does not exist; `returned`: a letter on paper came back; `complaint`: email was reported as unwanted; `request`: the owner of the address asked for it',
    }),
    code: z.string().optional().meta({ description: 'what was reported, as a code: `5.1.1`, `moved`' }),
    forAll: z.boolean().meta({ description: 'the letters of every entity avoid the address; else those of its owner' }),
    owner: shownText.optional().meta({ description: 'the entity whose letter it was' }),
    mayRelease: z.boolean(),
    message: z.string().optional().meta({ description: 'the letter that came back, or was reported: `msg_…`' }),
    reference: z.string().optional(),
    since: instant,
    releasedAt: instant.optional().meta({ description: 'of a release that can still be undone' }),
  })
  .meta({ id: 'SuppressedAddress' })
export type SuppressedAddress = z.output<typeof suppressedAddress>

const anAddress = z
  .strictObject({ email: email.optional(), address: postalAddress.optional() })
  .refine((given) => given.email !== undefined || given.address !== undefined, {
    error: 'Give an email address, a postal address, or both.',
    ...code('UP-2088'),
  })
/** What an entry of the list is looked up by. */
export const aSearch = z
  .strictObject({
    email: email.optional(),
    address: postalAddress.optional(),
    insz: insz.optional().meta({ description: 'entries about letters of the entity to this person' }),
    enterpriseNumber: enterpriseNumber
      .optional()
      .meta({ description: 'entries about letters of the entity to this enterprise' }),
    reference: line(100).optional().meta({ description: 'entries about letters of the entity with this reference' }),
  })
  .refine((given) => Object.values(given).some((each) => each !== undefined), {
    error: 'Give an email address, a postal address, a number, or a reference.',
    ...code('UP-2085'),
  })
const tag = 'Set-up'
const several = z.object({ items: z.array(suppressedAddress) })

export const listSuppressedAddresses = operation({
  id: 'listSuppressedAddresses',
  tag,
  summary: 'Addresses that letters of the entity do not use, newest first',
  description:
    'Those of which the entity is the owner; an operator sees those of every entity. The addresses themselves are not stored: the letter that came back has them.',
  query: z.strictObject({
    channel: channel.optional(),
    reason: reason.optional(),
    owner: id.optional().meta({ description: 'for operators: of this entity only, `ent_…`' }),
    ...pageQuery,
  }),
  answers: { 200: { description: 'A page of entries', body: page(suppressedAddress) } },
})
export const findSuppressedAddresses = operation({
  id: 'findSuppressedAddresses',
  tag,
  summary: 'Whether letters of the entity avoid an address, and why',
  description:
    'By address, entries of other owners that count for every entity are found too. An operator finds entries of every owner. At most 100.',
  body: aSearch,
  answers: { 200: { description: 'The entries about these addresses; none: letters use them', body: several } },
})
export const suppressAddress = operation({
  id: 'suppressAddress',
  tag,
  summary: 'Send no more letters of the entity to an address, as its owner asked',
  description: 'Other channels and other entities are not affected. A repeated call changes nothing.',
  body: anAddress,
  answers: { 200: { description: 'The entries about these addresses', body: several } },
})
export const releaseSuppressedAddress = operation({
  id: 'releaseSuppressedAddress',
  tag,
  summary: 'Use an address again',
  description:
    'For the owner of the entry, and for operators. Letters that are prepared from now on use the address; a new bounce or return puts it on the list again. The reason is kept in the audit log, and may not name a person.',
  path: z.object({ id }),
  body: z.strictObject({ reason: line(200) }),
  answers: { 200: { description: 'The entry that was taken off the list', body: suppressedAddress } },
  refusals: [404, 409],
})
export const listReleasedAddresses = operation({
  id: 'listReleasedAddresses',
  tag,
  summary: 'Releases of the last month that can be undone, newest first',
  description: 'A release can be undone until a letter is prepared for the address. At most 100.',
  answers: { 200: { description: 'The entries that were taken off the list', body: several } },
})
export const undoReleaseOfAddress = operation({
  id: 'undoReleaseOfAddress',
  tag,
  summary: 'Put an address back on the list that was released',
  description: 'For the owner of the entry, and for operators, until a letter is prepared for the address.',
  path: z.object({ id }),
  answers: { 200: { description: 'The entry, on the list again', body: suppressedAddress } },
  refusals: [404, 409],
})

import { z } from 'zod'
import { maxGuests } from '../../../core/tenants/quotas/guests.ts'
import { email, enterpriseNumber, insz, postalAddress, shownAddress } from '../messages/recipient.ts'
import { operation } from '../operation.ts'
import { maxLetters } from '../values/limits.ts'
import { id, instant, line, page, pageQuery, shownText } from '../words.ts'

const ofId = z.object({ id })
const most = z.int().min(1).max(maxLetters)

/** The limits of letters as they are set; what is absent has no limit. */
export const limitMembers = {
  perDay: most.optional().meta({ description: 'letters in a day of Europe/Brussels' }),
  perMinute: most.optional().meta({ description: 'letters in a minute of the clock' }),
}
export const keyLimitMembers = {
  ...limitMembers,
  guestsOnly: z.boolean().optional().meta({ description: 'its letters go to guests of the entity only' }),
}

const shownLimit = z.object({
  of: z.enum(['entity', 'key']),
  per: z.enum(['day', 'minute']),
  most: z.int(),
  left: z.int(),
  until: instant.meta({ description: 'when the next day or minute begins' }),
})

export const letterLimits = z
  .object({
    onTrial: z.boolean().meta({ description: 'the entity is on trial' }),
    guestsOnly: z.boolean().meta({ description: 'letters go to guests only' }),
    limits: z.array(shownLimit).meta({ description: 'empty: letters are not limited' }),
  })
  .meta({ id: 'LetterLimits' })
export type LetterLimits = z.output<typeof letterLimits>

export const getLetterLimits = operation({
  id: 'getLetterLimits',
  tag: 'Set-up',
  summary: 'How many letters the caller may still send, and until when',
  description:
    'The limits of the entity, and of the key with which this is requested. A letter takes from a limit when it is accepted; a repeated request, a refused one and a test letter take nothing.',
  answers: { 200: { description: 'The limits', body: letterLimits } },
})
const counted = {
  ...limitMembers,
  today: z
    .int()
    .optional()
    .meta({ description: 'letters that were accepted today; counted only where a limit per day applies' }),
}
const limitedKey = z
  .object({ id, name: z.string(), prefix: z.string(), ...counted, guestsOnly: z.boolean() })
  .meta({ id: 'LimitedKey' })
export type LimitedKey = z.output<typeof limitedKey>
const limitedEntity = z
  .object({
    id,
    code: z.string(),
    name: shownText,
    status: z.enum(['trial', 'open', 'suspended']),
    ...counted,
  })
  .meta({ id: 'LimitedEntity' })
export type LimitedEntity = z.output<typeof limitedEntity>

export const listLimitedKeys = operation({
  id: 'listLimitedKeys',
  tag: 'Set-up',
  summary: 'The live keys with which letters can be sent, with their limits and the letters of today',
  answers: { 200: { description: 'At most a thousand, by name', body: z.object({ items: z.array(limitedKey) }) } },
})
export const listLimitedEntities = operation({
  id: 'listLimitedEntities',
  tag: 'Set-up',
  summary: 'The entities with their limits and the letters of today, by code',
  query: z.strictObject({
    ...pageQuery,
    q: line(100).optional().meta({ description: 'part of the code or the name' }),
  }),
  answers: { 200: { description: 'A page of entities', body: page(limitedEntity) } },
})
export const getEntityLimits = operation({
  id: 'getEntityLimits',
  tag: 'Set-up',
  summary: 'The limits of an entity, and what is left',
  path: ofId,
  answers: { 200: { description: 'The limits', body: letterLimits } },
})
export const setEntityLimits = operation({
  id: 'setEntityLimits',
  tag: 'Set-up',
  summary: 'Set how many letters an entity may send',
  description:
    'What is left out has no limit. An entity on trial always has a limit per day: 50, or the number that is set here. A limit applies to the letters that were accepted in the present day or minute as well; other processes notice within half a minute.',
  path: ofId,
  body: z.strictObject(limitMembers),
  answers: { 200: { description: 'The limits', body: letterLimits } },
})

const guestMembers = {
  name: line(100).meta({ description: 'by whom people recognise the guest' }),
  insz: insz.optional(),
  enterpriseNumber: enterpriseNumber.optional(),
  email: email.optional(),
  address: postalAddress.optional(),
}
const newGuest = z
  .strictObject(guestMembers)
  .refine((guest) => Object.keys(guest).length > 1, {
    error: 'Give at least one of `insz`, `enterpriseNumber`, `email` and `address`.',
  })
  .meta({ id: 'NewGuest' })
export const guest = z
  .object({
    id,
    name: z.string(),
    inszMasked: z.string().optional(),
    enterpriseNumber: z.string().optional(),
    email: z.string().optional(),
    address: shownAddress.optional(),
    addedAt: instant,
    addedBy: z.string().meta({ description: 'as the audit log names them' }),
  })
  .meta({ id: 'Guest' })
export type Guest = z.output<typeof guest>
export type NewGuest = z.input<typeof newGuest>
const guestList = z.object({ items: z.array(guest), most: z.int() }).meta({ id: 'GuestList' })
export type GuestList = z.output<typeof guestList>

export const listGuests = operation({
  id: 'listGuests',
  tag: 'Set-up',
  summary: 'The guests of the entity, newest first: to whom it may send while it is on trial',
  answers: { 200: { description: `The whole list, at most ${maxGuests} guests`, body: guestList } },
})
export const addGuests = operation({
  id: 'addGuests',
  tag: 'Set-up',
  summary: 'Add guests, all or none',
  description:
    'A letter of an entity on trial is accepted when everything by which it could reach somebody is of a guest: the number of its recipient, the email address, and the postal address if the letter may go on paper. A guest that is on the list already stays as it is.',
  body: z.strictObject({ guests: z.array(newGuest).min(1).max(maxGuests) }),
  answers: { 201: { description: 'The guests that were given, as they are listed', body: guestList } },
  refusals: [409],
})
export const removeGuest = operation({
  id: 'removeGuest',
  tag: 'Set-up',
  summary: 'Remove a guest; letters that were accepted are sent',
  path: ofId,
  answers: { 204: { description: 'Removed' } },
})

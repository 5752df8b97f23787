import { z } from 'zod'
import { isEnterpriseNumber } from '../../core/words/enterprise-number.ts'
import { isInsz } from '../../core/words/insz.ts'
import { code, language, line } from './words.ts'

/** A number of the national register or a bis number, 11 digits. */
export const insz = z
  .string()
  .refine(isInsz, { error: 'The check digits are wrong; a national number has 11 digits.', ...code('UP-2101') })
  .meta({ pattern: '^\\d{11}$', example: '53480200724' })

/** A number of the Crossroads Bank for Enterprises (KBO), 10 digits. */
export const enterpriseNumber = z
  .string()
  .refine(isEnterpriseNumber, {
    error: 'The check digits are wrong; an enterprise number has 10 digits and begins with 0 or 1.',
    ...code('UP-2102'),
  })
  .meta({ pattern: '^[01]\\d{9}$', example: '0206731645' })

export const email = z
  .string()
  .refine((text) => text.length <= 254 && z.email().safeParse(text).success, {
    error: 'This is no email address; write it as name@example.org.',
    ...code('UP-2105'),
  })
  .meta({ format: 'email', maxLength: 254, example: 'jan@example.org' })

/** bpost announces no registered letter whose address line is longer, so no line may be. */
const addressLine = line(50)

const belgianAddress = z.strictObject({
  street: addressLine,
  houseNumber: line(12),
  box: line(12).optional(),
  postalCode: z
    .string()
    .refine((text) => /^[1-9]\d{3}$/.test(text), { error: 'A postal code has 4 digits.', ...code('UP-2104') })
    .meta({ pattern: '^[1-9]\\d{3}$', example: '9000' }),
  municipality: addressLine,
  country: z.literal('BE').default('BE'),
})

const writtenAddress = z.strictObject({
  lines: z.array(addressLine).min(1).max(7),
  country: z
    .string()
    .refine((text) => /^[A-Z]{2}$/.test(text), {
      error: 'Write the country as its two letters of ISO 3166, e.g. GB.',
      ...code('UP-2103'),
    })
    .meta({ pattern: '^[A-Z]{2}$', example: 'GB' }),
})

export const postalAddress = z
  .union([belgianAddress, writtenAddress])
  .meta({ id: 'PostalAddress', description: 'A Belgian address in parts, or the lines as they are written' })

const anyone = {
  name: line(50),
  language: language.optional(),
  email: email.optional(),
  address: postalAddress.optional(),
}

export const recipient = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('citizen'), insz, ...anyone }),
    z.strictObject({ type: z.literal('enterprise'), enterpriseNumber, attention: line(50).optional(), ...anyone }),
    z
      .strictObject({ type: z.literal('addressee'), ...anyone })
      .refine((who) => who.address !== undefined || who.email !== undefined, {
        error: 'Somebody without a number needs an address or an email address.',
        path: ['address'],
        ...code('UP-2103'),
      }),
  ])
  .meta({ id: 'Recipient' })

/** What of the recipient is asked anew when a letter is sent again: the rest stays as it was. */
export const recipientChange = z.strictObject({
  name: line(50).optional(),
  language: language.optional(),
  email: email.optional(),
  address: postalAddress.optional(),
})

/** For previews: whatever is absent is shown with a stand-in. */
export const partialRecipient = z
  .strictObject({
    type: z.enum(['citizen', 'enterprise', 'addressee']),
    insz,
    enterpriseNumber,
    name: line(50),
    attention: line(50),
    language,
    email,
    address: postalAddress,
  })
  .partial()

export const shownRecipient = z
  .object({
    type: z.enum(['citizen', 'enterprise', 'addressee']),
    name: z.string().optional(),
    inszMasked: z.string().optional(),
    enterpriseNumber: z.string().optional(),
    language: language.optional(),
  })
  .meta({ id: 'ShownRecipient' })

/** The recipient of one message, with the addresses that were given. */
export const shownAddressee = shownRecipient
  .extend({ email: z.string().optional(), address: postalAddress.optional() })
  .meta({ id: 'ShownAddressee' })

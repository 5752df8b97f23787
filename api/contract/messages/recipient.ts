import { z } from 'zod'
import { explainEmailAddress, readEmailAddress } from '../../../core/words/email-address.ts'
import { explainEnterpriseNumber, readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { explainInsz, readInsz } from '../../../core/words/numbers/insz.ts'
import { explainCountryCode } from '../../../core/words/post/country.ts'
import { foreignLines } from '../../../core/words/post/foreign-address.ts'
import { longestLine, maxGivenLines } from '../../../core/words/post/postal-address.ts'
import { isPostalCode, postalCodePattern } from '../../../core/words/post/postal-code.ts'
import { explainNoAddress, type Recipient, recipientTypes } from '../../../core/words/recipient.ts'
import { code, language, line } from '../words.ts'

/** Text that one rule of `core/words` parses into its canonical form; the rule explains why a text cannot be parsed. */
const readBy = (
  read: (text: string) => string | undefined,
  explain: (text: string) => string | undefined,
  up: `UP-${number}`,
  longest: number,
) =>
  z
    .string()
    .max(longest)
    .check((context) => {
      const { value } = context
      const canonical = read(value)
      if (canonical !== undefined) context.value = canonical
      else context.issues.push({ code: 'custom', input: value, message: explain(value) ?? '', ...code(up) })
    })

/** A number of the national register or a bis number; stored as its 11 digits. */
export const insz = readBy(readInsz, explainInsz, 'UP-2101', 40).meta({
  example: '53480200724',
  description: '11 digits; `53.48.02-007.24` is accepted too',
})

/** A number of the Crossroads Bank for Enterprises (KBO); stored as its 10 digits. */
export const enterpriseNumber = readBy(readEnterpriseNumber, explainEnterpriseNumber, 'UP-2102', 40).meta({
  example: '0206731645',
  description: '10 digits; `BE 0206.731.645` and the nine digits of older systems are accepted too',
})

/** A domain outside ASCII is stored in its ASCII form, and its length is that of this form. */
export const email = readBy(readEmailAddress, explainEmailAddress, 'UP-2105', 254).meta({
  example: 'jan@example.org',
  description: 'RFC 5322 dot-atom and a domain name, which may be internationalised',
})

/** bpost announces no registered letter whose address line is longer, so no line may exceed this. */
const addressLine = line(longestLine)

const belgianAddress = z
  .strictObject({
    street: addressLine,
    houseNumber: line(12),
    box: line(12).optional(),
    postalCode: z
      .string()
      .refine(isPostalCode, { error: 'A postal code has 4 digits.', ...code('UP-2104') })
      .meta({ pattern: postalCodePattern, example: '9000' }),
    municipality: addressLine,
    country: z.literal('BE').default('BE'),
  })
  .meta({ id: 'BelgianAddress' })

const writtenAddress = z
  .strictObject({
    lines: z.array(addressLine).min(1).max(maxGivenLines),
    country: z
      .string()
      .refine((text) => explainCountryCode(text) === undefined, {
        error: ({ input }) => explainCountryCode(String(input)) ?? '',
        ...code('UP-2103'),
      })
      .meta({ pattern: '^[A-Z]{2}$', example: 'GB' }),
  })
  .meta({ id: 'WrittenAddress' })

const foreignAddress = z
  .strictObject({
    additional: addressLine.optional().meta({ description: 'building, floor, district or post office box' }),
    street: addressLine,
    houseNumber: line(12).optional(),
    postalCode: line(12).optional(),
    municipality: addressLine,
    region: addressLine.optional().meta({ description: 'state or province, as its code', example: 'DC' }),
    country: z
      .custom<string>((text) => typeof text === 'string' && text !== 'BE', {
        error: 'An address abroad needs the code of its country.',
        // Without country, or with BE, the address is one in Belgium, and its faults are those to report.
        params: { code: 'UP-2103', otherForm: true },
        abort: true,
      })
      .refine((text) => explainCountryCode(text) === undefined, {
        error: ({ input }) => explainCountryCode(String(input)) ?? '',
        ...code('UP-2103'),
      })
      .meta({ type: 'string', pattern: '^[A-Z]{2}$', example: 'US' }),
  })
  .superRefine((parts, context) => {
    const lines = foreignLines(parts)
    if (!('faults' in lines)) return
    for (const { member, code: up, detail } of lines.faults)
      context.addIssue({ code: 'custom', path: [member], message: detail, ...code(up) })
  })
  .transform((parts) => {
    const lines = foreignLines(parts)
    return { lines: 'faults' in lines ? [] : [...lines], country: parts.country }
  })
  .meta({ id: 'ForeignAddress' })

/** An address as it is kept and shown. */
const keptAddress = z.union([belgianAddress, writtenAddress])
export const shownAddress = keptAddress.meta({
  id: 'ShownPostalAddress',
  description: 'A Belgian address in parts, or the lines as they are written',
})
export const postalAddress = z.union([belgianAddress, writtenAddress, foreignAddress]).meta({
  id: 'PostalAddress',
  description:
    'A Belgian address in parts, the lines as they are written, or an address abroad in parts, which is kept as the lines that its country writes',
})

/** Registers hold longer names than a line of an envelope takes (50, checked by intake where a letter may go on paper). */
const recipientName = line(200)

const anyone = {
  name: recipientName,
  language: language.optional(),
  email: email.optional(),
  address: postalAddress.optional(),
}

export const recipient = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('citizen'), insz, ...anyone }).meta({ id: 'CitizenRecipient' }),
    z
      .strictObject({ type: z.literal('enterprise'), enterpriseNumber, attention: recipientName.optional(), ...anyone })
      .meta({ id: 'EnterpriseRecipient' }),
    z
      .strictObject({ type: z.literal('addressee'), ...anyone })
      .refine((given) => explainNoAddress(given) === undefined, {
        error: ({ input }) => explainNoAddress(input as Recipient) ?? '',
        ...code('UP-2304'),
      })
      .meta({ id: 'AddresseeRecipient' }),
  ])
  .meta({ id: 'Recipient' })

/** The members of the recipient that are given again when a letter is resent; the rest stays as it was. */
export const recipientChange = z.strictObject({
  name: recipientName.optional(),
  language: language.optional(),
  email: email.optional(),
  address: postalAddress.optional(),
})

/** For previews: an absent value is replaced by a stand-in. */
export const partialRecipient = z
  .strictObject({
    type: z.enum(recipientTypes),
    insz,
    enterpriseNumber,
    name: recipientName,
    attention: recipientName,
    language,
    email,
    address: postalAddress,
  })
  .partial()

export const shownRecipient = z
  .object({
    type: z.enum(recipientTypes),
    name: z.string().optional(),
    inszMasked: z.string().optional(),
    enterpriseNumber: z.string().optional(),
    language: language.optional(),
  })
  .meta({ id: 'ShownRecipient' })

/** The recipient of one message, with the addresses that were given. */
export const shownAddressee = shownRecipient
  .extend({ email: z.string().optional(), address: shownAddress.optional() })
  .meta({ id: 'ShownAddressee' })

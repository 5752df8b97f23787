import { z } from 'zod'
import { languages } from '../../core/words/language.ts'
import { isBlank } from '../../core/words/text/blank.ts'
import { codeOf } from '../../core/words/text/code-point.ts'

/** `UP-…` of a fault found by a schema; the request reader copies it into the answer. */
export const code = (up: `UP-${number}`): { params: { code: string } } => ({ params: { code: up } })

/** Control characters print as nothing or as a box: they are refused wherever a value is one line of text. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff]/

const lineOrNothing = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !unprintable.test(text), {
      error: ({ input }) => `It holds a character that cannot be printed (${codePointOf(input)}); take it out.`,
      ...code('UP-2106'),
    })

/** One line of text that can be printed: names, references, titles. */
export const line = (longest: number) =>
  lineOrNothing(longest)
    .min(1)
    .refine((text) => !isBlank(text), { error: 'It holds nothing that can be seen.' })

/** Written as `U+0009`: the character itself would be invisible in an answer too. */
function codePointOf(text: unknown): string {
  return codeOf(unprintable.exec(String(text))?.[0].codePointAt(0) ?? 0)
}

/** Text of any number of lines. */
export const prose = (longest: number) => z.string().max(longest)

const lineByLanguage = (longest: number) =>
  z
    .strictObject({ nl: line(longest), fr: line(longest), de: line(longest), en: line(longest) })
    .partial()
    .refine((text) => Object.keys(text).length > 0, { error: 'Give the text in at least one language.' })
    .meta({ id: `LocalizedText${longest}` })
const linesByLanguage = new Map<number, ReturnType<typeof lineByLanguage>>()

/** The same schema for the same length: it has one name in the OpenAPI document, which may be given once. */
export function localizedText(longest: number): ReturnType<typeof lineByLanguage> {
  const made = linesByLanguage.get(longest) ?? lineByLanguage(longest)
  linesByLanguage.set(longest, made)
  return made
}

/** A text while a person is still writing it: an empty value is not a fault of the request. */
export const localizedDraft = (longest: number) => z.partialRecord(z.enum(languages), lineOrNothing(longest))

export const language = z.enum(languages)
export const shownText = z.partialRecord(language, z.string()).meta({ id: 'LocalizedText' })

/** PostgreSQL has no year 0. */
const notYearNought = (text: string): boolean => !text.startsWith('0000')

/** An instant with its offset. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(notYearNought, { error: 'There is no year 0000.', ...code('UP-2205') })
export const day = z.iso.date().refine(notYearNought, { error: 'There is no year 0000.', ...code('UP-2205') })
/** A time of the day on a 24-hour clock. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** An ISO 8601 duration in whole weeks, days, hours or minutes, e.g. `P15D`. */
export const duration = z
  .string()
  .regex(/^P(?=.)(\d{1,3}W|(\d{1,4}D)?(T(?=.)(\d{1,4}H)?(\d{1,4}M)?(\d{1,5}S)?)?)$/)
  .meta({ example: 'P15D', description: 'ISO 8601 duration' })

/** What the hub charges for something, in euro cents. */
export const price = z
  .object({ amount: z.int().meta({ description: 'cents' }), currency: z.literal('EUR') })
  .meta({ id: 'Price' })

/** The parts of what letters on paper cost. */
export const paperParts = z
  .object({
    printing: price.meta({ description: 'printing, paper and envelope' }),
    postage: price,
    unsplit: price.meta({ description: 'of letters whose tariff or bill has one amount for both' }),
  })
  .meta({ id: 'PaperParts', description: 'together they are what the letters on paper cost' })

/** Cents of an amount that are postage. */
export const postageAmount = z
  .int()
  .optional()
  .meta({ description: 'cents of `amount` that are postage; absent: it is not known' })

export const id = z.string().max(64)
/**
 * A whole number in a path or a query, in decimal digits alone: JSON Schema knows no `1e2` or `0x10` of a query.
 */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (text) => (typeof text === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text),
    z
      .int({ error: `Write a whole number from ${least} to ${most}, in digits.` })
      .min(least)
      .max(most),
  )
export const pageQuery = {
  limit: wholeNumber(1, 200).default(50),
  cursor: z.string().min(1).max(1000).optional(),
}

/** A page of a collection: `next` is absent on the last one. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() })

export const links = z.object({ self: z.string() })

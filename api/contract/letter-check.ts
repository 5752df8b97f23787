import { z } from 'zod'
import { operation } from './operation.ts'
import { shownText } from './words.ts'

const genuine = z
  .object({
    genuine: z.literal(true),
    sender: z.object({ code: z.string(), name: shownText }),
    date: z.iso.date().meta({ description: 'the date on the letter' }),
    kind: shownText.optional(),
    payment: z
      .object({ amount: z.string().meta({ example: '384.20', description: 'euro' }), accountEnd: z.string() })
      .optional()
      .meta({
        description: 'only from the signed QR code: the amount to pay, and the last four characters of the account',
      }),
  })
  .meta({ id: 'GenuineLetter' })
export const letterCheckAnswer = z
  .union([genuine, z.object({ genuine: z.literal(false) }).meta({ id: 'UnknownLetter' })])
  .meta({ id: 'LetterCheck' })
export type LetterCheckAnswer = z.output<typeof letterCheckAnswer>

export const checkLetter = operation({
  id: 'checkLetter',
  tag: 'Letter check',
  summary: 'Is this letter real?',
  description:
    'For anyone, without signing in: given the check code on a letter, or its signed QR code, says whether the hub sent it, for which sender and when. It never names the recipient or the content. An unknown code and a wrong one get the same response.',
  body: z.union([
    z.strictObject({ code: z.string().min(1).max(40).meta({ example: 'K7Q4M 2XRTP' }) }).meta({ id: 'CheckCode' }),
    z
      .strictObject({
        qr: z
          .string()
          .min(1)
          .max(600)
          .meta({ description: 'the whole text of the QR code, or the part behind its `#`' }),
      })
      .meta({ id: 'CheckQr' }),
  ]),
  answers: { 200: { description: 'The verdict', body: letterCheckAnswer } },
})

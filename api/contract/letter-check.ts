import { z } from 'zod'
import { operation } from './operation.ts'
import { instant, shownText } from './words.ts'

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
    'For anyone, without signing in: given the check code on a letter, its signed QR code, or the SHA-256 of its PDF, says whether the hub sent it, for which sender and when. It never names the recipient or the content. An unknown code and a wrong one get the same response. A PDF is known when it is the archived letter itself, byte for byte; attachments are not compared.',
  body: z.union([
    z.strictObject({ code: z.string().min(1).max(40).meta({ example: 'PP4T4 EXFEC' }) }).meta({ id: 'CheckCode' }),
    z
      .strictObject({
        qr: z
          .string()
          .min(1)
          .max(600)
          .meta({ description: 'the whole text of the QR code, or the part behind its `#`' }),
      })
      .meta({ id: 'CheckQr' }),
    z
      .strictObject({
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .meta({ description: 'of the bytes of the PDF, in small hexadecimal digits' }),
      })
      .meta({ id: 'CheckPdf' }),
  ]),
  answers: { 200: { description: 'The verdict', body: letterCheckAnswer } },
})

const letterKey = z
  .object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    alg: z.literal('EdDSA'),
    use: z.literal('sig'),
    kid: z.string().meta({ description: 'the first eight bytes of the SHA-256 of the public key' }),
    x: z.string().meta({ description: 'the public key, base64url' }),
    from: z.iso.date().optional().meta({ description: 'the first date of letters that it signed' }),
    until: z.iso.date().optional().meta({ description: 'the last date; only of a retired key' }),
  })
  .meta({ id: 'LetterKey' })
export const letterKeys = z
  .object({
    issuedAt: instant,
    keys: z.array(letterKey).meta({ description: 'the current key first' }),
    senders: z
      .array(z.object({ code: z.string(), name: shownText }))
      .meta({ description: 'whom the code of a sender in a QR code names' }),
  })
  .meta({ id: 'LetterKeys' })
export type LetterKeys = z.output<typeof letterKeys>

export const getLetterKeys = operation({
  id: 'getLetterKeys',
  tag: 'Letter check',
  summary: 'The keys that verify QR codes of letters',
  description:
    'A JSON Web Key Set (RFC 7517, RFC 8037) with the current key and the retired ones, so that a QR code can be verified without the hub. The text of a QR code does not name its key: try the keys whose period holds the date of the letter.',
  answers: { 200: { description: 'The keys', body: letterKeys } },
})

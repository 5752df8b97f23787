import { z } from 'zod'
import { operation } from './operation.ts'
import { prose } from './words.ts'

export const findingKinds = ['long-sentence', 'long-word', 'passive', 'officialese', 'legal-term'] as const

const finding = z
  .object({
    kind: z.enum(findingKinds),
    line: z.int().meta({ description: 'from 1' }),
    column: z.int().meta({ description: 'from 1, in UTF-16 units' }),
    length: z.int().meta({ description: 'in UTF-16 units, ends of lines included' }),
    text: z.string().meta({ description: 'the place as it is written' }),
    suggestion: z
      .string()
      .optional()
      .meta({ description: 'what may stand instead, in the language of the text: the choices, or advice in brackets' }),
    choices: z
      .array(z.string())
      .optional()
      .meta({ description: 'words that may be put in the same place as they are, one of them' }),
    explanation: z
      .string()
      .optional()
      .meta({ description: 'how to rebuild the sentence, or how to explain a term of law' }),
  })
  .meta({ id: 'PlainLanguageFinding' })

const score = z
  .object({
    readingLevel: z
      .enum(['B1', 'B2', 'C1'])
      .optional()
      .meta({ description: 'an indication; absent without sentences' }),
    score: z
      .int()
      .optional()
      .meta({ description: '0 (hard) to 100 (easy); the level follows from it: B1 from 60, B2 from 40' }),
    flesch: z.number().optional().meta({ description: 'Flesch-Douma, 0 (hard) to 100 (easy)' }),
    sentences: z.int(),
    words: z.int(),
    syllables: z.int(),
    averageSentence: z.number().meta({ description: 'words' }),
    averageWord: z.number().meta({ description: 'syllables' }),
    longestSentence: z.int().meta({ description: 'words' }),
  })
  .meta({ id: 'PlainLanguageScore' })

export const plainLanguageReport = z
  .object({
    score,
    findings: z.array(finding),
    otherLanguage: z
      .enum(['fr', 'de', 'en'])
      .optional()
      .meta({ description: 'the text seems to be in this language; nothing was judged' }),
  })
  .meta({ id: 'PlainLanguageReport' })
export type PlainLanguageReport = z.output<typeof plainLanguageReport>

export const checkPlainLanguage = operation({
  id: 'checkPlainLanguage',
  tag: 'Templates',
  summary: 'How plain a Dutch text is, and which places make it hard',
  description:
    'Placeholders and Markdown are left out of counting. It advises and keeps nothing. Only Dutch is known: another language is refused.',
  body: z.strictObject({
    language: z.literal('nl'),
    text: prose(200_000),
    ignore: z
      .array(prose(100))
      .max(500)
      .optional()
      .meta({ description: 'words and phrases that are not to be found, in any case' }),
  }),
  answers: { 200: { description: 'The score and at most a thousand places', body: plainLanguageReport } },
})

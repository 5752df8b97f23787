import { z } from 'zod'
import { languages } from '../../../core/words/language.ts'
import { operation } from '../operation.ts'
import { prose } from '../words.ts'

export const findingKinds = [
  'long-sentence',
  'long-word',
  'passive',
  'officialese',
  'legal-term',
  'double-negative',
  'mixed-address',
  'long-list',
  'noun-heading',
  'slow-start',
] as const

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
      .meta({ description: 'what to write instead, in the language of the text: the choices, or advice in brackets' }),
    choices: z
      .array(z.string())
      .optional()
      .meta({ description: 'words that can replace the place unchanged; choose one' }),
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
    score: z.int().optional().meta({
      description: 'for Dutch only: 0 (hard) to 100 (easy); the level follows from it: B1 from 60, B2 from 40',
    }),
    flesch: z.number().optional().meta({ description: 'Flesch-Douma, 0 (hard) to 100 (easy)' }),
    sentences: z.int(),
    words: z.int(),
    syllables: z.int().optional().meta({ description: 'counted for Dutch only' }),
    averageSentence: z.number().meta({ description: 'words' }),
    averageWord: z.number().optional().meta({ description: 'syllables; for Dutch only' }),
    longestSentence: z.int().meta({ description: 'words' }),
  })
  .meta({ id: 'PlainLanguageScore' })

export const plainLanguageReport = z
  .object({
    language: z.enum(languages).meta({ description: 'the text was checked in this language' }),
    score,
    findings: z.array(finding),
    otherLanguage: z
      .enum(languages)
      .optional()
      .meta({ description: 'the text seems to be in this language, not in the one given; nothing was judged' }),
  })
  .meta({ id: 'PlainLanguageReport' })
export type PlainLanguageReport = z.output<typeof plainLanguageReport>

export const checkPlainLanguage = operation({
  id: 'checkPlainLanguage',
  tag: 'Templates',
  summary: 'How plain a text is, and which places make it hard',
  description:
    'Placeholders and Markdown do not count. The check advises, and stores nothing. A score and a level are given for Dutch only; long words and passives are found in Dutch only. Long sentences (more than 20 words in Dutch and German, 25 in French and English), officialese, double negatives, lists of more than seven items and letters that keep their message waiting are found in all four languages; headings that pile up nouns in Dutch and French; mixed forms of address in Dutch and French.',
  body: z.strictObject({
    language: z.enum(languages).meta({ description: 'of the text' }),
    text: prose(200_000),
    ignore: z
      .array(prose(100))
      .max(500)
      .optional()
      .meta({ description: 'words and phrases that are not reported, in upper or lower case' }),
  }),
  answers: { 200: { description: 'The score and at most a thousand places', body: plainLanguageReport } },
})

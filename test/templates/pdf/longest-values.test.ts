import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../core/words/language.ts'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders, type SeedTemplate } from '../../../seeds/read-template-folder.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import { limitedByPayment } from '../../../templates/language/payment/limit-payment.ts'
import type { Block, LetterDocument, Payment } from '../../../templates/model/document.ts'
import { type LetterFrame, printProfileNames, type Variant } from '../../../templates/model/letter-frame.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { findOverlappingText } from '../../../templates/supplied/overlaps/find-overlapping-text.ts'
import type { OpenPdfium } from '../../../templates/supplied/pdfium/open-pdfium.ts'
import {
  type Filling,
  fillings,
  lengthened,
  longestStyle,
  longIbans,
  textOf,
} from '../../support/files/longest-values.ts'
import { sharedFonts, sharedPdfium } from '../../support/files/shared-readers.ts'
import { p, taxFrame } from './sample-letters.ts'

const variants: readonly Variant[] = ['normal', 'large']
const kinds = Object.keys(fillings) as Filling[]
let fonts: FontSet
let opened: OpenPdfium
let seeds: SeedTemplate[]
beforeAll(async () => {
  fonts = await sharedFonts()
  opened = await sharedPdfium()
  seeds = await readTemplateFolders()
})

/** The places where texts of a letter overlap, and what enters a reserved place. */
function faults(letter: LetterDocument, frame: LetterFrame): unknown[] {
  const { segments, conflicts } = renderLetter(letter, frame, fonts)
  const bytes = Buffer.concat(segments.map((part) => part.bytes))
  return [...conflicts, ...findOverlappingText(opened, bytes)]
}

const free = (filling: Filling): Payment => ({
  cents: 99_999_999_999,
  iban: longIbans[2],
  beneficiary: textOf(70, filling),
  reference: textOf(140, filling),
  due: '2026-09-30',
})

describe('a payment slip with its longest values', () => {
  const payments: Payment[] = [
    ...kinds.map(free),
    ...longIbans.flatMap((iban) =>
      ['+++085/1927/54115+++', 'RF18 5390 0754 7034', 'RF90 1234 5678 9ABC DEFG HIJK L', 'Dossier 2026/0042'].map(
        (reference) => ({ ...free('words'), iban, reference }),
      ),
    ),
  ]
  test.each(variants)('draws no text over another, in each language (%s print)', (variant) => {
    for (const language of languages)
      for (const some of inLetters(payments)) {
        // Each slip is on a page of its own.
        const slips = some.flatMap((payment): Block[] => [
          { kind: 'paymentSlip', payment },
          { kind: 'paymentSlip', payment, void: true },
        ])
        const letter = { language, subject: 'Onderwerp', blocks: [p('Beste'), ...slips, p('Met vriendelijke groeten')] }
        const what = some.map(({ iban, reference }) => `${iban} ${reference}`).join(', ')
        expect(faults(letter, { ...taxFrame, variant }), `${language} ${what}`).toEqual([])
      }
  })
})

/** Five of them with their void copies stay within the pages of an envelope. */
function inLetters(payments: readonly Payment[]): Payment[][] {
  return Array.from({ length: Math.ceil(payments.length / 5) }, (_, at) => payments.slice(5 * at, 5 * at + 5))
}

describe('the frame of a letter', () => {
  // Each pair of profile, print, language and filling: the words of a language are in the same place in each profile.
  test.each(printProfileNames)('draws no text over another with its longest values (%s)', (profile) => {
    for (const [ofVariant, variant] of variants.entries())
      for (const [ofFilling, filling] of kinds.entries()) {
        const turn = printProfileNames.indexOf(profile) + ofFilling + 2 * ofVariant
        const language = languages[turn % languages.length] ?? 'nl'
        const frame: LetterFrame = {
          ...taxFrame,
          profile,
          variant,
          houseStyle: longestStyle(taxFrame.houseStyle, filling),
          addressLines: Array.from({ length: 7 }, () => textOf(50, filling)),
          references: { ours: textOf(100, filling) },
          copyOf: textOf(50, filling),
        }
        const signatory = { name: textOf(100, filling), function: textOf(100, filling), image: 'lien' }
        const letter: LetterDocument = {
          language,
          subject: textOf(200, filling),
          blocks: [
            p(textOf(300, filling)),
            {
              kind: 'actions',
              actions: [
                { kind: 'object', text: textOf(200, filling), due: '2026-09-30' },
                { kind: 'pay', text: 'Betaal', due: '2026-09-30' },
              ],
            },
            { kind: 'paymentSlip', payment: free(filling) },
            { kind: 'signature', signatories: [signatory, { name: 'Lien', function: 'Hoofd' }, signatory] },
          ],
        }
        expect(faults(letter, frame), `${profile} ${variant} ${language} ${filling}`).toEqual([])
      }
  })
})

interface FilledLetter {
  readonly what: string
  readonly letter: LetterDocument
  readonly houseStyle: LetterFrame['houseStyle']
}
/** The demo letters, filled once for both kinds of print. */
let filled: Promise<readonly FilledLetter[]> | undefined
function fillDemoLetters(): Promise<readonly FilledLetter[]> {
  filled ??= Promise.all(seeds.map(fillDemoLetter)).then((letters) => letters.flat())
  return filled
}

async function fillDemoLetter({ entity, key, source }: SeedTemplate): Promise<readonly FilledLetter[]> {
  const { tree, faults: found } = checkTemplate(source, [])
  expect(found).toEqual([])
  const houseStyle = await readHouseStyle(entity)
  const variables = limitedByPayment(source)
  return languages
    .filter((language) => tree.languages[language])
    .flatMap((language) => {
      const prepared = prepareTemplate(tree, language)
      return source.samples.flatMap((sample) =>
        kinds.map((filling) => {
          const { data } = checkData(variables, lengthened(variables, sample.data, filling))
          const of = { date: '2026-09-30', reference: 'OV-2026-1' }
          const letter = prepared.toLetter({ data, houseStyle, letter: of })
          return { what: `${key} ${language} ${filling}`, letter, houseStyle }
        }),
      )
    })
}

// The letters of large print need more room in the same places: normal print has one filling per sample, each in its turn.
test.each(variants)(
  'each demo letter, with the longest values of its data, draws no text over another (%s print)',
  async (variant) => {
    const letters = await fillDemoLetters()
    const drawn =
      variant === 'large'
        ? letters
        : letters.filter((_, at) => at % kinds.length === Math.floor(at / kinds.length) % kinds.length)
    for (const { what, letter, houseStyle } of drawn)
      expect(faults(letter, { ...taxFrame, variant, houseStyle }), what).toEqual([])
  },
)

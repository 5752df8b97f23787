import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block } from '../../../templates/model/document.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { h, p, taxFrame } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

/** The texts of a letter, without the head and foot of its pages. */
function draw(blocks: readonly Block[], variant: Variant = 'normal') {
  const marks: Mark[] = []
  const { pages } = renderLetter({ language: 'nl', subject: 'Onderwerp', blocks }, { ...taxFrame, variant }, fonts, {
    marks,
  })
  const lines = marks.flatMap(({ what, text, ...mark }) =>
    what === 'text' && mark.y > 70 && mark.y < 765 && (text ?? '').trim() !== ''
      ? [{ ...mark, text: (text ?? '').trim() }]
      : [],
  )
  return { pages, lines, pageOf: (wanted: string) => lines.find(({ text }) => text === wanted)?.page }
}

const paragraph = (name: string, lines: number): Block =>
  p(Array.from({ length: lines }, (_, at) => `${name} ${at}`).join('\n'))
const signature: Block = { kind: 'signature', signatories: [{ name: 'Lien', function: 'Hoofd', image: 'lien' }] }

describe('the last page of a letter', () => {
  test('is avoided where slightly tighter gaps and lines make space', () => {
    const text = (count: number) => Array.from({ length: count }, (_, at) => paragraph(`a${at}`, 2))
    const most =
      Array.from({ length: 30 }, (_, at) => at)
        .filter((count) => draw(text(count)).pages === 1)
        .at(-1) ?? 0
    const full = draw(text(most)).lines.filter(({ text: shown }) => shown.startsWith('a'))
    const [first, second] = full.filter(({ text: shown }) => shown.endsWith(' 0'))
    const pitch = (second?.y ?? 0) - (first?.y ?? 0)
    // Two lines of 15.5 points and a gap of 7.74; at the tightest 3 % and 12 % less.
    expect(pitch).toBeLessThan(31 + 7.74 - 0.1)
    expect(pitch).toBeGreaterThanOrEqual(31 * 0.97 + 7.74 * 0.88 - 0.1)
    expect(draw(text(most + 1)).pages).toBe(2)
  })

  test.each(['normal', 'large'] as const)(
    'never holds less than four lines, and splits no short paragraph (%s print)',
    (variant) => {
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 8, maxLength: 24 }), (sizes) => {
          const { pages, lines } = draw(
            sizes.map((size, at) => paragraph(`a${at}`, size)),
            variant,
          )
          const last = lines.filter(({ page }) => page === pages)
          expect(last.length).toBeGreaterThanOrEqual(Math.min(4, lines.length))
        }),
        { numRuns: 25 },
      )
    },
  )

  test('of large print has the address of the sender whole, with the signature above it', () => {
    const address = [
      'Ons adres',
      'Agentschap Voorbeeldbelastingen',
      'Dienst Inning',
      'belastingen@voorbeeld.example',
      'Lien',
      'Hoofd',
    ]
    for (let size = 1; size < 34; size++) {
      const { pages, lines, pageOf } = draw([paragraph('a', size), p('Met groeten'), signature], 'large')
      expect(address.map(pageOf), `${size} lines`).toEqual(address.map(() => pages))
      // Never alone: the line before the signature is there too.
      expect(lines.filter(({ page, text }) => page === pages && text === 'Met groeten')).toHaveLength(1)
    }
  })

  test('never begins with the text of a heading on the page before', () => {
    for (let size = 10; size < 34; size++) {
      const { pageOf } = draw([paragraph('a', size), h('Titel'), paragraph('b', 3), p('Slot.')])
      expect(pageOf('Titel')).toBe(pageOf('b 0'))
    }
  })
})

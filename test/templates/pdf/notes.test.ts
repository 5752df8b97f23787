import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, LetterDocument, Note, Run } from '../../../templates/model/document.ts'
import type { LetterFrame, Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { letterGeometry } from '../../../templates/pdf/geometry/letter-geometry.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { gatherPhrases } from '../../../templates/pdf/text/phrases.ts'
import { objectsOf } from '../../support/files/packed-objects.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { p, taxFrame } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const mark = (note: number): Run => ({ text: String(note), note })
const marked = (words: string, note: number, after = ''): Block => ({
  kind: 'paragraph',
  runs: [{ text: words }, mark(note), ...(after === '' ? [] : [{ text: after }])],
})
const notes = (...texts: readonly string[]): Note[] => texts.map((text) => ({ runs: [{ text }] }))
const words = (count: number): string => 'woord '.repeat(count).trim()

interface Drawn {
  readonly marks: Mark[]
  readonly lines: Mark[]
  readonly pages: number
  readonly pdf: Buffer
  readonly conflicts: readonly object[]
}
function draw(
  blocks: readonly Block[],
  noteTexts: readonly Note[],
  { author = '', ...changes }: Partial<LetterFrame> & { author?: string } = {},
): Drawn {
  const marks: Mark[] = []
  const letter: LetterDocument = { language: 'nl', subject: 'Onderwerp', blocks, notes: noteTexts }
  const phrases = gatherPhrases('nl', [author])
  const { segments, pages, conflicts } = renderLetter(letter, { ...taxFrame, ...changes }, fonts, { phrases, marks })
  const lines = marks.filter(({ what, text }) => what === 'text' && (text ?? '').trim() !== '')
  return { marks, lines, pages, conflicts, pdf: Buffer.concat(segments.map(({ bytes }) => bytes)) }
}
const lineWith = (lines: readonly Mark[], text: string): Mark =>
  lines.find((line) => line.text?.includes(text)) ?? expect.unreachable(`no line with ${text}`)
const bottomOf = ({ y, height }: Mark): number => y + height

describe.each(['normal', 'large'] as const)('a note on paper (%s)', (variant: Variant) => {
  const geometry = letterGeometry(variant)
  const foot = (page: number): number => (page === 1 ? geometry.firstBottom : geometry.nextBottom)

  test('is printed at the foot of the page of its mark, below a rule and above the page number', () => {
    const { marks, lines, conflicts } = draw([marked('Volgens de wet', 1), p('Slot.')], notes('Artikel 1.'), {
      variant,
    })
    const note = lineWith(lines, 'Artikel 1.')
    expect(note.page).toBe(lineWith(lines, 'Volgens de wet1').page)
    expect(bottomOf(note)).toBeCloseTo(foot(note.page), 0)
    expect(note.y).toBeGreaterThan(bottomOf(lineWith(lines, 'Slot.')))
    const rule = marks.find(({ what, page, y }) => what === 'rule' && page === note.page && y < note.y)
    expect(note.y - (rule?.y ?? 0)).toBeCloseTo(geometry.note.below, 1)
    expect(conflicts).toEqual([])
  })

  test('moves with its line to the next page where both do not fit', () => {
    const filling = (count: number): Block[] => Array.from({ length: count }, () => p('Regel.'))
    for (let count = 1; count < 40; count++) {
      const { lines } = draw([...filling(count), marked('Met noot', 1)], notes(words(60)), { variant })
      const [first] = lines.filter(({ text }) => text?.startsWith('woord'))
      const line = lineWith(lines, 'Met noot1')
      expect(first?.page).toBe(line.page)
      const last = lines.filter(({ text, page }) => text?.startsWith('woord') && page === line.page).at(-1)
      expect(bottomOf(last ?? line)).toBeCloseTo(foot(line.page), 0)
      // No text reaches down into the notes.
      for (const each of lines.filter(({ text, page }) => page === line.page && text === 'Regel.'))
        expect(bottomOf(each)).toBeLessThan((first?.y ?? 0) - geometry.note.above)
    }
  })

  test('too long for any page begins under its line, and loses no word', () => {
    const { lines, pages } = draw([p('Eerst.'), marked('Lang', 1), p('Slot.')], notes(words(2_500)), { variant })
    const parts = lines.filter(({ text }) => text?.startsWith('woord'))
    expect(parts.flatMap(({ text }) => text?.trim().split(/\s+/) ?? [])).toHaveLength(2_500)
    expect(parts[0]?.page).toBe(lineWith(lines, 'Lang1').page)
    expect(Math.max(...parts.map(({ page }) => page))).toBe(pages)
    for (const each of parts) expect(bottomOf(each)).toBeLessThanOrEqual(foot(each.page) + 0.5)
  })

  test('is printed above a payment slip', () => {
    const slip: Block = {
      kind: 'paymentSlip',
      payment: { cents: 100, iban: 'BE68539007547034', beneficiary: 'Dienst', reference: '+++090/9337/55493+++' },
    }
    const { marks, lines } = draw([marked('Betaal', 1), slip], notes('Artikel 1.'), { variant })
    const box = marks.find(({ what }) => what === 'box') ?? expect.unreachable('no slip')
    const note = lineWith(lines, 'Artikel 1.')
    if (note.page === box.page) expect(bottomOf(note)).toBeLessThanOrEqual(box.y)
    else expect(note.page).toBeLessThan(box.page)
  })
})

describe('the mark of a note', () => {
  test('never begins a line: it stays with its word', () => {
    for (let count = 1; count < 60; count++) {
      const { lines } = draw([marked(words(count), 1, ' einde')], notes('n'))
      expect(lines.filter(({ text, x }) => text?.startsWith('1') && x < 100).map(({ text }) => text?.trim())).toEqual([
        '1',
      ])
    }
  })

  test('hangs behind figures, which stay aligned', () => {
    const cell = (text: string, ...more: Run[]) => ({ runs: [{ text }, ...more] })
    const table: Block = {
      kind: 'table',
      columns: [{ align: 'left' }, { align: 'decimal' }],
      head: [cell('Wat'), cell('Bedrag')],
      rows: [{ cells: [cell('A'), cell('100,00', mark(1))] }, { cells: [cell('B'), cell('200,00')] }],
    }
    const { lines } = draw([table], notes('n'))
    const [with_, without] = [lineWith(lines, '100,001'), lineWith(lines, '200,00')]
    expect(without.x).toBeCloseTo(with_.x, 1)
    expect(with_.width).toBeGreaterThan(without.width)
  })

  test('is as large in large print as all other text: 16 points', async () => {
    const sizes = async (variant: Variant) => {
      const { pdf } = draw([marked('Wet', 1)], notes('n'), { variant })
      const items = await itemsOf(pdf)
      return items.filter(({ str }) => str === '1').map(({ height }) => Math.round(height * 10) / 10)
    }
    expect(await sizes('normal')).toEqual([7.5, 9.5])
    expect(await sizes('large')).toEqual([16, 16])
  })
})

describe('a person with a screen reader', () => {
  const again: Run = { text: ',1', note: 1, again: true }
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      runs: [{ text: 'Eerst' }, mark(1), { text: ' en dan' }, mark(2), again, { text: ' verder.' }],
    },
    { kind: 'list', ordered: false, start: 1, items: [[marked('Punt', 3, ' telt.')]] },
    p('Slot.'),
  ]

  test('hears a note after the paragraph, the item or the cell of its mark, once', async () => {
    const { pdf } = draw(blocks, notes('Noot een.', 'Noot twee.', 'Noot drie.'))
    const text = await readByStructure(pdf)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Eerst1 en dan2,1 verder. 1 Noot een. 2 Noot twee. • Punt3 telt. 3 Noot drie. Slot.',
    )
  })

  test('finds each note by a name of its own, and a Reference with its Lbl at each mark', () => {
    const many = Array.from({ length: 11 }, (_, at) => marked('Woord', at + 1))
    const objects = [...objectsOf(draw(many, notes(...many.map((_, at) => `noot ${at}`))).pdf).values()]
    const ids = objects.flatMap((text) => /^<<\/S\/Note\/.*\/ID\((note-\d+)\)/.exec(text)?.[1] ?? [])
    expect(ids).toEqual(many.map((_, at) => `note-${at + 1}`))
    const root = objects.find((text) => text.includes('/StructTreeRoot')) ?? ''
    const names = [...root.matchAll(/\((note-\d+)\) \d+ 0 R/g)].map(([, name]) => name)
    expect(names).toEqual(ids.toSorted())
    expect(objects.filter((text) => text.startsWith('<</S/Reference/'))).toHaveLength(11)
  })

  test('hears words in another language as such, in text, in a link and in a note', () => {
    const speaking: Block[] = [
      {
        kind: 'paragraph',
        runs: [
          { text: 'Het ' },
          { text: 'Finanzamt', language: 'de' },
          { text: ' en ' },
          { text: 'ici', language: 'fr', href: 'https://ici.example' },
          mark(1),
        ],
      },
    ]
    const { pdf } = draw(speaking, [{ runs: [{ text: 'in English', language: 'en' }] }])
    const objects = [...objectsOf(pdf).values()]
    const spans = objects.flatMap((text) => /^<<\/S\/Span\/.*\/Lang\((\w\w)\)/.exec(text)?.[1] ?? [])
    expect(spans).toEqual(['de', 'fr', 'en'])
  })
})

test('words in another language are broken as that language breaks them', () => {
  const word = 'Rechtsbehelfsbelehrungspflicht'
  const broken = (language?: 'de'): string[] => {
    const runs: Run[] = [{ text: 'Over de ' }, { text: `${word} ${word} ${word}`, ...(language ? { language } : {}) }]
    const { lines } = draw([{ kind: 'paragraph', runs }, p('eind')], [], { author: word, variant: 'large' })
    return lines.flatMap(({ text }) => /(\p{L}+)\u{ad}$/u.exec(text ?? '')?.[1] ?? [])
  }
  expect(broken('de').length).toBeGreaterThan(0)
  expect(broken('de')).not.toEqual(broken())
})

test('the same letter is the same bytes, and a letter without notes knows nothing of them', () => {
  const { pdf } = draw([marked('Wet', 1)], notes('n'))
  expect(pdf.equals(draw([marked('Wet', 1)], notes('n')).pdf)).toBe(true)
  expect(draw([p('Wet')], []).pdf.equals(draw([p('Wet')], notes()).pdf)).toBe(true)
  expect([...objectsOf(draw([p('Wet')], []).pdf).values()].join()).not.toMatch(/IDTree|\/S\/Note/)
})

interface Item {
  readonly str: string
  readonly height: number
}

async function itemsOf(pdf: Buffer): Promise<Item[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise
  const items: Item[] = []
  for (let at = 1; at <= document.numPages; at++) {
    const content = await (await document.getPage(at)).getTextContent()
    items.push(
      ...content.items.flatMap((item) => ('str' in item ? [{ str: item.str.trim(), height: item.height }] : [])),
    )
  }
  await document.destroy()
  return items
}

/** The text of the first page as a screen reader walks it: along the structure, not along the page. */
async function readByStructure(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise
  const page = await document.getPage(1)
  const said = new Map<string, string>()
  let open = ''
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (!('str' in item)) open = item.type === 'endMarkedContent' ? '' : (item.id ?? '')
    else said.set(open, `${said.get(open) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
  }
  const blocks = new Set(['P', 'Note', 'Lbl', 'LBody', 'H1', 'L'])
  const walk = (node: unknown, within: string): string => {
    if (typeof node !== 'object' || node === null) return ''
    if ('id' in node) return said.get(String(node.id)) ?? ''
    if (!('children' in node) || !Array.isArray(node.children)) return ''
    const role = 'role' in node ? String(node.role) : ''
    const text = node.children.map((child) => walk(child, role)).join('')
    const isApart = blocks.has(role) && !(role === 'Lbl' && within === 'Reference')
    return isApart ? ` ${text} ` : text
  }
  const text = walk(await page.getStructTree(), '')
  await document.destroy()
  return text
}

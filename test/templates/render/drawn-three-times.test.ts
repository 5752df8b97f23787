import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../core/words/language.ts'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import type { Block, LetterDocument, Run } from '../../../templates/model/document.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import type { RenderPool } from '../../../templates/render/open-renderer.ts'
import type { LetterToRender, RenderedMessage, RenderOutcome } from '../../../templates/render/render-task.ts'
import { createRenderer, type Renderer } from '../../../templates/render/renderer.ts'
import { digestOf } from '../../../templates/store/digest-of.ts'
import { squeezed, squeezedTextOf } from '../../support/files/pdf-text.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { sharedRenderer } from '../../support/hub/shared-pools.ts'
import { taxFrame } from '../pdf/sample-letters.ts'

let renderer: Renderer
let pool: RenderPool
beforeAll(async () => {
  renderer = await createRenderer(await sharedFonts())
  pool = sharedRenderer()
})

const variants: readonly Variant[] = ['normal', 'large']
const written = (outcome: RenderOutcome | undefined): RenderedMessage =>
  outcome?.ok === true ? outcome : expect.unreachable(`not written: ${outcome?.fault.detail}`)
const pdfOf = ({ letter }: RenderedMessage): Buffer => Buffer.concat((letter?.segments ?? []).map(({ bytes }) => bytes))

/** No letter before it in the same cache: each call has a name of its own. */
let count = 0
const alone = (tree: object, letter: LetterToRender): RenderedMessage =>
  written(renderer.render({ template: { hash: `alone ${++count}`, tree: tree as never }, letters: [letter] })[0])

/** Each text of a letter, split at the marks of notes, which every medium writes in its own way. */
function textsOf(document: LetterDocument): string[] {
  const said = (runs: readonly Run[]): string[] =>
    runs
      .map(({ text, note }) => (note === undefined ? text : '\0'))
      .join('')
      .split('\0')
  const ofBlock = (block: Block): string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return said(block.runs)
      case 'list':
        return block.items.flatMap((item) => item.flatMap(ofBlock))
      case 'quote':
        return block.blocks.flatMap(ofBlock)
      case 'table':
        return [block.head, ...block.rows.map(({ cells }) => cells)].flatMap((cells) =>
          cells.flatMap(({ runs }) => said(runs)),
        )
      case 'actions':
        return block.actions.map(({ text }) => text)
      case 'rule':
      case 'pageBreak':
      case 'image':
      case 'qr':
      case 'paymentSlip':
      case 'signature':
        return []
    }
  }
  return [
    document.subject,
    ...document.blocks.flatMap(ofBlock),
    ...(document.notes ?? []).flatMap(({ runs }) => said(runs)),
  ]
}

/** Equal to a letter that was drawn first, and with the text of the document, in each medium. */
async function expectSaid(drawn: RenderedMessage, first: RenderedMessage, document: LetterDocument): Promise<void> {
  expect(pdfOf(drawn).equals(pdfOf(first)), 'the same bytes as alone').toBe(true)
  const paper = await squeezedTextOf(pdfOf(drawn))
  const screen = squeezed(stripped(drawn.page))
  const mail = squeezed(stripped(drawn.email?.html))
  const plain = squeezed(Buffer.from(drawn.email?.text ?? '').toString())
  expect(paper).not.toMatch(/[\ufffd\0]/)
  for (const text of textsOf(document).map(squeezed)) {
    expect(paper, 'PDF').toContain(text)
    if (drawn.page !== undefined) expect(screen, 'page').toContain(text)
    if (drawn.email !== undefined) {
      expect(mail, 'mail').toContain(text)
      // A table of few columns has no head there.
      if (!text.startsWith('Hoofd') && text !== 'Bedrag') expect(plain, 'plain text').toContain(text)
    }
  }
}

function stripped(html: Uint8Array | undefined): string {
  const text = Buffer.from(html ?? []).toString()
  const body = text.slice(text.indexOf('<body'))
  return body
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

describe('every seeded template', async () => {
  const folders = await readTemplateFolders()
  test.each(folders.map((folder, at) => [`${folder.entity}/${folder.key}`, folder, at] as const))(
    '%s is the same letter whatever was drawn before it',
    async (_name, { entity, key, source }, at) => {
      const { tree } = checkTemplate(source, [])
      const houseStyle = await readHouseStyle(entity)
      // Every language and sample is used, spread over the templates.
      const written_ = Object.keys(source.languages) as Language[]
      const language = written_[at % written_.length] ?? 'nl'
      const variant = variants[at % 2] ?? 'normal'
      const letterOf = (sample: number): LetterToRender => {
        const { data } = checkData(source.variables, source.samples[sample % source.samples.length]?.data ?? {})
        const frame = { ...taxFrame, houseStyle, variant }
        return { id: String(sample), media: ['letter', 'page', 'email'], language, data, frame }
      }
      const template = { hash: `${entity}/${key}`, tree }
      const letters = [at, at + 1, at].map(letterOf)
      const drawn = (await pool.render({ template, letters }, 'normal')).map(written)
      const wanted = letterOf(at)
      const facts = { date: wanted.frame.letterDate, reference: wanted.frame.references.ours }
      const document = prepareTemplate(tree, language).toLetter({ data: wanted.data, houseStyle, letter: facts })
      const first = alone(tree, wanted)
      for (const again of [0, 2]) {
        const each = drawn[again] ?? expect.unreachable()
        expect(pdfOf(each).equals(pdfOf(first))).toBe(true)
      }
      const last = drawn[2] ?? expect.unreachable()
      const paper = await squeezedTextOf(pdfOf(last))
      for (const text of textsOf(document)) expect(paper).toContain(squeezed(text))
    },
  )
})

describe('templates with characters beyond the Latin ones', () => {
  /** Words that no template of the seeds has; each needs glyphs that the fonts of most letters do not hold. */
  const strange = [
    '⅓',
    'CO₂',
    '≥',
    '≤',
    'Ω',
    'αβγ',
    'Ευάγγελος',
    'Українці',
    'Жанна',
    'Nguyễn',
    'Thượng',
    '10\u202f000',
    'a\u2009b',
    'M̂ân',
    'A̋',
    'x̂̃',
    'Ṣẹ́gun',
    'Ǩo',
  ]
  const plain = ['brief', 'offerte', 'verantwoordelijkheid', 'afthans', 'Één', '€ 12,50']
  const word = fc.constantFrom(...strange, ...plain)
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
  const texts = fc.record({
    subject: words,
    paragraph: words,
    mixed: words,
    heading: words,
    subheading: words,
    item: words,
    quote: words,
    head: words,
    cell: words,
    note: words,
    arm: words,
    other: words,
    each: words,
    action: words,
  })
  type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never

  const sourceOf = (t: Texts): TemplateSource => ({
    languages: {
      nl: {
        subject: `${t.subject} {{naam}}`,
        body: [
          `Beste {{naam}}, ${t.mixed}`,
          `${t.paragraph}[^1] Slot.`,
          '{{actions}}',
          `# Kop ${t.heading}`,
          `## Onder ${t.subheading}`,
          `- Punt ${t.item}\n- Waarde {{naam}}\n{{#each lijst}}\n- Elk ${t.each}\n{{/each}}`,
          `> Citaat ${t.quote}`,
          `| Hoofd ${t.head} | Bedrag |\n|---|---:|\n| Cel ${t.cell} | 12,50 |\n{{#each lijst}}\n| Rij ${t.each} | {{this.wat}} |\n{{/each}}`,
          `{{#if ja}}\nWel ${t.arm}\n{{else}}\nNiet ${t.other}\n{{/if}}`,
          `[^1]: Noot ${t.note}`,
        ].join('\n\n'),
      },
    },
    fallback: ['nl'],
    variables: [
      { name: 'naam', type: 'text', required: true },
      { name: 'ja', type: 'boolean', required: true },
      { name: 'lijst', type: 'list', required: true, fields: [{ name: 'wat', type: 'text', required: true }] },
    ],
    actions: [{ kind: 'reply', text: { nl: `Antwoord ${t.action}` } }],
    samples: [],
    blocks: [],
  })
  const values = fc.record({
    naam: words,
    ja: fc.boolean(),
    lijst: fc.array(fc.record({ wat: words }), { minLength: 1, maxLength: 3 }),
  })
  const drawing = fc.record({ texts, values: fc.tuple(values, values, values), variant: fc.constantFrom(...variants) })

  const letterOf = (
    source: TemplateSource,
    given: Readonly<Record<string, unknown>>,
    variant: Variant,
  ): LetterToRender => {
    const { data, faults } = checkData(source.variables, given)
    if (faults.length > 0) throw new Error(JSON.stringify(faults))
    return { id: 'x', media: ['letter', 'page', 'email'], language: 'nl', data, frame: { ...taxFrame, variant } }
  }

  test('have in each medium the text of their source, the third time as the first', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async ({ texts: given, values: all, variant }) => {
        const source = sourceOf(given)
        const { tree, faults } = checkTemplate(source, [])
        expect(faults).toEqual([])
        const template = { hash: digestOf(tree), tree }
        const letters = all.map((each) => letterOf(source, each, variant))
        const drawn = renderer.render({ template, letters }).map(written)
        const [, , third] = letters
        const last = drawn[2]
        if (third === undefined || last === undefined) throw new Error('three letters were asked for')
        const facts = { date: third.frame.letterDate, reference: third.frame.references.ours }
        const document = prepareTemplate(tree, 'nl').toLetter({ data: third.data, letter: facts })
        await expectSaid(last, alone(tree, third), document)
      }),
      // Each run draws four letters with unusual words in every place.
      { numRuns: 12 },
    )
  })
})

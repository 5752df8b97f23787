import { beforeAll, expect, test } from 'vitest'
import type { Language } from '../../core/words/language.ts'
import { readHouseStyle } from '../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../seeds/read-template-folder.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { type PreparedTemplate, prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import type { Block, LetterDocument, Run } from '../../templates/model/document.ts'
import type { LetterFrame } from '../../templates/model/letter-frame.ts'
import { senderText } from '../../templates/model/sender-text.ts'
import { compareWithPage } from '../../templates/pdf/inspect/compare-with-page.ts'
import { unheardTexts } from '../../templates/pdf/inspect/read-aloud.ts'
import { readStructure } from '../../templates/pdf/inspect/read-structure.ts'
import { structureFaults } from '../../templates/pdf/inspect/structure-faults.ts'
import { createRenderer, type Renderer } from '../../templates/render/renderer.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { taxFrame } from '../templates/pdf/sample-letters.ts'

const folders = await readTemplateFolders()
let renderer: Renderer
beforeAll(async () => {
  renderer = await createRenderer(await sharedFonts())
})

const said = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [said(block.runs)]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOf))
    case 'quote':
      return block.blocks.flatMap(textsOf)
    case 'table':
      return [block.head, ...block.rows.map(({ cells }) => cells)].flatMap((cells) =>
        cells.map(({ runs }) => said(runs)),
      )
    case 'actions':
      return block.actions.map(({ text }) => text)
    case 'signature':
      return block.signatories.flatMap((each) => [each.name, each.function])
    case 'paymentSlip':
      return [block.payment.beneficiary, block.payment.reference]
    case 'rule':
    case 'pageBreak':
    case 'image':
    case 'qr':
      return []
  }
}

/** All texts of a letter: lines of its frame and blocks of its document. */
function saidBy(document: LetterDocument, { houseStyle, addressLines, references }: LetterFrame): string[] {
  return [
    ...senderText(houseStyle, document.language).lines,
    ...addressLines,
    ...Object.values(references),
    document.subject,
    ...document.blocks.flatMap(textsOf),
    ...(document.notes ?? []).map(({ runs }) => said(runs)),
  ]
}

test.each(folders.map((folder) => [`${folder.entity}/${folder.key}`, folder] as const))(
  '%s is read aloud as it is written: every language, sample and size',
  async (_name, { entity, key, source }) => {
    const { tree } = checkTemplate(source, [])
    const houseStyle = await readHouseStyle(entity)
    for (const language of Object.keys(source.languages) as Language[]) {
      const prepared: PreparedTemplate = prepareTemplate(tree, language)
      for (const sample of source.samples)
        for (const variant of ['normal', 'large'] as const) {
          const { data } = checkData(source.variables, sample.data)
          const frame: LetterFrame = { ...taxFrame, houseStyle, variant }
          const letter = { id: sample.name, media: ['letter' as const, 'page' as const], language, data, frame }
          const [done] = renderer.render({ template: { hash: `${entity}/${key}`, tree }, letters: [letter] })
          if (!done?.ok || !done.letter) throw new Error('The letter was not written')
          const pdf = Buffer.concat(done.letter.segments.map(({ bytes }) => bytes))
          const structure = readStructure(pdf)
          const facts = { date: frame.letterDate, reference: frame.references.ours }
          const document = prepared.toLetter({ data, houseStyle, letter: facts })
          const what = `${language}, ${sample.name}, ${variant}`
          expect(structureFaults(structure), what).toEqual([])
          expect(unheardTexts(structure, saidBy(document, frame)), what).toEqual([])
          // The operator's command finds no wrong letter where there is none.
          expect(compareWithPage(pdf, Buffer.from(done.page ?? []).toString()), what).toEqual([])
          expect(structure).toMatchObject({ language, pages: done.letter.pages, author: expect.any(String) as string })
        }
    }
  },
)

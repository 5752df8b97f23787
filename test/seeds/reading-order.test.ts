import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Language } from '../../core/words/language.ts'
import { readHouseStyle } from '../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../seeds/read-template-folder.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import type { Block, Run } from '../../templates/model/document.ts'
import { createRenderer } from '../../templates/render/renderer.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { taxFrame } from '../templates/pdf/sample-letters.ts'

const folders = await readTemplateFolders()
const renderer = await createRenderer(await sharedFonts())

/** The text that an extractor reads from a letter, in reading order, and the tags around it. */
async function read(pdf: Uint8Array): Promise<{ text: string; language: string; tags: string[] }> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise
  const { info } = await document.getMetadata()
  let text = ''
  const tags: string[] = []
  for (let at = 1; at <= document.numPages; at++) {
    const page = await document.getPage(at)
    const { items } = await page.getTextContent()
    for (const item of items) if ('str' in item) text += `${item.str}${item.hasEOL ? ' ' : ''}`
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      if ('role' in node) tags.push(String(node.role))
      if ('children' in node && Array.isArray(node.children)) node.children.forEach(collect)
    }
    collect(await page.getStructTree())
  }
  await document.destroy()
  return { text: squeezed(text), language: String(Reflect.get(info, 'Language')), tags }
}

/** A broken word is one word again: its hyphen is a soft one. */
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u00ad\u200b]+/gu, '')
const said = (runs: readonly Run[]): string => squeezed(runs.map(({ text }) => text).join(''))

/** The texts of a block, piece by piece; boxes and slips have their places on the page, and tests of their own. */
function pieces(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [said(block.runs)]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(pieces))
    case 'quote':
      return block.blocks.flatMap(pieces)
    case 'table':
      return [block.head, ...block.rows.map(({ cells }) => cells)].flatMap((cells) =>
        cells.map(({ runs }) => said(runs)),
      )
    case 'actions':
      return block.actions.map(({ text }) => squeezed(text))
    case 'signature':
      return block.signatories.flatMap((each) => [squeezed(each.name), squeezed(each.function)])
    case 'rule':
    case 'pageBreak':
    case 'image':
    case 'qr':
    case 'paymentSlip':
      return []
  }
}

test.each(folders.map((folder) => [`${folder.entity}/${folder.key}`, folder] as const))(
  '%s is read in its order, in the language it says',
  async (_name, { entity, key, source }) => {
    const { tree } = checkTemplate(source, [])
    const houseStyle = await readHouseStyle(entity)
    for (const language of Object.keys(source.languages) as Language[])
      for (const sample of source.samples) {
        const { data } = checkData(source.variables, sample.data)
        const frame = { ...taxFrame, houseStyle }
        const letter = { id: sample.name, media: ['letter' as const], language, data, frame }
        const [done] = renderer.render({ template: { hash: `${entity}/${key}`, tree }, letters: [letter] })
        if (!done?.ok || !done.letter) throw new Error('The letter was not written')
        const {
          text,
          language: reported,
          tags,
        } = await read(Buffer.concat(done.letter.segments.map(({ bytes }) => bytes)))
        const facts = { date: frame.letterDate, reference: frame.references.ours }
        const document = prepareTemplate(tree, language).toLetter({ data, houseStyle, letter: facts })
        expect(reported).toBe(language)
        expect(text).not.toMatch(/[\ufffd\0]/)
        let from = 0
        for (const piece of [squeezed(document.subject), ...document.blocks.flatMap(pieces)]) {
          const at = text.indexOf(piece, from)
          expect(at, `${language}, ${sample.name}: ${piece}`).toBeGreaterThanOrEqual(from)
          from = at + piece.length
        }
        for (const { runs } of document.notes ?? []) expect(text).toContain(said(runs))
        expect(tags.filter((tag) => tag === 'Note')).toHaveLength(document.notes?.length ?? 0)
        expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1)
        if (document.blocks.some(({ kind }) => kind === 'table')) expect(tags).toContain('TH')
      }
  },
)

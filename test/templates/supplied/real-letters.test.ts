import { PDFString, PDFDocument as PdfLib } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { boxOf, mm } from '../../../templates/pdf/geometry/millimetres.ts'
import type { CheckedDocument, Stamp } from '../../../templates/supplied/document-task.ts'
import type { Purpose } from '../../../templates/supplied/finding.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { encodedMatrix, seenMatrix } from '../../support/files/read-marks.ts'
import * as pdfs from '../../support/files/supplied-pdfs.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'

const pool = sharedDocuments()
const turn = { entity: 'a' }
let good: Buffer
beforeAll(async () => {
  good = await pdfs.makeLetter()
})

const check = (bytes: Uint8Array, purpose: Purpose = 'letter'): Promise<CheckedDocument> =>
  pool.check({ bytes, purpose, profile: 'c5-right' }, turn)
const reasonsOf = async (bytes: Uint8Array, purpose?: Purpose): Promise<string[]> =>
  (await check(bytes, purpose)).findings.map(({ level, reason }) => `${level} ${reason}`)

async function marked(bytes: Buffer, lines?: readonly string[]): Promise<Buffer> {
  const { places, address, findings } = await check(bytes)
  if (places === undefined || address?.area === undefined) throw new Error(JSON.stringify(findings))
  const stamp: Stamp = {
    language: 'nl',
    places,
    replyReference: 'U7K42MQX9PAB',
    check: { code: 'K7Q4M2XRTP', qr: 'https://uitpost.example/check#abc', page: 'uitpost.example/check' },
    profile: 'c5-right',
    ...(lines !== undefined && { address: { lines, over: address.area } }),
    date: '2026-11-25',
  }
  return Buffer.from(await pool.mark({ bytes, stamp }, turn))
}

describe('the window is read as people read it', () => {
  test.each<[string, readonly string[]]>([
    ['a hyphen at the end of a line', ['Vereniging voor Stads-', 'en Dorpsbelangen vzw', 'Dam 1', '9000 Gent']],
    ['marks that names of companies hold', ['Studio Noord | Zuid', 'Bureau A=B *Ster* ~ bv', 'Dam 1', '9000 Gent']],
    ['letters of different height', ['Anneke van ’t Hoog', 'Aan-de-Brug 1', '9000 Gent']],
  ])('%s', async (_what, lines) => {
    const { findings, address } = await check(await pdfs.makeLetter({ address: lines }))
    expect([findings, address?.lines]).toEqual([[], lines])
  })

  test.each([['<<NAAM>>'], ['{{naam}}'], ['[Naam]']])(
    'but a field that was not filled in is refused: %s',
    async (line) => {
      expect(await reasonsOf(await pdfs.makeLetter({ address: [line, 'Dam 1', '9000 Gent'] }))).toEqual([
        'error strange-character',
      ])
    },
  )

  test('pieces of one line are joined from left to right, in whatever order and height they are in the file', async () => {
    const pieces = [
      [150, 60, 'Verhelst'],
      [110, 60, 'xxx'],
      [130, 60, 'Èlotte'],
      [125, 70, 'Gent'],
      [110, 65, 'Dam 1'],
      [110, 70, '9000'],
    ] as const
    const { findings, address } = await check(await pdfs.makeLetter({ address: [], more: pieces }))
    expect([findings, address?.lines]).toEqual([[], ['xxx Èlotte Verhelst', 'Dam 1', '9000 Gent']])
  })
})

describe('text in a font that is not embedded counts when it shows', () => {
  const at = `1 0 0 1 ${mm(20)} ${mm(40)} Tm`
  test.each([
    ['the invisible text of a scan', `3 Tr ${at} (Dit is wat de scanner las) Tj`],
    ['text that only clips', `7 Tr ${at} (Dit knipt) Tj`],
    ['spaces', `${at} (   ) Tj`],
    ['white text', `1 g ${at} (wit op wit) Tj`],
    ['text beside the page', '1 0 0 1 -500 60 Tm (naast de pagina) Tj'],
  ])('not so: %s', async (_what, operators) => {
    expect(await reasonsOf(await pdfs.withLooseText(good, operators))).toEqual([])
  })
  test('but text that is printed, also after text that is not, is read', async () => {
    const operators = `3 Tr ${at} (niet) Tj 0 Tr 1 0 0 1 ${mm(20)} ${mm(45)} Tm (wel) Tj`
    expect(await reasonsOf(await pdfs.withLooseText(good, operators))).toEqual(['error loose-font'])
    expect(await reasonsOf(await pdfs.withLooseText(good, operators), 'attachment')).toEqual(['warning loose-font'])
  })
})

describe('a key counts for what it holds', () => {
  const script = { S: 'JavaScript', JS: PDFString.of('app.alert(1)') }
  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['no scripts', { Names: { JavaScript: { Names: [] } } }, []],
    ['no scripts in nodes', { Names: { JavaScript: { Kids: [{ Names: [], Limits: [] }] } } }, []],
    ['no files', { Names: { EmbeddedFiles: { Names: [] } } }, []],
    ['null', { Names: { JavaScript: null, EmbeddedFiles: null }, AA: null, OpenAction: null }, []],
    ['no actions', { AA: {}, OpenAction: {} }, []],
    ['no fields', { AcroForm: { Fields: [] } }, []],
    ['a script', { Names: { JavaScript: { Names: [PDFString.of('a'), script] } } }, ['error script']],
    [
      'a script in a node',
      { Names: { JavaScript: { Kids: [{ Names: [PDFString.of('a'), script] }] } } },
      ['error script'],
    ],
    ['a script for an event', { AA: { WC: script } }, ['error script', 'error action']],
    ['an action at opening', { OpenAction: { S: 'Launch' } }, ['error action']],
  ])('%s', async (_what, entries, reasons) => {
    expect((await reasonsOf(await pdfs.withCatalog(good, entries))).toSorted()).toEqual([...reasons].toSorted())
  })

  test('a reference to no object is nothing', async () => {
    const bytes = Buffer.from(
      (await pdfs.withCatalog(good, { Names: { JavaScript: { Names: [] } } }))
        .toString('latin1')
        .replace(/\/JavaScript <<\s*\/Names \[\s*\]\s*>>/, (found) => '/JavaScript 9999 0 R'.padEnd(found.length)),
      'latin1',
    )
    expect(bytes.includes('9999 0 R')).toBe(true)
    expect(await reasonsOf(bytes)).toEqual([])
  })
})

describe('comments are removed from what is sent', () => {
  const box = [40, 246, 40, 12] as const
  const words = { words: 'Intern: nakijken voor verzending', author: 'Tom' }
  test.each<[string, pdfs.AnnotationPlan, boolean]>([
    ['a note', { kind: 'Text', flags: 4, box, ...words }, false],
    ['a text on the screen only', { kind: 'FreeText', flags: 0, box, ...words }, false],
    ['a hidden mark', { kind: 'Highlight', flags: 6, box, ...words }, false],
    ['a stamp that prints', { kind: 'Stamp', flags: 4, box, ...words }, true],
  ])('%s', async (_what, plan, stays) => {
    const bytes = await pdfs.withAnnotation(good, plan)
    expect(await reasonsOf(bytes)).toEqual(['warning comment'])
    const attached = Buffer.from(await pool.clean({ bytes }, turn))
    expect(attached.equals(Buffer.from(await pool.clean({ bytes }, turn)))).toBe(true)
    for (const sent of [await marked(bytes), attached]) {
      const pdf = await PdfLib.load(sent)
      const all = pdf.context.enumerateIndirectObjects().map(([, object]) => object.toString())
      expect(all.join('\n')).not.toMatch(/Intern|Tom/)
      expect((await readLetter(sent)).shows(boxOf(...box))).toBe(stays)
    }
  })

  test('a link is no comment, and a letter without comments is not rewritten for them', async () => {
    const linked = await pdfs.withLink(good, 'https://voorbeeld.example/a')
    const { findings, hasComments } = await check(linked)
    expect([findings, hasComments]).toEqual([[], undefined])
    expect((await PdfLib.load(await marked(linked))).getPage(0).node.Annots()?.size()).toBe(1)
  })
})

describe('pages are checked as they print too', () => {
  const inWindow = [150, 62, 20, 10] as const
  const atEdge = [1, 150, 20, 10] as const
  test.each([
    ['window', inWindow, 'error foreign-in-window'],
    ['edge', atEdge, 'error near-edge'],
  ] as const)('a stamp that only prints, at the %s', async (_what, box, reason) => {
    const bytes = await pdfs.withAnnotation(good, { kind: 'Stamp', flags: 36, box })
    expect(await reasonsOf(bytes)).toContain(reason)
  })
  test('a layer that only prints, and one that only shows on a screen', async () => {
    for (const shows of ['print', 'screen'] as const)
      expect(await reasonsOf(await pdfs.withLayer(good, shows, [140, 90]))).toEqual(['error foreign-in-window'])
    expect(await reasonsOf(await pdfs.withLayer(good, 'print', [40, 250]))).toEqual([])
  })
})

describe('the visible part of a page is its crop box within its media box', () => {
  const [w, h] = [mm(210), mm(297)]
  test.each([
    ['above the sheet', [0, 0, w, h + 100]],
    ['larger all round', [-9, -9, w + 9, h + 9]],
    ['with its corners the other way round', [w, h, 0, 0]],
    ['of no size', [0, 0, 0, 0]],
  ])('a crop box %s: the marks and the new address are where they belong', async (_what, CropBox) => {
    const bytes = await pdfs.withPage(good, { CropBox })
    const letter = await readLetter(await marked(bytes, ['Mia Maes', 'Stationsstraat 1', '8500 Kortrijk']))
    expect(seenMatrix(letter.raster, boxOf(33, 268, 12, 12))).toEqual(encodedMatrix('U7K42MQX9PAB'))
    const name = letter.lines.find(({ text }) => text === 'Mia Maes')
    expect(name?.y).toBeGreaterThan(mm(45))
    expect(name?.y).toBeLessThan(mm(80))
  })

  test.each([45, -30, 90.5])('a turn by %d degrees is refused', async (Rotate) => {
    expect(await reasonsOf(await pdfs.withPage(good, { Rotate }))).toContain('error page-turn')
    expect(await reasonsOf(await pdfs.withPage(good, { Rotate }), 'attachment')).toContain('error page-turn')
  })
  test('but a turn by a full circle is none', async () => {
    expect(await reasonsOf(await pdfs.withPage(good, { Rotate: 360 }))).toEqual([])
  })
})

test('a page of another size is refused before it is drawn', async () => {
  const costly = await pdfs.withPage(pdfs.drawnForEver(), { MediaBox: [0, 0, 5_000, 5_000] })
  expect(await reasonsOf(costly, 'attachment')).toEqual(['error page-size'])
})

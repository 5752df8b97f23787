import { PDFDict, PDFName, PDFDocument as PdfLib } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { maxPages } from '../../../templates/model/max-pages.ts'
import type { Purpose } from '../../../templates/supplied/finding.ts'
import { readPageTree } from '../../../templates/supplied/read/read-page-tree.ts'
import * as pdfs from '../../support/files/supplied-pdfs.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'

const pool = sharedDocuments()

const reasonsOf = async (bytes: Uint8Array, purpose: Purpose): Promise<string[]> => {
  const { findings } = await pool.check({ bytes, purpose, profile: 'c5-right' }, { entity: 'a' })
  return findings.map(({ code, reason }) => `${code} ${reason}`)
}

describe('a page tree on which readers would not agree is refused, as letter and as attachment', () => {
  test.each([
    ['a node met twice', () => pdfs.doublingTree(1)],
    ['a tree that doubles at six levels', () => pdfs.doublingTree(6)],
    ['a tree that doubles at thirty levels', () => pdfs.doublingTree(30)],
    ['one that says how many pages that would be', () => pdfs.doublingTree(4, 16)],
    ['forty pages that say they are two', () => pdfs.lyingCount(40, 2)],
    ['three pages that say they are two', () => pdfs.lyingCount(3, 2)],
    ['two pages that say they are three', () => pdfs.lyingCount(2, 3)],
    ['a tree that doubles at thirty levels and does not count', () => pdfs.doublingTree(30, 0)],
    ['a root that is a page as well', () => pdfs.lyingCount(3, 3, '/Type /Page')],
    ['more levels than a program makes', () => pdfs.deepTree(60)],
    [
      'a node that lies below one that does not',
      () =>
        pdfs.rawPdf([
          '<</Type /Catalog /Pages 2 0 R>>',
          '<</Type /Pages /Kids [3 0 R 6 0 R] /Count 2>>',
          '<</Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 1>>',
          ...Array.from({ length: 3 }, () => '<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842]>>'),
        ]),
    ],
    [
      'a child that is its own parent',
      () =>
        pdfs.rawPdf([
          '<</Type /Catalog /Pages 2 0 R>>',
          '<</Type /Pages /Kids [3 0 R 2 0 R] /Count 2>>',
          '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>',
        ]),
    ],
  ])('%s', async (_what, make) => {
    for (const purpose of ['letter', 'attachment'] as const) {
      const reasons = await reasonsOf(make(), purpose)
      expect(reasons).toHaveLength(1)
      expect(reasons[0]).toMatch(/^(UP-4007 (page-tree|unreadable)|UP-4001 too-many-pages)$/)
    }
  })

  test('what programs make is accepted: nested nodes, twenty pages, and one page too many is reported as such', async () => {
    expect(await reasonsOf(pdfs.deepTree(40), 'attachment')).toEqual([])
    expect(await reasonsOf(pdfs.lyingCount(20, 20), 'attachment')).toEqual([])
    // Where there is no count, every reader counts for itself, and finds the same.
    expect(await reasonsOf(pdfs.lyingCount(3, -3), 'attachment')).toEqual([])
    expect(await reasonsOf(pdfs.lyingCount(21, 21), 'attachment')).toEqual(['UP-4001 too-many-pages'])
  })

  test('after such a file the next one is read by the same pool', async () => {
    await reasonsOf(pdfs.doublingTree(30), 'letter')
    expect(await reasonsOf(await pdfs.makeLetter(), 'letter')).toEqual([])
  })
})

/** A graph of nodes, each with references to any others, as a document: mostly no tree. */
const graphs = fc.array(fc.array(fc.nat(80), { maxLength: 6 }), { minLength: 1, maxLength: 60 })

async function documentOf(graph: readonly (readonly number[])[]): Promise<PdfLib> {
  const pdf = await PdfLib.create()
  const { context } = pdf
  const references = graph.map(() => context.nextRef())
  for (const [at, kids] of graph.entries()) {
    const reference = references[at]
    if (reference === undefined) continue
    const found = kids.flatMap((kid) => references[kid % graph.length] ?? [])
    context.assign(
      reference,
      context.obj(found.length === 0 ? { Type: 'Page' } : { Type: 'Pages', Kids: found, Count: found.length }),
    )
  }
  const [root] = references
  if (root !== undefined) pdf.catalog.set(PDFName.of('Pages'), root)
  return pdf
}

test('the walk visits each node once, and no more than one page too many, whatever the references', async () => {
  const looks = vi.spyOn(PDFDict.prototype, 'lookup')
  onTestFinished(() => looks.mockRestore())
  await fc.assert(
    fc.asyncProperty(graphs, async (graph) => {
      const pdf = await documentOf(graph)
      looks.mockClear()
      const tree = readPageTree(pdf, maxPages)
      // Three entries of each node are read, and one of the catalog.
      expect(looks.mock.calls.length).toBeLessThanOrEqual(3 * graph.length + 1)
      if (Array.isArray(tree)) expect(tree.length).toBeLessThanOrEqual(maxPages)
    }),
    { numRuns: 200 },
  )
  const wide = await PdfLib.create()
  const kids = Array.from({ length: 5_000 }, () => wide.context.register(wide.context.obj({ Type: 'Page' })))
  wide.catalog.set(PDFName.of('Pages'), wide.context.obj({ Type: 'Pages', Kids: kids, Count: 5_000 }))
  looks.mockClear()
  expect(readPageTree(wide, maxPages)).toBe('more')
  expect(looks.mock.calls.length).toBeLessThanOrEqual(3 * (maxPages + 2))
})

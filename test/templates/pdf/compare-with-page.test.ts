import { beforeAll, describe, expect, test } from 'vitest'
import { writePage } from '../../../templates/html/write-page.ts'
import type { LetterDocument } from '../../../templates/model/document.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { compareWithPage } from '../../../templates/pdf/inspect/compare-with-page.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'
import { everyBlock, taxFrame, taxLetter } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})
const pdfOf = (letter: LetterDocument): Buffer =>
  Buffer.concat(renderLetter(letter, taxFrame, fonts).segments.map(({ bytes }) => bytes))
const pageOf = (letter: LetterDocument): string => writePage(letter, taxFrame)

describe('the comparison of a letter with its page', () => {
  test('finds nothing in letters of every kind of block', () => {
    const runs = [{ text: 'M̂ân, Ėglė̃ <b> & ‘x’' }, { text: '1', note: 1 }]
    const noted: LetterDocument = {
      language: 'nl',
      subject: 'Uw brief',
      blocks: [{ kind: 'paragraph', runs }],
      notes: [{ runs: [{ text: 'Artikel ⅓' }] }],
    }
    for (const letter of [taxLetter, everyBlock(), noted])
      expect(compareWithPage(pdfOf(letter), pageOf(letter))).toEqual([])
  })

  test('a file that the hub did not write is reported as such', () => {
    expect(compareWithPage(Buffer.from('%PDF-1.4\n'), pageOf(taxLetter))).toEqual([{ kind: 'unreadable' }])
  })

  test('a letter that exceeds the limits of a process is listed as unreadable, and the next one is compared', async () => {
    const hasty = openDocumentPool({ processes: 1, limitMs: 1 })
    const patient = sharedDocuments()
    const turn = { entity: 'one', patient: true }
    try {
      expect(await hasty.compare(pdfOf(taxLetter), pageOf(taxLetter), turn)).toEqual([{ kind: 'unreadable' }])
      expect(await patient.compare(Buffer.from('%PDF-1.4\n'), '', turn)).toEqual([{ kind: 'unreadable' }])
      expect(await patient.compare(pdfOf(taxLetter), pageOf(taxLetter), turn)).toEqual([])
    } finally {
      await hasty.close()
    }
  })
})

import { readStructure } from '../pdf/inspect/read-structure.ts'
import { type StructureFault, structureFaults } from '../pdf/inspect/structure-faults.ts'
import { findOverlappingText } from '../supplied/overlaps/find-overlapping-text.ts'
import { type OpenPdfium, openPdfium } from '../supplied/pdfium/open-pdfium.ts'
import type { LetterInspection } from './render-task.ts'

/** The rules that the text and the data of a letter can break; the others depend on our writer, whose own tests check them. */
const byAuthor: ReadonlySet<StructureFault['rule']> = new Set([
  'headings',
  'figure-alt',
  'lists',
  'tables',
  'links',
  'empty',
  'language',
])
/** A letter of 20 pages takes a tenth of it. */
const maxBytes = 256 * 1024 * 1024

let opened: Promise<OpenPdfium> | undefined

/**
 * Inspects a drawn letter as a screen reader and a reader of paper meet it: its structure, and texts over each other. PDFium is
 * opened with the first letter (about a quarter of a second), since most threads never inspect one.
 */
export async function inspectLetter(pdf: Uint8Array): Promise<LetterInspection> {
  const structure = structureFaults(readStructure(pdf)).find(({ rule }) => byAuthor.has(rule))
  opened ??= openPdfium(maxBytes)
  try {
    const [overlap] = findOverlappingText(await opened, pdf)
    return {
      ...(structure === undefined ? {} : { structure: structure.detail }),
      ...(overlap === undefined ? {} : { overlapOnPage: overlap.page }),
    }
  } catch (error) {
    // After a trap the instance is unusable.
    opened = undefined
    throw error
  }
}

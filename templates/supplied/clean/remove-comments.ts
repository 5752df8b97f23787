import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { elementOf, entryOf, nameOf, removeUnreferenced } from '../read/objects.ts'

/** Annotations with which people discuss a document (ISO 32000-1, 12.5.6.2), and the windows in which their text opens. */
const markup = new Set(
  (
    'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'Projection'
  ).split(' '),
)
/** They are text beside the page, whether they print or not. */
const neverPrinted = new Set(['Text', 'Popup', 'Caret'])
/** Bits of `F` (ISO 32000-1, table 165). */
const hidden = 1 << 1
const print = 1 << 2
/** The author and subject of an annotation; the contents of a free text are what it shows. */
const words = ['T', 'Subj', 'Popup', 'IRT', 'RT', 'IT', 'Contents', 'RC', 'CreationDate', 'M', 'NM']
const wordsOfFreeText = words.filter((key) => key !== 'Contents' && key !== 'RC')

/**
 * Removes the comments of its authors from a document, so that they are not sent to the citizen: notes, and all marks that do not
 * print. Annotations that print, such as a stamp, keep their appearance and lose their author and text.
 * @returns the pages, from 1, that had a comment
 */
export function removeComments(pdf: PDFDocument, pages: readonly PDFDict[]): readonly number[] {
  const changed = pages.flatMap((page, at) => (removeFrom(pdf, page) ? [at + 1] : []))
  if (changed.length > 0) removeUnreferenced(pdf)
  return changed
}

function removeFrom(pdf: PDFDocument, page: PDFDict): boolean {
  const annotations = entryOf(page, 'Annots')
  if (!(annotations instanceof PDFArray)) return false
  const kept: PDFObject[] = []
  let isChanged = false
  for (const [at, each] of annotations.asArray().entries()) {
    const annotation = elementOf(annotations, at)
    const isRemoved = annotation instanceof PDFDict && isComment(annotation)
    if (!isRemoved) kept.push(each)
    // A structure tree may refer to it too.
    else if (each instanceof PDFRef) pdf.context.delete(each)
    if (isRemoved || (annotation instanceof PDFDict && removeAuthorAndText(annotation))) isChanged = true
  }
  if (kept.length < annotations.size()) page.set(PDFName.of('Annots'), pdf.context.obj(kept))
  return isChanged
}

function isComment(annotation: PDFDict): boolean {
  const kind = nameOf(annotation, 'Subtype') ?? ''
  if (!markup.has(kind)) return false
  const flags = entryOf(annotation, 'F')
  const bits = flags instanceof PDFNumber ? flags.asNumber() : 0
  return neverPrinted.has(kind) || (bits & print) === 0 || (bits & hidden) !== 0
}

/** Removes author and text; returns whether there were any. */
function removeAuthorAndText(annotation: PDFDict): boolean {
  const kind = nameOf(annotation, 'Subtype') ?? ''
  if (!markup.has(kind)) return false
  const present = (kind === 'FreeText' ? wordsOfFreeText : words).filter(
    (key) => entryOf(annotation, key) !== undefined,
  )
  for (const key of present) annotation.delete(PDFName.of(key))
  return present.some((key) => key === 'Contents' || key === 'RC' || key === 'Popup' || key === 'T')
}

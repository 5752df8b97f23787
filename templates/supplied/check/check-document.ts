import type { PDFDocument } from '@cantoo/pdf-lib'
import { maxPages } from '../../model/max-pages.ts'
import type { CheckedDocument, CheckTask } from '../document-task.ts'
import type { Finding } from '../finding.ts'
import { paintOverlay } from '../mark/paint-overlay.ts'
import { readObjects, type SentPages, withoutComments } from '../mark/sent-pages.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { openFile, type PdfFile, type Unreadable } from '../read/open-file.ts'
import { readPageTree } from '../read/read-page-tree.ts'
import { checkPages } from './check-pages.ts'
import { type ActiveContent, findActiveContent } from './find-active-content.ts'
import { findOddPages } from './find-odd-pages.ts'

/** Checks a supplied document as it will be sent, and gives all its findings at once. */
export async function checkDocument(open: OpenPdfium, task: CheckTask): Promise<CheckedDocument> {
  const file = openFile(open, task.bytes)
  if (typeof file === 'string') return refused(0, unreadable(file))
  try {
    if (file.encrypted) return refused(file.pages, unreadable('encrypted'))
    if (file.pages === 0) return refused(0, unreadable('damaged'))
    if (file.pages > maxPages) return refused(file.pages, tooLong(file.pages))
    const pdf = await objectsOf(file)
    if (pdf === undefined) return refused(file.pages, unreadable('damaged'))
    const pages = readPageTree(pdf, maxPages)
    if (pages === undefined || pages === 'more' || pages.length !== file.pages) return refused(file.pages, unclear)
    const within = [...findOddPages(pages), ...findActiveContent(pdf).map(active)]
    const sent = await withoutComments(open, file, pdf, pages)
    try {
      return checkEachPage(open, task, sent, [...within, ...sent.comments.map(commented)])
    } finally {
      if (sent.file !== file) sent.file.close()
    }
  } finally {
    file.close()
  }
}

function checkEachPage(
  { pdfium }: OpenPdfium,
  { purpose, profile, pictures }: CheckTask,
  sent: SentPages,
  within: readonly Finding[],
): CheckedDocument {
  const { findings, rasters, address, places } = checkPages(pdfium, sent, purpose, profile)
  const all = [...findings, ...within]
  const wrong = all.flatMap(({ level, page }) => (level === 'error' ? [page ?? 1] : []))
  const pages = new Set(pictures ? rasters.keys() : wrong)
  const overlays = [...pages].flatMap((page): (readonly [number, Uint8Array])[] => {
    const raster = rasters.get(page)
    if (raster === undefined) return []
    const here = all.filter((each) => each.page === page)
    return [
      [
        page,
        paintOverlay(raster, here, { profile, window: page === 1 && purpose === 'letter' && address !== undefined }),
      ],
    ]
  })
  return {
    pages: sent.file.pages,
    findings: all,
    ...(purpose === 'letter' && address !== undefined && { address }),
    ...(places !== undefined && { places }),
    ...(sent.comments.length > 0 && { hasComments: true }),
    overlays: new Map(overlays),
  }
}

function refused(pages: number, finding: Finding): CheckedDocument {
  return { pages, findings: [finding], overlays: new Map() }
}

function unreadable(why: Unreadable): Finding {
  const detail =
    why === 'encrypted'
      ? 'The file is encrypted. Save it without password and without restrictions.'
      : 'The file is no PDF that can be read: it is damaged, cut off, or of another kind. Make it again.'
  return { code: 'UP-4007', reason: why === 'encrypted' ? 'encrypted' : 'unreadable', level: 'error', detail }
}

function tooLong(pages: number): Finding {
  return {
    code: 'UP-4001',
    reason: 'too-many-pages',
    level: 'error',
    detail: `The document has ${pages} pages; a letter has at most ${maxPages}, including its attachments.`,
  }
}

const activeWords: Record<ActiveContent, string> = {
  script: 'The document holds a script.',
  action: 'The document does something by itself when it is opened or clicked.',
  form: 'The document has form fields. Flatten them, so that they become plain text.',
  signature: 'The document is signed electronically; the reply reference that we add would break the signature.',
  file: 'Another file lies within the document. Send it as an attachment of its own.',
  medium: 'The document holds sound, film or a 3D model.',
}

const unclear: Finding = {
  code: 'UP-4007',
  reason: 'page-tree',
  level: 'error',
  detail:
    'The file does not say clearly which pages it has: readers and printers would show different ones. Print it to PDF anew.',
}

async function objectsOf(file: PdfFile): Promise<PDFDocument | undefined> {
  try {
    return await readObjects(file)
  } catch (error) {
    // A trap within PDFium ends the process: the instance is lost.
    if (error instanceof WebAssembly.RuntimeError) throw error
    return undefined
  }
}

function commented(page: number): Finding {
  const detail =
    'The page has comments. They are taken out of what is sent; marks that print stay, without author and words.'
  return { code: 'UP-4010', reason: 'comment', level: 'warning', page, detail }
}

function active(what: ActiveContent): Finding {
  return { code: 'UP-4010', reason: what, level: 'error', detail: activeWords[what] }
}

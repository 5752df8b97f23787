import { PDFDocument } from '@cantoo/pdf-lib'
import { mostPages } from '../model/most-pages.ts'
import { checkPages } from './check-pages.ts'
import type { CheckedDocument, CheckTask } from './document-task.ts'
import { type ActiveContent, findActiveContent } from './find-active-content.ts'
import { findScaledPages } from './find-scaled-pages.ts'
import type { Finding } from './finding.ts'
import { openFile, type Unreadable } from './open-file.ts'
import type { OpenPdfium } from './open-pdfium.ts'
import { paintOverlay } from './paint-overlay.ts'

/** Looks at a supplied PDF from all sides and tells everything that is wrong with it at once. */
export async function checkDocument(open: OpenPdfium, task: CheckTask): Promise<CheckedDocument> {
  const file = openFile(open, task.bytes)
  if (typeof file === 'string') return refused(0, unreadable(file))
  try {
    if (file.encrypted) return refused(file.pages, unreadable('encrypted'))
    if (file.pages === 0) return refused(0, unreadable('damaged'))
    if (file.pages > mostPages) return refused(file.pages, tooLong(file.pages))
    const { findings, rasters, address, places } = checkPages(open.pdfium, file, task.purpose, task.profile)
    const all = [...findings, ...(await findingsWithin(file.copy))]
    const wrong = all.flatMap(({ level, page }) => (level === 'error' ? [page ?? 1] : []))
    const pages = new Set(task.pictures ? rasters.keys() : wrong)
    const overlays = [...pages].flatMap((page): (readonly [number, Uint8Array])[] => {
      const raster = rasters.get(page)
      if (raster === undefined) return []
      const here = all.filter((each) => each.page === page)
      const zones = { profile: task.profile, window: page === 1 && task.purpose === 'letter' }
      return [[page, paintOverlay(raster, here, zones)]]
    })
    return {
      pages: file.pages,
      findings: all,
      ...(task.purpose === 'letter' && { address }),
      ...(places !== undefined && { places }),
      overlays: new Map(overlays),
    }
  } finally {
    file.close()
  }
}

function refused(pages: number, finding: Finding): CheckedDocument {
  return { pages, findings: [finding], overlays: new Map() }
}

function unreadable(why: Unreadable): Finding {
  const detail =
    why === 'encrypted'
      ? 'The file is encrypted. Save it without password and without restrictions.'
      : 'The file is no PDF that can be read: it is damaged, cut off, or of another kind. Make it anew.'
  return { code: 'UP-4007', reason: why === 'encrypted' ? 'encrypted' : 'unreadable', level: 'error', detail }
}

function tooLong(pages: number): Finding {
  return {
    code: 'UP-4001',
    reason: 'too-many-pages',
    level: 'error',
    detail: `The document has ${pages} pages; a letter has at most ${mostPages}, with all that goes along.`,
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

/** What the objects of the file tell. `copy` is written by PDFium: plain objects, nothing packed, so that to read it unfolds nothing. */
async function findingsWithin(copy: () => Uint8Array): Promise<Finding[]> {
  try {
    const pdf = await PDFDocument.load(copy(), { updateMetadata: false, throwOnInvalidObject: false })
    return [...findScaledPages(pdf).map(scaled), ...findActiveContent(pdf).map(active)]
  } catch (error) {
    // A trap within PDFium is for the caller: the instance is lost.
    if (error instanceof WebAssembly.RuntimeError) throw error
    return [unreadable('damaged')]
  }
}

function active(what: ActiveContent): Finding {
  return { code: 'UP-4010', reason: what, level: 'error', detail: activeWords[what] }
}

function scaled(page: number): Finding {
  const detail = 'The page says that its measures are to be enlarged (UserUnit); make it A4, 210 × 297 mm.'
  return { code: 'UP-4009', reason: 'page-size', level: 'error', page, detail }
}

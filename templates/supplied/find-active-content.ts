import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'

/** What a document does beside being read, by what of it must go. */
export type ActiveContent = 'script' | 'action' | 'form' | 'signature' | 'file' | 'medium'

/** Actions that lead to a place on a page or to a web page; all others do something (ISO 32000-1, table 198). */
const harmless = new Set(['GoTo', 'URI', 'Named', 'Thread'])
const actions = new Set(
  (
    'Launch GoToR GoToE SubmitForm ResetForm ImportData Hide SetOCGState Trans GoTo3DView Rendition Movie Sound ' +
    'RichMediaExecute'
  ).split(' '),
)
const media = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D'])
const mostObjects = 200_000
const deepest = 60

/**
 * Scripts, actions, forms, files within the file. `copy` is written by PDFium: plain objects, nothing packed, so that to read
 * it unfolds nothing.
 */
export async function findActiveContent(copy: Uint8Array): Promise<readonly ActiveContent[]> {
  const pdf = await PDFDocument.load(copy, { updateMetadata: false, throwOnInvalidObject: false })
  const found = new Set<ActiveContent>()
  const form = pdf.catalog.lookup(PDFName.of('AcroForm'))
  if (form instanceof PDFDict && hasFields(form)) found.add('form')
  let left = mostObjects
  const look = (object: PDFObject | undefined, depth: number): void => {
    left -= 1
    if (left < 0 || depth > deepest) return
    if (object instanceof PDFStream) look(object.dict, depth + 1)
    else if (object instanceof PDFArray) for (const each of object.asArray()) look(each, depth + 1)
    else if (object instanceof PDFDict) {
      lookAt(object, found)
      for (const [, each] of object.entries()) if (!(each instanceof PDFRef)) look(each, depth + 1)
    }
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) look(object, 0)
  return [...found]
}

function hasFields(form: PDFDict): boolean {
  const fields = form.lookup(PDFName.of('Fields'))
  return (fields instanceof PDFArray && fields.size() > 0) || form.has(PDFName.of('XFA'))
}

function lookAt(dictionary: PDFDict, found: Set<ActiveContent>): void {
  const named = (key: string): string | undefined => {
    const value = dictionary.lookup(PDFName.of(key))
    return value instanceof PDFName ? value.decodeText() : undefined
  }
  const kind = named('S')
  if (kind === 'JavaScript' || dictionary.has(PDFName.of('JS')) || dictionary.has(PDFName.of('JavaScript'))) {
    found.add('script')
  } else if (kind !== undefined && actions.has(kind) && named('Type') !== 'StructElem') found.add('action')
  if (dictionary.has(PDFName.of('AA'))) found.add('action')
  const opening = dictionary.lookup(PDFName.of('OpenAction'))
  if (opening instanceof PDFDict) {
    const does = opening.lookup(PDFName.of('S'))
    if (!(does instanceof PDFName) || !harmless.has(does.decodeText())) found.add('action')
  }
  if (dictionary.has(PDFName.of('EmbeddedFiles')) || dictionary.has(PDFName.of('EF'))) found.add('file')
  const subtype = named('Subtype')
  if (subtype === 'Widget') found.add('form')
  if (subtype !== undefined && media.has(subtype) && dictionary.has(PDFName.of('Rect'))) found.add('medium')
  if (named('Type') === 'Sig' || dictionary.has(PDFName.of('ByteRange'))) found.add('signature')
}

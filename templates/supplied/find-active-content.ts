import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { hasAllowedScheme } from '../language/allowed-link.ts'

/** What a document does beside being read, by what of it must go. */
export type ActiveContent = 'script' | 'action' | 'form' | 'signature' | 'file' | 'medium'

/**
 * What may happen when a document opens: it shows a place in itself. All else does something (ISO 32000-1, table 198); a web
 * page that opens by itself tells its maker who reads the letter.
 */
const harmless = new Set(['GoTo', 'Named', 'Thread'])
const actions = new Set(
  (
    'Launch GoToR GoToE SubmitForm ResetForm ImportData Hide SetOCGState Trans GoTo3DView Rendition Movie Sound ' +
    'RichMediaExecute'
  ).split(' '),
)
const media = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D'])
const mostObjects = 200_000
const deepest = 60

/** Scripts, actions, forms, files within the file. */
export function findActiveContent(pdf: PDFDocument): readonly ActiveContent[] {
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
  if (kind === 'URI' && !isLinkOfALetter(dictionary.lookup(PDFName.of('URI')))) found.add('action')
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

/** As in letters of templates: to a web page, a mail address or a telephone. */
function isLinkOfALetter(address: PDFObject | undefined): boolean {
  if (!(address instanceof PDFString || address instanceof PDFHexString)) return false
  // Readers skip white space and control characters before a scheme, and within it.
  return hasAllowedScheme(address.decodeText().replaceAll(/[\p{Cc}\s]/gu, ''))
}

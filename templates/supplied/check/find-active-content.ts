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
import { hasAllowedScheme } from '../../language/parse/allowed-link.ts'
import { elementOf, entryOf, nameOf } from '../read/objects.ts'

/** The kinds of active content of a document, by the part of it that must be removed. */
export type ActiveContent = 'script' | 'action' | 'form' | 'signature' | 'file' | 'medium'

/**
 * The only actions allowed when a document opens show a place in the document itself. All others do something (ISO 32000-1, table
 * 198); a web page that opens by itself reveals to its owner that the letter is read.
 */
const harmless = new Set(['GoTo', 'Named', 'Thread'])
const actions = new Set(
  (
    'Launch GoToR GoToE SubmitForm ResetForm ImportData Hide SetOCGState Trans GoTo3DView Rendition Movie Sound ' +
    'RichMediaExecute'
  ).split(' '),
)
const media = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D'])
const maxObjects = 200_000
const deepest = 60

/**
 * Finds scripts, actions, forms and files within the file. A key counts only if its value holds something: programs write many
 * that hold nothing.
 */
export function findActiveContent(pdf: PDFDocument): readonly ActiveContent[] {
  const found = new Set<ActiveContent>()
  const form = entryOf(pdf.catalog, 'AcroForm')
  if (form instanceof PDFDict && (holds(form, 'Fields') || holds(form, 'XFA'))) found.add('form')
  let left = maxObjects
  const visit = (object: PDFObject | undefined, depth: number): void => {
    left -= 1
    if (left < 0 || depth > deepest) return
    if (object instanceof PDFStream) visit(object.dict, depth + 1)
    else if (object instanceof PDFArray) for (const each of object.asArray()) visit(each, depth + 1)
    else if (object instanceof PDFDict) {
      addActiveContent(object, found)
      for (const [, each] of object.entries()) if (!(each instanceof PDFRef)) visit(each, depth + 1)
    }
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) visit(object, 0)
  return [...found]
}

function addActiveContent(dictionary: PDFDict, found: Set<ActiveContent>): void {
  const kind = nameOf(dictionary, 'S')
  if (holds(dictionary, 'JS') || holds(dictionary, 'JavaScript')) found.add('script')
  else if (kind !== undefined && actions.has(kind) && nameOf(dictionary, 'Type') !== 'StructElem') found.add('action')
  if (holds(dictionary, 'AA')) found.add('action')
  if (kind === 'URI' && !isLinkOfALetter(entryOf(dictionary, 'URI'))) found.add('action')
  const opening = entryOf(dictionary, 'OpenAction')
  if (opening instanceof PDFDict && hasValue(opening, 0) && !harmless.has(nameOf(opening, 'S') ?? '')) {
    found.add('action')
  }
  if (holds(dictionary, 'EmbeddedFiles') || holds(dictionary, 'EF')) found.add('file')
  const subtype = nameOf(dictionary, 'Subtype')
  if (subtype === 'Widget') found.add('form')
  if (subtype !== undefined && media.has(subtype) && holds(dictionary, 'Rect')) found.add('medium')
  if (nameOf(dictionary, 'Type') === 'Sig' || holds(dictionary, 'ByteRange')) found.add('signature')
}

function holds(dictionary: PDFDict, key: string): boolean {
  return hasValue(entryOf(dictionary, key), 0)
}

/**
 * Whether a value holds anything: null, a reference to no object, an empty text, and arrays, dictionaries and name trees
 * (ISO 32000-1, 7.9.6) of such values do not.
 */
function hasValue(value: PDFObject | undefined, depth: number): boolean {
  if (value === undefined) return false
  // A document with such deep nesting hides something.
  if (depth > 8) return true
  if (value instanceof PDFString || value instanceof PDFHexString) return value.asBytes().length > 0
  if (value instanceof PDFArray) return value.asArray().some((_, at) => hasValue(elementOf(value, at), depth + 1))
  if (!(value instanceof PDFDict)) return true
  return [...value.keys()].some(
    (key) => !withoutContent.has(key) && hasValue(entryOf(value, key.decodeText()), depth + 1),
  )
}

/** The type of a dictionary, and the range of names of a node of a name tree. */
const withoutContent = new Set([PDFName.of('Type'), PDFName.of('Limits')])

/** The same links as in letters of templates: to a web page, a mail address or a telephone number. */
function isLinkOfALetter(address: PDFObject | undefined): boolean {
  if (!(address instanceof PDFString || address instanceof PDFHexString)) return false
  // Readers skip white space and control characters before a scheme, and within it.
  return hasAllowedScheme(address.decodeText().replaceAll(/[\p{Cc}\s]/gu, ''))
}

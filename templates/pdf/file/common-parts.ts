import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import type { StylePicture } from '../../model/house-style.ts'
import type { FontProgram, ReadyStream } from '../fonts/font-program.ts'
import { type FaceName, fontNames, type Typeface } from '../fonts/typeface.ts'
import { logoName, placePicture } from '../pictures/place-picture.ts'
import type { CommonFile, Reference } from './common-file.ts'
import { placeOutputIntent } from './output-intent.ts'
import { placeFont } from './place-font.ts'

/** The first bytes of every letter in the same faces: header, fonts, colour profile. They are written once, then only joined. */
export interface CommonParts {
  readonly bytes: Uint8Array
  /** SHA-256 (hex) of `bytes`; undefined when the fonts were packed for one letter. */
  readonly shared: string | undefined
  /** The offset of each object, by its number less one; undefined where a number is still free. */
  readonly offsets: readonly (number | undefined)[]
  /** Numbers of the objects to which a letter refers. */
  readonly resources: number
  readonly outputIntent: number
}

export interface PlacedFont {
  readonly face: Typeface
  readonly program: FontProgram
}

/** Lets pdfkit write the fonts and the colour profile, and takes its bytes instead of ending the document. */
export function layCommonParts(
  fonts: ReadonlyMap<FaceName, PlacedFont>,
  logo: StylePicture | undefined,
  isShared: boolean,
): CommonParts {
  const doc = new PDFDocument({
    autoFirstPage: false,
    font: null as unknown as string,
    pdfVersion: '1.7',
  }) as CommonFile['doc']
  const written: Uint8Array[] = [doc.read() as Uint8Array]
  doc.push = (chunk) => {
    if (chunk !== null) written.push(chunk)
    return true
  }
  const file: CommonFile = { doc, place: (entries, stream) => placeStream(doc, entries, stream) }
  const outputIntent = placeOutputIntent(file)
  const named = [...fonts].map(([name, { face, program }]) => [fontNames[name], placeFont(file, face, program)])
  const pictures = logo === undefined ? {} : { XObject: { [logoName]: placePicture(file, logo) } }
  const resources = doc.ref({ Font: Object.fromEntries(named), ...pictures })
  resources.end(undefined)
  const bytes = Buffer.concat(written)
  return {
    bytes,
    shared: isShared ? createHash('sha256').update(bytes).digest('hex') : undefined,
    offsets: doc._offsets.map((offset) => offset ?? undefined),
    resources: resources.id,
    outputIntent: outputIntent.id,
  }
}

function placeStream(doc: CommonFile['doc'], entries: Record<string, unknown>, stream: ReadyStream): Reference {
  const ref = doc.ref()
  const offset = doc._offset
  const dictionary = Object.entries({ ...entries, Length: stream.bytes.length, Filter: '/FlateDecode' })
  doc._write(`${ref.id} 0 obj\n<<${dictionary.map(([key, value]) => `/${key} ${String(value)}`).join(' ')}>>\nstream`)
  doc._write(Buffer.from(stream.bytes))
  doc._write('\nendstream\nendobj')
  Object.assign(ref, { offset })
  doc._refEnd(ref)
  return ref
}

import type { SealPlace } from '../../model/letter-frame.ts'
import type { LetterFile, PackedObjects } from '../file/letter-file.ts'
import { pdfText } from '../file/pdf-text.ts'
import type { Canvas } from './canvas.ts'

interface SealField {
  /** The entry of the catalog. */
  readonly form: string
  /** Objects without any text of the letter. */
  readonly objects: PackedObjects
}

/**
 * Adds the field of an electronic seal that shows nothing on the page, and keeps the place of its signature dictionary. A widget
 * without area needs no appearance (ISO 19005-2, 6.3.3) and no tag (ISO 14289-1, 7.18.4); it is marked for printing and locked.
 */
export function addSealField(file: LetterFile, canvas: Canvas, { bytes, label }: SealPlace): SealField {
  const [field, signature] = [file.reserve(), file.reserve()]
  const page = canvas.placeHidden(field)
  file.sealPlace(signature, bytes)
  const widget = `<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU${pdfText(label)}/Rect[0 0 0 0]/F 132/P ${page} 0 R/V ${signature} 0 R>>`
  return { form: `/AcroForm<</SigFlags 3/Fields[${field} 0 R]>>`, objects: [[field, widget]] }
}

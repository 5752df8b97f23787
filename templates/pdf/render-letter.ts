import { createHash } from 'node:crypto'
import type { ByteSegments } from '../../core/words/byte-segments.ts'
import { localized } from '../../core/words/language.ts'
import type { LetterDocument } from '../model/document.ts'
import type { LetterFrame } from '../model/letter-frame.ts'
import { Canvas, type Mark } from './draw/canvas.ts'
import { addSealField } from './draw/seal-field.ts'
import { deflated, LetterFile } from './file/letter-file.ts'
import { informationOf, titleOf, type Xmp, xmpOf } from './file/metadata.ts'
import type { FontSet } from './fonts/open-font-set.ts'
import { layLetter } from './layout/lay-letter.ts'
import type { Conflict } from './layout/quiet-zones.ts'
import { gatherPhrases, glyphsOf, type Phrases } from './text/phrases.ts'

export interface RenderedLetter {
  readonly segments: ByteSegments
  /** At most `lastPageLaid`; the rest of a longer letter is neither laid out nor drawn. */
  readonly pages: number
  /** Content in the address window, in the white of a symbol or in a margin: such a letter may not be sent. */
  readonly conflicts: readonly Conflict[]
  /** Characters that the fonts cannot show, each once: a question mark is drawn in their place. */
  readonly lacking: readonly string[]
}

export interface RenderOptions {
  /** The common parts of the letters of the same version. */
  readonly phrases?: Phrases
  /** The subject is text of the version, without any value of the letter. */
  readonly hasFixedSubject?: boolean
  /** Receives everything that is drawn. */
  readonly marks?: Mark[]
}

/**
 * Draws a letter as PDF/A-2a and PDF/UA-1. The same document, frame and build give the same bytes. Text must have printable
 * characters only: characters that the fonts lack are drawn as a question mark and returned as `lacking`.
 */
export function renderLetter(
  letter: LetterDocument,
  frame: LetterFrame,
  fonts: FontSet,
  { phrases = gatherPhrases(letter.language, []), hasFixedSubject = false, marks }: RenderOptions = {},
): RenderedLetter {
  const laid = layLetter(letter, frame, fonts.fonts, phrases)
  const common = fonts.commonParts(laid.faces.used(), (face) => glyphsOf(phrases, face))
  const file = new LetterFile(common)
  // Reserved first: its number does not depend on what the letter holds.
  const xmp = file.reserve()
  const canvas = new Canvas(file, letter.language, marks)
  const conflicts = laid.draw(canvas)
  const tree = canvas.tree.objects()
  const seal = frame.seal === undefined ? undefined : addSealField(file, canvas, frame.seal)
  const { pages, outline, objects, own: drawn } = canvas.finish(common.resources)
  const [root, information] = [file.reserve(), file.reserve()]
  const author = titleOf(localized(frame.houseStyle.name, letter.language))
  const metadata = { title: titleOf(letter.subject), author, language: letter.language, date: frame.letterDate }
  writeXmp(file, xmp, xmpOf(metadata), hasFixedSubject)
  const catalog = `<</Type/Catalog/Pages ${pages} 0 R/StructTreeRoot ${tree.root} 0 R/MarkInfo<</Marked true>>/Lang(${letter.language})/Metadata ${xmp} 0 R/OutputIntents[${common.outputIntent} 0 R]/ViewerPreferences<</DisplayDocTitle true>>${outline === undefined ? '' : `/Outlines ${outline} 0 R`}${seal?.form ?? ''}>>`
  // Objects with text of this letter are not among them (decisions 0018 and 0041).
  file.pack(
    [...tree.objects, ...objects, ...(seal?.objects ?? []), [root, catalog]],
    fonts.deflatedStructure,
    'repeated',
  )
  file.object(information, informationOf(metadata))
  const own = [...tree.own, ...drawn]
  if (own.length > fewObjects) file.pack(own, deflated)
  else for (const [number, text] of own) file.object(number, text)
  const segments = file.finish(root, information, fileId(frame))
  return { segments, pages: laid.pages, conflicts, lacking: laid.faces.lacking() }
}

/** All of it can be shared by letters of a day, unless the title is of this letter. */
function writeXmp(file: LetterFile, number: number, { own, common }: Xmp, hasFixedSubject: boolean): void {
  const dictionary = '/Type/Metadata/Subtype/XML'
  if (!hasFixedSubject) return file.streamWithEnd(number, dictionary, own, common)
  const whole = Buffer.concat([own, common.bytes.subarray(0, common.length)])
  file.stream(number, dictionary, whole, 'repeated')
}

/** This few objects take less room separately than deflated together. */
const fewObjects = 2

/** One letter, variant and profile: one file identifier (ISO 32000-1, 14.4). */
function fileId({ message, variant, profile }: LetterFrame): Uint8Array {
  return createHash('sha256').update(`${message} ${variant} ${profile}`).digest().subarray(0, 16)
}

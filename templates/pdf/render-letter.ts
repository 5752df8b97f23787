import { createHash } from 'node:crypto'
import type { Rope } from '../../core/words/rope.ts'
import type { LetterDocument } from '../model/document.ts'
import type { LetterFrame } from '../model/letter-frame.ts'
import { Canvas, type Mark } from './draw/canvas.ts'
import { fontNames } from './draw/write-line.ts'
import { openLetterFile } from './file/letter-file.ts'
import { accessibilityMetadata, titleOf } from './file/metadata.ts'
import { placeOutputIntent } from './file/output-intent.ts'
import { placeFont } from './file/place-font.ts'
import { type FontProgram, packFont } from './fonts/font-program.ts'
import type { Fonts } from './fonts/prepare-fonts.ts'
import type { FaceName } from './fonts/typeface.ts'
import { layLetter } from './layout/lay-letter.ts'
import type { GlyphUse } from './text/shape-text.ts'

export interface RenderedLetter {
  readonly rope: Rope
  readonly pages: number
}

/**
 * Draws a letter as PDF/A-2a and PDF/UA-1. The same document, frame and build give the same bytes. Text must hold
 * printable characters only (`unprintableCharacters`): what the fonts lack would show as a question mark.
 */
export function renderLetter(letter: LetterDocument, frame: LetterFrame, fonts: Fonts, marks?: Mark[]): RenderedLetter {
  const laid = layLetter(letter, frame, fonts)
  const programs = packFonts(laid.use, fonts)
  const file = openLetterFile(
    {
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      font: null as unknown as string,
      subset: 'PDF/A-2a',
      pdfVersion: '1.7',
      tagged: true,
      lang: letter.language,
      displayTitle: true,
      info: {
        Title: titleOf(letter.subject),
        Creator: 'Uitpost',
        Producer: 'Uitpost',
        CreationDate: new Date(`${frame.letterDate}T00:00:00Z`),
      },
    },
    fileId(frame),
  )
  const { doc } = file
  doc.appendXML(accessibilityMetadata)
  placeOutputIntent(file)
  const resources = [...programs].map(([name, program]) => [
    fontNames[name],
    placeFont(file, fonts[name].face, program),
  ])
  const program = (name: FaceName) => programs.get(name) ?? fonts[name].latin
  const canvas = new Canvas(file, { program, resources: Object.fromEntries(resources) }, letter.language, marks)
  const tree = laid.draw(canvas)
  tree.end()
  doc.addStructure(tree)
  return { rope: file.finish(), pages: laid.pages }
}

/** The ready Latin font of each face in use, or one made for this letter when a name needs another alphabet. */
export function packFonts(use: GlyphUse, fonts: Fonts): Map<FaceName, FontProgram> {
  return new Map(
    [...use].map(([name, others]) => {
      const { face, latin } = fonts[name]
      return [name, others.size === 0 ? latin : packFont(face, [...others])]
    }),
  )
}

/** One letter, variant and profile: one file identifier (ISO 32000-1, 14.4). */
function fileId({ message, variant, profile }: LetterFrame): Uint8Array {
  return createHash('sha256').update(`${message} ${variant} ${profile}`).digest().subarray(0, 16)
}

import { localized } from '../../../core/words/language.ts'
import type { Block, LetterDocument } from '../../model/document.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import { maxPages } from '../../model/max-pages.ts'
import { senderRun, senderText } from '../../model/sender-text.ts'
import { letterWords } from '../../words/letter-words.ts'
import type { Canvas } from '../draw/canvas.ts'
import { tag } from '../draw/structure.ts'
import type { Fonts } from '../fonts/prepare-fonts.ts'
import { letterGeometry } from '../geometry/letter-geometry.ts'
import { mm } from '../geometry/millimetres.ts'
import { windowProfile } from '../geometry/window-profiles.ts'
import { LetterFaces } from '../text/letter-faces.ts'
import type { Phrases } from '../text/phrases.ts'
import { makeTypesetters } from '../text/typesetter.ts'
import { layCodes } from './codes.ts'
import type { LayoutContext } from './context.ts'
import { layCopyStamp } from './copy-stamp.ts'
import { fitToPages } from './fit-to-pages.ts'
import { FootNotes } from './foot-notes.ts'
import { keepLastLines, layBlocks } from './lay-blocks.ts'
import { layLetterhead, lettersReferences } from './letterhead.ts'
import type { Area, Placed } from './paginate.ts'
import { type Conflict, watchZones } from './quiet-zones.ts'
import { layRegisteredBarcode } from './registered-barcode.ts'
import { layRunningParts } from './running-parts.ts'
import { laySheetMarks } from './sheet-marks.ts'
import { lineSlices, type Slice } from './slice.ts'
import { layWatermark } from './watermark.ts'

/** A letter in which every line has its page and place; `faces` are those that its file must hold. */
export interface LaidLetter {
  /** At most one more than a letter may have: the rest is left out, since such a letter is not sent. */
  readonly pages: number
  readonly faces: LetterFaces
  /** Draws all pages in reading order; returns the content that is in a place where it may not be. */
  draw(canvas: Canvas): Conflict[]
}

/** From the house bar to the top of the subject. */
const barToSubject = mm(3.6)

export function layLetter(letter: LetterDocument, frame: LetterFrame, fonts: Fonts, phrases: Phrases): LaidLetter {
  const geometry = letterGeometry(frame.variant)
  const profile = windowProfile(frame.profile)
  const faces = new LetterFaces(fonts)
  const root = tag('Document', undefined)
  const { language } = letter
  const context: LayoutContext = {
    ...makeTypesetters(faces, phrases),
    geometry,
    words: letterWords(language),
    language,
    houseStyle: frame.houseStyle,
    left: geometry.left,
    width: geometry.width,
    parent: root,
  }
  const letterhead = layLetterhead(frame, profile, context)
  const first: Area = { top: letterhead.barY + barToSubject, bottom: geometry.firstBottom }
  const next: Area = { top: geometry.nextTop, bottom: geometry.nextBottom }
  const { placed, pages, notes } = fitToPages(
    layText(letter, frame, context),
    (page) => (page === 1 ? first : next),
    FootNotes.of(letter.notes ?? [], context),
    geometry.text.leading,
  )
  const codes = layCodes(frame, context)
  const barcode = layRegisteredBarcode(frame, letterhead.logo, context)
  const runningParts = layRunningParts(frame, pages, context)
  const watermark = layWatermark(frame, context, fonts)
  const stamp = layCopyStamp(frame, context)
  const sheetMarks = laySheetMarks(frame, pages)
  return {
    pages,
    faces,
    draw(canvas) {
      const conflicts: Conflict[] = []
      canvas.guard = watchZones(frame, { ...profile, ...letterhead }, geometry, conflicts)
      const foot = tag('Sect', root)
      for (let page = 1; page <= pages; page++) {
        canvas.startPage()
        watermark(canvas)
        stamp(canvas, page, root)
        if (page === 1) letterhead.draw(canvas, root)
        drawPlaced(canvas, placed, page)
        if (page === 1) {
          codes(canvas, foot)
          barcode(canvas, foot)
        }
        runningParts(canvas, page)
        sheetMarks(canvas, page)
        canvas.close()
      }
      // The codes at the foot of page 1 are read after the letter, though they are drawn before its second page.
      canvas.tree.readLast(foot)
      notes.readInPlace(canvas.tree)
      return conflicts
    },
  }
}

function drawPlaced(canvas: Canvas, placed: readonly Placed[], page: number): void {
  for (const each of placed) if (each.page === page) each.slice.paint(canvas, each.y, each.gap)
}

/** The flowing content: subject and text; in large print also the references before and the sender's address after them. */
function layText(letter: LetterDocument, frame: LetterFrame, context: LayoutContext): Slice[] {
  const { geometry, typeset, width, left, parent } = context
  const large = frame.variant === 'large'
  const references = large ? layPairs(frame, context) : []
  const subject = typeset(
    letter.subject,
    { size: geometry.subject.size, leading: geometry.subject.leading, bold: true },
    width,
  )
  const heading = lineSlices(subject, left, tag('H1', parent), references.length > 0 ? mm(6) : 0, true)
  const blocks = [...insteadOfLarge(frame, context), ...letter.blocks]
  const text = [...references, ...heading, ...layBlocks(blocks, context, geometry.subject.after)]
  return large ? withOurAddress(text, frame, context) : text
}

/** The reason for which a reader who requested large letters gets small ones, printed before everything else. */
function insteadOfLarge(
  { insteadOfLarge: pages, inbox, pagesAlong = 0 }: LetterFrame,
  { words }: LayoutContext,
): Block[] {
  if (pages === undefined) return []
  return [
    {
      kind: 'paragraph',
      runs: [{ text: words.insteadOfLarge(maxPages, inbox, pages <= maxPages && pagesAlong > 0), emphasis: true }],
    },
  ]
}

/** Large print ends with the sender's address, never divided over two pages, nor separated from the signature above it. */
function withOurAddress(text: readonly Slice[], frame: LetterFrame, context: LayoutContext): Slice[] {
  const address = layBlocks(ourAddress(frame, context), context, context.geometry.heading.before)
  return [...keepLastLines(text), ...address.map((slice, at) => ({ ...slice, keepWithNext: at < address.length - 1 }))]
}

function layPairs(frame: LetterFrame, context: LayoutContext): Slice[] {
  const { geometry, typeset, typesetShared, left, width, parent } = context
  const label = mm(48)
  return lettersReferences(frame, context).map((reference): Slice => {
    const name = typesetShared(`${reference.label} `, geometry.text, label)
    const value = typeset(reference.value, { ...geometry.text, bold: true }, width - label - mm(4))
    const pair = tag('P', parent)
    return {
      height: Math.max(name.height, value.height),
      before: 0,
      paint(canvas, y) {
        canvas.lines(name, left, y, pair)
        canvas.lines(value, left + label + mm(4), y, pair)
      },
    }
  })
}

function ourAddress({ houseStyle }: LetterFrame, { words, language }: LayoutContext): Block[] {
  const sender = senderRun(senderText(houseStyle, language))
  const name = localized(houseStyle.name, language)
  return [
    { kind: 'heading', level: 2, runs: [{ text: words.ourAddress }] },
    { kind: 'paragraph', runs: sender.text === '' ? [{ text: name }] : [{ text: `${name}\n` }, sender] },
  ]
}

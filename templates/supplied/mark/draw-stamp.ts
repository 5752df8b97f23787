import { createHash } from 'node:crypto'
import { Canvas } from '../../pdf/draw/canvas.ts'
import { plainQr, replySymbol } from '../../pdf/draw/symbols.ts'
import { deflated, LetterFile } from '../../pdf/file/letter-file.ts'
import type { FontSet } from '../../pdf/fonts/open-font-set.ts'
import { letterGeometry } from '../../pdf/geometry/letter-geometry.ts'
import { type Box, boxOf, mm, sheet } from '../../pdf/geometry/millimetres.ts'
import { windowProfile } from '../../pdf/geometry/window-profiles.ts'
import { layAddress } from '../../pdf/layout/address.ts'
import { layBarcode } from '../../pdf/layout/registered-barcode.ts'
import { LetterFaces } from '../../pdf/text/letter-faces.ts'
import { gatherPhrases, glyphsOf } from '../../pdf/text/phrases.ts'
import { makeTypesetters } from '../../pdf/text/typesetter.ts'
import { grouped } from '../../pdf/text/written-values.ts'
import { letterWords } from '../../words/letter-words.ts'
import type { Stamp } from '../document-task.ts'

const matrixSide = mm(12)
/** The zone that a supplied letter keeps free is smaller than that of our own: see `mark-places.ts`. Millimetres. */
const qrPlace = boxOf(166, 264, 24, 24)
const checkPlace = boxOf(112, 268, 51, 16)
const { code } = letterGeometry('normal')

/**
 * One page of A4 that holds only the marks of a supplied letter, as a PDF of its own. Equal stamps give equal bytes.
 * @param bars the place of the barcode; absent: it is not drawn
 */
export function drawStamp(stamp: Stamp, fonts: FontSet, bars?: Box): Uint8Array {
  const faces = new LetterFaces(fonts.fonts)
  const phrases = gatherPhrases(stamp.language, [])
  const { typeset } = makeTypesetters(faces, phrases)
  const words = letterWords(stamp.language)
  const { reply, check: hasCheck } = stamp.places
  const codes = [
    `${words.replyCode} ${grouped(stamp.replyReference, 4)}`,
    `${words.checkCode} ${grouped(stamp.check.code, 5)}`,
  ]
  const replyText = typeset(codes.join('\n'), code, code.reply[2])
  const checkText = typeset(
    [{ text: `${words.real}\n`, strong: true }, { text: `${words.scanOrLook}\n${stamp.check.page}.` }],
    code,
    checkPlace.width,
  )
  const profile = windowProfile(stamp.profile)
  const address = stamp.address && layAddress(stamp.address.lines, profile, typeset)
  const barcode =
    bars === undefined || stamp.barcode === undefined ? undefined : layBarcode(stamp.barcode, bars, typeset)
  const common = fonts.commonParts(faces.used(), (face) => glyphsOf(phrases, face))
  const file = new LetterFile(common)
  const canvas = new Canvas(file, stamp.language)
  canvas.startPage()
  if (stamp.address !== undefined && address !== undefined) {
    blank(canvas, blankedZone(stamp.address.over))
    canvas.lines(address, profile.address.x, profile.address.y, 'artifact')
  }
  const symbol = replySymbol(stamp.replyReference)
  const box = { ...reply, width: matrixSide, height: matrixSide }
  canvas.symbol(symbol, box, 'artifact', 'dataMatrix')
  canvas.lines(replyText, reply.x + mm(15), reply.y + mm(2), 'artifact')
  if (hasCheck) {
    const { x, y, width } = checkPlace
    canvas.lines(checkText, x, y, 'artifact', { align: 'right', width })
    canvas.symbol(plainQr(stamp.check.qr, 'L'), qrPlace, 'artifact', 'checkQr')
  }
  barcode?.(canvas)
  canvas.close()
  const { pages, objects } = canvas.finish(common.resources)
  const [root, information] = [file.reserve(), file.reserve()]
  file.pack([...objects, [root, `<</Type/Catalog/Pages ${pages} 0 R>>`]], deflated)
  file.object(information, '<<>>')
  const id = createHash('sha256').update(stamp.replyReference).digest().subarray(0, 16)
  return Buffer.concat(file.finish(root, information, id).map((part) => part.bytes))
}

/** Points beyond the old address that are made white too: accents, descenders, the haze of a scan. */
const beyond = 3

/** Covers the old content with white. */
function blank(canvas: Canvas, { x, y, width, height }: Box): void {
  canvas.open('artifact')
  canvas.write(`q 1 g ${x} ${sheet.height - (y + height)} ${width} ${height} re f Q`)
}

/** The area that is made white for an old address within `over`. */
export function blankedZone({ x, y, width, height }: Box): Box {
  return { x: x - beyond, y: y - beyond, width: width + 2 * beyond, height: height + 2 * beyond }
}

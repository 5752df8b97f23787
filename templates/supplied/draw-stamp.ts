import { createHash } from 'node:crypto'
import { Canvas } from '../pdf/draw/canvas.ts'
import { plainQr, replySymbol } from '../pdf/draw/symbols.ts'
import { fontNames } from '../pdf/draw/write-line.ts'
import { openLetterFile } from '../pdf/file/letter-file.ts'
import { placeFont } from '../pdf/file/place-font.ts'
import type { Fonts } from '../pdf/fonts/prepare-fonts.ts'
import { letterGeometry } from '../pdf/geometry/letter-geometry.ts'
import { type Box, mm, sheet } from '../pdf/geometry/millimetres.ts'
import { windowProfile } from '../pdf/geometry/window-profiles.ts'
import { layAddress } from '../pdf/layout/address.ts'
import { letterWords } from '../pdf/letter-words.ts'
import { packFonts } from '../pdf/render-letter.ts'
import type { GlyphUse } from '../pdf/text/shape-text.ts'
import { makeTypesetter } from '../pdf/text/text-block.ts'
import { grouped } from '../pdf/text/written-values.ts'
import type { Stamp } from './document-task.ts'

const matrixSide = mm(12)
const qrSide = mm(24)
const { code } = letterGeometry('normal')

/** One page of A4 that holds only what is drawn upon a supplied letter, as a PDF of its own. Equal stamps give equal bytes. */
export function drawStamp(stamp: Stamp, fonts: Fonts): Uint8Array {
  const use: GlyphUse = new Map()
  const typeset = makeTypesetter(fonts, use)
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
    code.check[2],
  )
  const profile = windowProfile(stamp.profile)
  const address = stamp.address && layAddress(stamp.address.lines, profile, typeset)
  const programs = packFonts(use, fonts)
  const file = openLetterFile(
    {
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      font: null as unknown as string,
      pdfVersion: '1.7',
      info: { CreationDate: new Date(`${stamp.date}T00:00:00Z`) },
    },
    createHash('sha256').update(stamp.replyReference).digest().subarray(0, 16),
  )
  const resources = [...programs].map(([name, program]) => [
    fontNames[name],
    placeFont(file, fonts[name].face, program),
  ])
  const canvas = new Canvas(
    file,
    { program: (name) => programs.get(name) ?? fonts[name].latin, resources: Object.fromEntries(resources) },
    stamp.language,
  )
  canvas.startPage()
  if (stamp.address !== undefined && address !== undefined) {
    blank(canvas, stamp.address.over)
    canvas.lines(address, profile.address.x, profile.address.y, 'artifact')
  }
  const symbol = replySymbol(stamp.replyReference)
  const box = { ...reply, width: matrixSide, height: matrixSide }
  canvas.shape(symbol.operators, box, matrixSide / symbol.size, 'artifact', 'dataMatrix')
  canvas.lines(replyText, reply.x + mm(15), reply.y + mm(2), 'artifact')
  if (hasCheck) {
    const [x, y, width] = code.check
    canvas.lines(checkText, x, y, 'artifact', { align: 'right', width })
    const qr = plainQr(stamp.check.qr, 'L')
    const place = { x: code.qr[0], y: code.qr[1], width: qrSide, height: qrSide }
    canvas.shape(qr.operators, place, qrSide / qr.size, 'artifact', 'checkQr')
  }
  canvas.close()
  return Buffer.concat(file.finish().map((part) => part.bytes))
}

/** Points beyond the old address that are made white too: accents, descenders, the haze of a scan. */
const beyond = 3

/** White over what stood there. */
function blank(canvas: Canvas, { x, y, width, height }: Box): void {
  canvas.open('artifact')
  const bottom = sheet.height - (y + height + beyond)
  canvas.write(`q 1 g ${x - beyond} ${bottom} ${width + 2 * beyond} ${height + 2 * beyond} re f Q`)
}

import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { digits } from '../draw/digits.ts'
import type { Fonts } from '../fonts/prepare-fonts.ts'
import { sheet } from '../geometry/millimetres.ts'
import type { LayoutContext } from './context.ts'

/** Grey of the word, 1 being white: visible on a screen and on paper, and lighter than any thin stroke of the text over it. */
const shade = 0.94

type DrawWatermark = (canvas: Canvas) => void

/** The watermark of a letter that is not sent; nothing for the others. */
export function layWatermark({ watermark }: LetterFrame, { words }: LayoutContext, fonts: Fonts): DrawWatermark {
  return watermark === undefined ? () => undefined : watermarkOf(words[watermark], fonts)
}

/**
 * A word across the page in outlines, light enough to read through; it is not text, so that no program copies it or reads it
 * aloud.
 */
export function watermarkOf(word: string, fonts: Fonts): DrawWatermark {
  const { font } = fonts.bold.face
  const { glyphs, positions } = font.layout(word)
  const parts: string[] = []
  let x = 0
  for (const [at, glyph] of glyphs.entries()) {
    const path = glyph.path.commands.map((step) => operator(step.command, step.args, x)).join(' ')
    parts.push(path)
    x += positions[at]?.xAdvance ?? 0
  }
  const scale = (sheet.width * 0.9) / x
  // Turned by 50 degrees around the middle of the page; y increases upwards within the word.
  const turn = '0.6428 0.766 -0.766 0.6428'
  const middle = `${digits(sheet.width / 2)} ${digits(-sheet.height / 2)}`
  const operators = `1 0 0 -1 0 0 cm ${shade} g ${turn} ${middle} cm ${digits(scale, 4)} 0 0 ${digits(scale, 4)} ${digits((-x / 2) * scale)} ${digits(-0.33 * font.unitsPerEm * scale)} cm\n${parts.join('\n')} f`
  const page = { x: 0, y: 0, width: sheet.width, height: sheet.height }
  return (canvas) => canvas.shape(operators, page, 1, 'watermark', 'watermark')
}

function operator(command: string, args: readonly number[], dx: number): string {
  const points = args.map((value, at) => (at % 2 === 0 ? value + dx : value))
  switch (command) {
    case 'moveTo':
      return `${points.join(' ')} m`
    case 'lineTo':
      return `${points.join(' ')} l`
    case 'bezierCurveTo':
      return `${points.join(' ')} c`
    case 'quadraticCurveTo':
      return `${points.slice(0, 2).join(' ')} ${points.join(' ')} c`
    default:
      return 'h'
  }
}

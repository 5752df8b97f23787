import type { Fault } from '../../core/fault.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { drawingOf } from './draw/svg-operators.ts'

const shapes = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'title',
  'desc',
])
/** The attributes that `drawingOf` draws, and names that draw nothing. */
const attributes =
  /^(xmlns|version|viewBox|width|height|preserveAspectRatio|id|role|aria-[a-z]+|d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|fill|fill-rule|stroke|stroke-width|stroke-linecap|stroke-linejoin)$/
const colours = /^(none|#[0-9a-f]{3}|#[0-9a-f]{6}|(?!currentcolor|inherit|transparent)[a-z]+)$/i

type Style = Omit<HouseStyle, 'key' | 'version'>

/**
 * Faults that make a letter ugly or unreadable: a house colour that is too pale, a drawing that cannot be drawn, a missing
 * signature.
 */
export function checkStyle(style: Style): Fault[] {
  const faults: Fault[] = []
  const add = (pointer: string, detail: string): void => {
    faults.push({ in: 'body', pointer, code: 'UP-1001', detail })
  }
  const contrast = contrastOnWhite(style.colour)
  if (contrast < leastContrast) {
    const ratio = (Math.floor(contrast * 10) / 10).toFixed(1)
    add(
      '/colour',
      `On white paper this colour is too pale: its contrast is ${ratio} to 1, and at least ${leastContrast} to 1 is needed. ${darkened(style.colour)} would do.`,
    )
  }
  const drawings = [
    ...(style.logo === undefined ? [] : [['/logo', style.logo] as const]),
    ...Object.entries(style.signatures).map(([key, svg]) => [`/signatures/${key}`, svg] as const),
    ...Object.entries(style.images).map(([key, svg]) => [`/images/${key}`, svg] as const),
  ]
  for (const [pointer, svg] of drawings) {
    const fault = drawingFault(svg)
    if (fault !== undefined) add(pointer, fault)
  }
  for (const [key, { image }] of Object.entries(style.signatories ?? {}))
    if (image !== undefined && !Object.hasOwn(style.signatures, image))
      add(`/signatories/${key}/image`, 'There is no such drawing under `signatures`.')
  return faults
}

/** Only shapes, with attributes that we draw: anything else in an SVG would be lost on paper, or run in a browser. */
function drawingFault(svg: string): string | undefined {
  const bare = svg.replaceAll(/<!--[\s\S]*?-->|<\?xml[^>]*\?>/g, '')
  for (const [whole, , name = '', text = ''] of bare.matchAll(/<(\/?)([^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g)) {
    if (!shapes.has(name)) return `Draw it with shapes and paths only; \`<${word(name)}>\` is none.`
    if (whole.startsWith('</')) continue
    for (const [, attribute = '', a, b] of text.matchAll(/([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      if (!attributes.test(attribute))
        return `The attribute \`${word(attribute)}\` cannot be drawn; write it into the shapes.`
      const isColour = attribute === 'fill' || attribute === 'stroke'
      if (isColour && !colours.test(a ?? b ?? '')) return 'Give colours as #rrggbb.'
    }
  }
  if (!/viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+\d/.test(bare))
    return 'The drawing needs a viewBox, e.g. `0 0 64 64`.'
  return isDrawn(svg) ? undefined : 'A number or path in this drawing cannot be read.'
}

function isDrawn(svg: string): boolean {
  try {
    const { operators, width, height } = drawingOf(svg)
    return operators.trim() !== '' && !/NaN|Infinity|undefined/.test(operators) && width <= 100_000 && height <= 100_000
  } catch {
    // pdfkit throws for a path that it cannot parse, or for an invalid number.
    return false
  }
}

function word(text: string): string {
  return /^[\w:-]{1,40}$/.test(text) ? text : '…'
}

/** The same colour, darkened only as much as is needed to be visible. */
function darkened(colour: string): string {
  for (let share = 99; share > 0; share--) {
    const parts = [1, 3, 5].map((at) => Math.floor((Number.parseInt(colour.slice(at, at + 2), 16) * share) / 100))
    const darker = `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
    if (contrastOnWhite(darker) >= leastContrast) return darker
  }
  return '#000000'
}

/** WCAG 2.2, 1.4.11: the contrast of non-text content. */
const leastContrast = 3

/** Contrast of a colour as #rrggbb with white (WCAG 2.2, relative luminance). */
function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

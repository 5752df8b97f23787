import { LRUCache } from 'lru-cache'
import PDFDocument from 'pdfkit'
import { digits } from './digits.ts'

/** A drawing as PDF operators, in the units of its viewBox, y downwards. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly operators: string
}

/** Logos and signatures: a few per entity. */
const drawings = new LRUCache<string, Drawing>({ max: 200 })

const element = /<(\/?)(svg|g|path|rect|circle|ellipse|line|polyline|polygon)\b([^>]*?)(\/?)>/g
const attribute = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

type Attributes = Readonly<Record<string, string>>
const inherited = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'fill-rule']

/** Reads an SVG of shapes (house styles allow nothing else) with pdfkit's own path reader. */
export function drawingOf(svg: string): Drawing {
  const known = drawings.get(svg)
  if (known !== undefined) return known
  const drawing = readDrawing(svg.replaceAll(/<!--[\s\S]*?-->/g, ''))
  drawings.set(svg, drawing)
  return drawing
}

function readDrawing(svg: string): Drawing {
  const operators: string[] = []
  const pen = new PDFDocument({ compress: false })
  pen.addContent = (data: unknown) => {
    operators.push(String(data))
    return pen
  }
  let size = { x: 0, y: 0, width: 100, height: 100 }
  const styles: Attributes[] = [{}]
  for (const [, closing, name, text = '', alone] of svg.matchAll(element)) {
    const container = name === 'g' || name === 'svg'
    if (closing === '/') {
      if (container) styles.pop()
      continue
    }
    const own = attributesOf(text)
    const style: Attributes = { ...pick(styles.at(-1) ?? {}), ...own }
    if (name === 'svg') size = viewBox(own) ?? size
    if (container && alone !== '/') styles.push(style)
    if (!container) drawShape(pen, name ?? '', style)
  }
  const origin = size.x === 0 && size.y === 0 ? '' : `1 0 0 1 ${-size.x} ${-size.y} cm\n`
  return { width: size.width, height: size.height, operators: origin + shortened(operators, size) }
}

/**
 * pdfkit writes numbers with up to seventeen digits and colours through a colour space. A drawing is no larger than a page, where
 * a ten-thousandth of its size cannot be seen.
 */
function shortened(operators: readonly string[], { width, height }: { width: number; height: number }): string {
  const places = Math.max(0, 4 - Math.floor(Math.log10(Math.max(width, height))))
  return operators
    .join('\n')
    .replaceAll(/\/DeviceRGB (?:cs|CS)\n(\S+ \S+ \S+) (scn|SCN)/g, (_, colour: string, operator: string) => {
      const parts = colour.split(' ').map((part) => digits(Number(part), 3))
      return `${parts.join(' ')} ${operator === 'scn' ? 'rg' : 'RG'}`
    })
    .replaceAll(/-?\d+\.\d+/g, (number) => plain(Number(number), places))
}

/** A number of at most so many decimals; one that is too small for them is 0, since PDF has no exponents. */
function plain(value: number, places: number): string {
  const text = value.toFixed(places)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}

function attributesOf(text: string): Attributes {
  return Object.fromEntries([...text.matchAll(attribute)].map(([, key, a, b]) => [key ?? '', a ?? b ?? '']))
}

function pick(style: Attributes): Attributes {
  return Object.fromEntries(inherited.flatMap((key) => (style[key] === undefined ? [] : [[key, style[key]]])))
}

function viewBox(own: Attributes) {
  const [x, y, width, height] = (own['viewBox'] ?? '').split(/[\s,]+/).map(Number)
  if (x === undefined || y === undefined || !(Number(width) > 0) || !(Number(height) > 0)) return undefined
  return { x, y, width: Number(width), height: Number(height) }
}

function drawShape(pen: PDFKit.PDFDocument, name: string, style: Attributes): void {
  const fill = style['fill'] ?? '#000000'
  const stroke = style['stroke'] ?? 'none'
  pen.save()
  if (fill !== 'none') pen.fillColor(fill)
  if (stroke !== 'none') {
    pen.strokeColor(stroke).lineWidth(Number(style['stroke-width'] ?? 1))
    if (style['stroke-linecap'] === 'round') pen.lineCap('round')
    if (style['stroke-linejoin'] === 'round') pen.lineJoin('round')
  }
  outline(pen, name, style)
  const rule = style['fill-rule'] === 'evenodd' ? 'even-odd' : 'non-zero'
  // The colours are set above; pdfkit would write them a second time.
  if (fill !== 'none' && stroke !== 'none') pen.fillAndStroke(rule)
  else if (fill !== 'none') pen.fill(rule)
  else if (stroke !== 'none') pen.stroke()
  pen.restore()
}

function outline(pen: PDFKit.PDFDocument, name: string, style: Attributes): void {
  const number = (key: string) => Number(style[key] ?? 0)
  const points = (style['points'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const pairs = points.flatMap((x, at): [number, number][] => (at % 2 === 0 ? [[x, points[at + 1] ?? 0]] : []))
  switch (name) {
    case 'path':
      pen.path(style['d'] ?? '')
      break
    case 'rect':
      rectangle(pen, style)
      break
    case 'circle':
      pen.circle(number('cx'), number('cy'), number('r'))
      break
    case 'ellipse':
      pen.ellipse(number('cx'), number('cy'), number('rx'), number('ry'))
      break
    case 'line':
      pen.moveTo(number('x1'), number('y1')).lineTo(number('x2'), number('y2'))
      break
    case 'polyline':
    case 'polygon':
      for (const [at, [x, y]] of pairs.entries())
        if (at === 0) pen.moveTo(x, y)
        else pen.lineTo(x, y)
      if (name === 'polygon') pen.closePath()
      break
    default:
  }
}

/** With round corners where it has them: one radius counts for both sides, and none is over half a side (SVG 2, 10.2). */
function rectangle(pen: PDFKit.PDFDocument, style: Attributes): void {
  const number = (key: string) => Number(style[key] ?? 0)
  const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')]
  const rx = Math.min(Number(style['rx'] ?? style['ry'] ?? 0), width / 2)
  const ry = Math.min(Number(style['ry'] ?? style['rx'] ?? 0), height / 2)
  if (!(rx > 0 && ry > 0)) return void pen.rect(x, y, width, height)
  const corner = (toX: number, toY: number) => `A${rx} ${ry} 0 0 1 ${toX} ${toY}`
  const [right, bottom] = [x + width, y + height]
  pen.path(
    [
      `M${x + rx} ${y}`,
      `L${right - rx} ${y}`,
      corner(right, y + ry),
      `L${right} ${bottom - ry}`,
      corner(right - rx, bottom),
      `L${x + rx} ${bottom}`,
      corner(x, bottom - ry),
      `L${x} ${y + ry}`,
      corner(x + rx, y),
      'Z',
    ].join(' '),
  )
}

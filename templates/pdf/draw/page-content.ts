import { digits } from './digits.ts'

/** The style of shown text: the resource name of its font, its size in points, and its grey, of which 0 is black. */
export interface ShownStyle {
  readonly font: string
  readonly size: number
  readonly grey: number
}

/**
 * The operators of one page. Font, size and colour are written only where they change, and neighbouring texts share a text
 * object, each placed by its distance from the one before (ISO 32000-1, 9.4.2).
 */
export class PageContent {
  readonly #operators: string[] = []
  #font = ''
  #size = 0
  #grey = 0
  /** The start of the last text in the open text object. */
  #text: { readonly x: number; readonly y: number } | undefined

  /** Operators other than text. Those that change the colour or the font must restore them (`q` and `Q`). */
  write(operators: string): void {
    this.#endText()
    this.#operators.push(operators)
  }

  /** `shown` is the array of a TJ operator; (x, y) the start of its baseline, in points from the bottom left of the page. */
  show(shown: string, x: number, y: number, { font, size, grey }: ShownStyle): void {
    const at = { x: hundredths(x), y: hundredths(y) }
    const before = this.#text
    let operators = before === undefined ? 'BT ' : ''
    if (grey !== this.#grey) operators += `${grey} g `
    if (font !== this.#font || size !== this.#size) operators += `/${font} ${digits(size)} Tf `
    const [dx, dy] = before === undefined ? [at.x, at.y] : [at.x - before.x, at.y - before.y]
    this.#operators.push(`${operators}${digits(dx / 100)} ${digits(dy / 100)} Td[(${shown})]TJ`)
    this.#font = font
    this.#size = size
    this.#grey = grey
    this.#text = at
  }

  toString(): string {
    this.#endText()
    return this.#operators.join('\n')
  }

  #endText(): void {
    if (this.#text === undefined) return
    this.#operators.push('ET')
    this.#text = undefined
  }
}

/** Places are rounded before they are subtracted, so that no sum of rounded distances moves a line. */
function hundredths(points: number): number {
  return Math.round(points * 100)
}

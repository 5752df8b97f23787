import { mm } from '../../geometry/millimetres.ts'
import type { TextBlock } from '../../text/text-block.ts'
import type { LayoutContext } from '../context.ts'
import type { SlipField, SlipPlaces } from './slip-places.ts'

/** A text of the slip with its place: points from the slip's corner. */
export interface SlipPart {
  readonly type: 'H2' | 'P'
  readonly blocks: readonly TextBlock[]
  readonly x: number
  readonly y: number
  /** Width in which its lines are centred; absent: they begin at x. */
  readonly center?: number
}

/** A label with its value under it, before it has a place. */
export interface SlipValue {
  readonly label: string
  readonly value: string
  readonly field: SlipField
}

/**
 * Places the fields of a slip one below the other, or two side by side, each below the whole row before it: no value, however
 * long, is overlapped. Lengths in points.
 */
export class SlipFlow {
  readonly parts: SlipPart[] = []
  readonly #context: LayoutContext
  readonly #places: SlipPlaces
  /** Lowest edge of the symbol with its caption: a field that begins above it is beside it. */
  readonly #symbolBottom: number
  #y: number

  constructor(context: LayoutContext, places: SlipPlaces, symbolBottom: number) {
    this.#context = context
    this.#places = places
    this.#symbolBottom = symbolBottom
    this.#y = mm(places.firstField)
  }

  /** The start of the next field. */
  get y(): number {
    return this.#y
  }

  /** Side by side where both have enough room, else one below the other. */
  pair(first: SlipValue, second: SlipValue | undefined): void {
    const { pair } = this.#places
    if (pair === undefined || second === undefined) {
      this.row(first)
      if (second !== undefined) this.row(second)
      return
    }
    const one = this.#set(first, mm(pair.first))
    const other = this.#set(second, mm(pair.second))
    if (lineCount(one) > 1 || lineCount(other) > 1) {
      this.row(first)
      this.row(second)
      return
    }
    const heights = [
      this.#put(one, mm(this.#places.padX), first),
      this.#put(other, mm(this.#places.padX + pair.at), second),
    ]
    this.#y += Math.max(...heights) + mm(first.field.after)
  }

  /** On a row of its own, beside the symbol, or below it where that is wider and the value needs it. */
  row(given: SlipValue): void {
    const { beside, below, padX } = this.#places
    let blocks = this.#set(given, mm(this.#y < this.#symbolBottom ? beside : below))
    if (this.#y < this.#symbolBottom && lineCount(blocks) > 1 && below > beside) {
      this.#y = this.#symbolBottom + mm(given.field.after)
      blocks = this.#set(given, mm(below))
    }
    this.#y += this.#put(blocks, mm(padX), given) + mm(given.field.after)
  }

  #set({ label, value, field }: SlipValue, width: number): [label: TextBlock, value: TextBlock] {
    const { typeset, typesetShared } = this.#context
    const name = typesetShared(`${label} `, this.#places.label, width)
    for (const size of field.sizes) {
      const block = typeset(value, { ...size, bold: true }, width)
      if (block.lines.length === 1) return [name, block]
    }
    return [name, typeset(value, { ...this.#smallest(field), bold: true }, width)]
  }

  #smallest({ sizes }: SlipField) {
    return sizes.at(-1) ?? this.#places.small
  }

  /** A smaller value takes no less room than a usual one, so that the fields of most slips are at the same places. */
  #put(blocks: readonly [TextBlock, TextBlock], x: number, { field }: SlipValue): number {
    this.parts.push({ type: 'P', x, y: this.#y, blocks })
    const [label, value] = blocks
    return label.height + Math.max(value.height, field.sizes[0]?.leading ?? 0)
  }
}

function lineCount([label, value]: readonly [TextBlock, TextBlock]): number {
  return Math.max(label.lines.length, value.lines.length)
}

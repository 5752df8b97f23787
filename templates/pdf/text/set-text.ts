import type { BlockStyle, TextBlock } from './text-block.ts'

/**
 * A text is set in few styles and widths. The width of a column may depend on the values of a letter, so the oldest block is
 * dropped when there are more.
 */
const maxBlocks = 8

/** The blocks into which one text was set, by style and width. */
export class SetText {
  readonly #blocks: { readonly width: number; readonly block: TextBlock }[] = []

  find(style: BlockStyle, width: number): TextBlock | undefined {
    for (const each of this.#blocks) if (each.width === width && isSame(each.block.style, style)) return each.block
    return undefined
  }

  add(block: TextBlock, width: number): void {
    if (this.#blocks.length >= maxBlocks) this.#blocks.shift()
    this.#blocks.push({ width, block })
  }
}

function isSame(one: BlockStyle, other: BlockStyle): boolean {
  return (
    one.size === other.size &&
    one.leading === other.leading &&
    (one.bold ?? false) === (other.bold ?? false) &&
    (one.grey ?? 0) === (other.grey ?? 0)
  )
}

import type { TextBlock } from './text-block.ts'

/**
 * A text that is too long for its place ends in an ellipsis, so that a part is never taken for the whole. The longest beginning
 * that fits is found by halving: a text of any length is set some twenty times at most.
 */
export function onOneLine(text: string, set: (text: string) => TextBlock): TextBlock {
  const whole = set(text)
  if (whole.lines.length <= 1) return whole
  let shown = set('…')
  let [fits, fitsNot] = [0, text.length]
  while (fitsNot - fits > 1) {
    const middle = (fits + fitsNot) >> 1
    const block = set(`${text.slice(0, middle)}…`)
    if (block.lines.length > 1) fitsNot = middle
    else [fits, shown] = [middle, block]
  }
  return shown
}

import type { TextBlock } from './text-block.ts'

/** What is too long for its place ends in an ellipsis: nobody takes a part of it for the whole. */
export function onOneLine(text: string, set: (text: string) => TextBlock): TextBlock {
  let shown = set(text)
  for (let end = text.length - 1; shown.lines.length > 1 && end > 0; end--) shown = set(`${text.slice(0, end)}…`)
  return shown
}

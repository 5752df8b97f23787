import { mm } from '../geometry/millimetres.ts'
import type { WindowProfile } from '../geometry/window-profiles.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { Typesetter } from '../text/typesetter.ts'

const smallest = 8

/** The address as large as the window allows: a name too long for its line makes the whole address smaller, and is never cut. */
export function layAddress(lines: readonly string[], profile: WindowProfile, typeset: Typesetter): TextBlock {
  const { six, seven } = profile.addressType
  const type = lines.length > 6 ? seven : six
  const { width, height } = profile.address
  for (let size = type.size; size > smallest; size -= 0.5) {
    const block = typeset(lines.join('\n'), { size, leading: mm(type.line) }, width)
    if (block.lines.length <= lines.length && block.height <= height + 0.01) return block
  }
  const wrapped = typeset(lines.join('\n'), { size: smallest, leading: mm(3.4) }, width)
  if (wrapped.height <= height) return wrapped
  const leading = height / wrapped.lines.length
  return typeset(lines.join('\n'), { size: Math.min(smallest, leading), leading }, width)
}

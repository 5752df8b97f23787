import { actionWhenText } from '../../language/action-when.ts'
import type { Action } from '../../model/document.ts'
import { rounded } from '../draw/outlines.ts'
import { tag } from '../draw/structure.ts'
import { mm, sheet } from '../geometry/millimetres.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'
import type { Slice } from './slice.ts'

interface SetAction {
  readonly text: TextBlock
  readonly due: TextBlock | undefined
  /** The deadline is beside the action, not under it. */
  readonly beside: boolean
  readonly height: number
}

const rowPadding = mm(0.9)
const apart = mm(6)
const titleGap = mm(0.6)

/** “What must you do, and by when”: it stays whole; more than half a page of actions makes more than one box. */
export function layActionBox(actions: readonly Action[], context: LayoutContext, before: number): Slice[] {
  const rows = actions.map((action) => setAction(action, context))
  const box = boxSlice(rows, context, before)
  if (box.height <= sheet.height / 2 || actions.length === 1) return [box]
  const half = Math.ceil(actions.length / 2)
  return [
    ...layActionBox(actions.slice(0, half), context, before),
    ...layActionBox(actions.slice(half), context, context.geometry.boxGap),
  ]
}

function setAction(action: Action, context: LayoutContext): SetAction {
  const { geometry, typeset, words, language } = context
  const width = context.width - 2 * geometry.box.padX
  // A reader hears the deadline as separate words.
  const spoken = `${action.text} `
  const phrase = actionWhenText(action, words.due, language)
  const text = typeset(phrase === '' ? action.text : spoken, geometry.text, width)
  if (phrase === '') return { text, due: undefined, beside: false, height: text.height + 2 * rowPadding }
  const due = typeset(phrase, { ...geometry.text, bold: true }, width)
  const narrowed = geometry.box.deadlineBeside ? typeset(spoken, geometry.text, width - due.width - apart) : text
  const beside =
    geometry.box.deadlineBeside &&
    due.lines.length === 1 &&
    (text.lines.length === 1 ? narrowed.lines.length === 1 : narrowed.lines.length <= 2)
  const height = beside ? narrowed.height : text.height + due.height
  return { text: beside ? narrowed : text, due, beside, height: height + 2 * rowPadding }
}

function boxSlice(rows: readonly SetAction[], context: LayoutContext, before: number): Slice {
  const { geometry, left, width, parent, typesetShared, words, houseStyle } = context
  const { padX, padY } = geometry.box
  const title = typesetShared(
    words.todo,
    { size: geometry.heading.size, leading: geometry.heading.leading, bold: true },
    width - 2 * padX,
  )
  const height = 2 * padY + title.height + titleGap + rows.reduce((sum, row) => sum + row.height, 0)
  return {
    height,
    before,
    paint(canvas, top) {
      const frame = { x: left, y: top, width, height }
      canvas.shape(rounded(frame, houseStyle.colour), frame, 1, 'artifact', 'box')
      const section = tag('Sect', parent)
      canvas.lines(title, left + padX, top + padY, tag('H2', section))
      const list = tag('L', section, { numbering: 'None' })
      let y = top + padY + title.height + titleGap
      for (const [at, row] of rows.entries()) {
        if (at > 0) canvas.rule(left + padX, y, left + width - padX, y, 0.5, 0.54)
        const body = tag('LBody', tag('LI', list))
        canvas.lines(row.text, left + padX, y + rowPadding, body)
        if (row.due !== undefined) {
          const options = row.beside ? ({ align: 'right', width: width - 2 * padX } as const) : {}
          const dueY = y + rowPadding + (row.beside ? row.text.height - row.due.height : row.text.height)
          canvas.lines(row.due, left + padX, dueY, body, options)
        }
        y += row.height
      }
    },
  }
}

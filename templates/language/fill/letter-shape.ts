import { createHash } from 'node:crypto'
import { Substitute } from '../format/substitute.ts'
import type { Frame } from './run-program.ts'

/** Characters of one line of a letter, about. A value that is shorter seldom adds a line. */
const lineLength = 80

/**
 * A hash of what decides how long a letter is: the branches that were taken and how often, the values that are absent, and the lines
 * that long values fill. Letters of one version, language and size with equal shapes have the same number of pages, except
 * where one line more or less begins a page.
 */
export function shapeOf(frame: Frame): string {
  const hash = createHash('sha256')
  const lines = addFrame(frame, (text) => void hash.update(text))
  return hash.update(`/${lines}`).digest('base64url').slice(0, 16)
}

/** @returns the lines that the long values of the frame fill */
function addFrame({ arm, values, blocks }: Frame, add: (text: string) => void): number {
  let lines = 0
  add(`${arm}(`)
  for (const value of values) {
    const { length } = textOf(value)
    add(length === 0 ? '0' : '1')
    lines += Math.floor(length / lineLength)
  }
  // Blocks without a taken branch leave holes.
  for (const branches of Array.from(blocks)) {
    add(':')
    for (const branch of branches ?? []) lines += addFrame(branch, add)
  }
  add(')')
  return lines
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Substitute) return value.text
  if (typeof value === 'object') return JSON.stringify(value)
  // Numbers and truth values are short; their exact length does not matter.
  return typeof value === 'string' ? value : '-'
}

import { pointerStep } from '../../../core/json-pointer.ts'

export interface DataText {
  /** JSON pointer. */
  readonly pointer: string
  /** The name of the member, or of the list that contains the text. */
  readonly name: string
  readonly text: string
}

/** Every text within the data, at any depth, with pointers below the given one. */
export function dataTexts(value: unknown, pointer: string, name = ''): DataText[] {
  if (typeof value === 'string') return [{ pointer, name, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    dataTexts(part, `${pointer}/${pointerStep(key)}`, Array.isArray(value) ? name : key),
  )
}

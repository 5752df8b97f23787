import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { useFaultWords } from '../../faults/fault-words.ts'

/** Finds the report of the hub for the part of the draft at a JSON pointer; undefined: nothing. */
export function useFaultAt(faults: readonly TemplateFault[]): (pointer: string) => string | undefined {
  const wordsOf = useFaultWords()
  return (pointer) => {
    const fault = faults.find((each) => each.pointer === pointer)
    return fault && wordsOf(fault).text
  }
}

import type { ReactNode } from 'react'
import type { TemplateFault } from '../../ui/api/template-types.ts'
import { type NamedParts, useFaultWords, usePlaceWords } from './fault-words.ts'

/** Faults of a template, each with its place in words. */
export function FaultLines({
  faults,
  named,
}: {
  readonly faults: readonly TemplateFault[]
  readonly named?: NamedParts
}): ReactNode {
  const wordsOf = useFaultWords()
  const placeOf = usePlaceWords(named)
  return (
    <ul>
      {faults.map((fault) => {
        const { text, lang } = wordsOf(fault)
        return (
          <li key={`${fault.pointer}:${fault.line}:${fault.column}:${fault.detail}`}>
            <b>{placeOf(fault)}</b>: <span lang={lang}>{text}</span>
          </li>
        )
      })}
    </ul>
  )
}

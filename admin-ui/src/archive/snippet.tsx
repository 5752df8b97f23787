import type { ReactNode } from 'react'
import { useFormat } from '../ui/format/use-format.ts'
import { readableSnippet } from './readable-snippet.ts'

/** An excerpt of the text with the words that were found, which are enclosed in U+0002 and U+0003, or in `<b>` or `<mark>`. */
export function Snippet({ text }: { readonly text: string }): ReactNode {
  const format = useFormat()
  // oxlint-disable-next-line no-control-regex
  const parts = text.split(/\u0002|\u0003|<\/?(?:b|mark)>/).map((part) => readableSnippet(part, format))
  return (
    <p className="st-snippet">{parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}</p>
  )
}

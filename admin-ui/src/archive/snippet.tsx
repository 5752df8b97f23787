import type { ReactNode } from 'react'

/** A piece of the text with what was found in it, which stands between U+0002 and U+0003, or in `<b>` or `<mark>`. */
export function Snippet({ text }: { readonly text: string }): ReactNode {
  // oxlint-disable-next-line no-control-regex
  const parts = text.split(/\u0002|\u0003|<\/?(?:b|mark)>/)
  return (
    <p className="st-snippet">{parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}</p>
  )
}

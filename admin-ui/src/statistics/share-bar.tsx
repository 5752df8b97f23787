import type { ReactNode } from 'react'
import { useStatisticWords } from './use-words.ts'

/** A share as a bar and as a number. */
export function ShareBar({ share }: { readonly share: number | undefined }): ReactNode {
  const words = useStatisticWords()
  if (share === undefined) return words.share(share)
  return (
    <span className="st-meter">
      <span className="up-bar" aria-hidden="true">
        <span style={{ inlineSize: `${100 * share}%` }} />
      </span>
      <span className="st-meter__number">{words.share(share)}</span>
    </span>
  )
}

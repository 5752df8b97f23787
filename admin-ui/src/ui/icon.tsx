import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** A sign beside a word; hidden from who listens, because the word says it. */
export function Icon({ of: Sign }: { readonly of: LucideIcon }): ReactNode {
  return <Sign className="up-icon" aria-hidden focusable="false" />
}

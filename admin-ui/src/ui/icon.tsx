import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** An icon beside a word; hidden from screen readers, because the word has the meaning. */
export function Icon({ of: Sign }: { readonly of: LucideIcon }): ReactNode {
  return <Sign className="up-icon" aria-hidden focusable="false" />
}

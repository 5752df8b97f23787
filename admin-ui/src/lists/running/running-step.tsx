import type { ReactNode } from 'react'
import type { List } from '../../ui/api/list-types.ts'
import { StagesCard } from './stages-card.tsx'

/** Progress, what a stop still holds, the result, and who did what (50b). */
export function RunningStep({ list }: { readonly list: List }): ReactNode {
  return <StagesCard list={list} />
}

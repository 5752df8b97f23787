import { CircleCheck, CirclePause, Hourglass, type LucideIcon, OctagonX, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { Tag, type Tone } from '../../ui/layout/tag.tsx'

/** States of a list as people see them: a list that is paused for its next stage waits for a person. */
const looks = {
  receiving: ['note', Hourglass],
  checking: ['note', Hourglass],
  running: ['note', Hourglass],
  asks: ['warn', UserRound],
  paused: ['warn', CirclePause],
  completed: ['good', CircleCheck],
  cancelled: ['quiet', OctagonX],
  rejected: ['bad', OctagonX],
} as const satisfies Readonly<Record<string, readonly [Tone, LucideIcon]>>
export type ListState = keyof typeof looks

export function stateOf({ status, waitsFor }: List): ListState {
  return waitsFor === 'continue' || waitsFor === 'columns' ? 'asks' : status
}

export function ListTag({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const state = stateOf(list)
  const [tone, icon] = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`listOverview.state.${state}`)}
    </Tag>
  )
}

import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { lettersOf, waitingOf } from './stage-of.ts'

/** How far a stage is. A screen reader hears it at each full ten per cent, and not at every letter. */
export function ListProgress({
  name,
  list,
  letters,
}: {
  readonly name: string
  readonly list: List
  readonly letters: Readonly<Partial<Record<string, number>>>
}): ReactNode {
  const { t } = useTranslation()
  const all = lettersOf(letters) + list.counts.ready
  const done = lettersOf(letters) - waitingOf(letters)
  const percent = all === 0 ? 0 : Math.floor((done / all) * 100)
  const ten = Math.floor(percent / 10) * 10
  const [spoken, setSpoken] = useState(ten)
  useEffect(() => setSpoken(ten), [ten])
  return (
    <>
      <div
        className="up-bar"
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={name}
      >
        <span style={{ inlineSize: `${percent}%` }} />
      </div>
      <span role="status">
        <Hidden>{spoken > 0 && t('listRunning.spoken', { name, percent: spoken })}</Hidden>
      </span>
    </>
  )
}

import { CircleCheck } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { List, ListFaultGroup, ListFaults } from '../../../ui/api/list-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Card } from '../../../ui/layout/card.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { DownloadRows } from '../table/download-rows.tsx'
import { AlikeNotice } from './alike-notice.tsx'
import { FaultGroup } from './fault-group.tsx'
import { type Mends, useMends } from './use-mends.ts'
import { useRowsNow } from './use-rows-now.ts'
import { useUndo } from './use-undo.tsx'

/** The rows that can be mended here, by fault; a mended row stays in its place until the heap is left. */
export function FixableCard({
  list,
  faults,
  row,
  onRow,
}: {
  readonly list: List
  readonly faults: ListFaults
  readonly row: number | undefined
  readonly onRow: (row: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const mends = useMends(list)
  const rowsNow = useRowsNow(list, mends.version)
  const { undo, words } = useUndo(mends)
  const groups = useGroups(faults)
  const undoLast = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
    const last = mends.last()
    if (!isUndo || last === undefined || isChangedField(event.target)) return
    event.preventDefault()
    undo(last)
  }
  const { fixable } = list.counts
  if (groups.length === 0)
    return (
      <Empty icon={CircleCheck} title={t('listCheck.nothingToMend')} text={t('listCheck.nothingToMendText')}>
        <AlikeNotice list={list} alike={faults.alike} />
      </Empty>
    )
  return (
    <Card
      title={t('listCheck.toMend', { count: fixable, n: format.number(fixable) })}
      sub={t('listCheck.toMendSub')}
      aside={fixable > 0 && <DownloadRows list={list} heap="fixable" rows={fixable} />}
      flush
      className="st-mending"
    >
      <div onKeyDown={undoLast}>
        <Progress mends={mends} />
        {words}
        {groups.map((group) => (
          <FaultGroup
            key={keyOf(group)}
            list={list}
            group={group}
            mends={mends}
            rowsNow={rowsNow}
            onUndo={undo}
            row={row}
            onRow={onRow}
          />
        ))}
        <AlikeNotice list={list} alike={faults.alike} />
      </div>
    </Card>
  )
}

const keyOf = ({ issue, column }: ListFaultGroup): string => `${issue.code} ${column ?? ''}`

/** Groups stay in their order until the heap is left, also when all of their rows are mended. */
function useGroups(faults: ListFaults): readonly ListFaultGroup[] {
  const [kept, setKept] = useState<readonly ListFaultGroup[]>([])
  useEffect(() => {
    const now = new Map(faults.items.filter(({ heap }) => heap === 'fixable').map((each) => [keyOf(each), each]))
    setKept((before) => {
      const known = new Set(before.map(keyOf))
      return [
        ...before.map((each) => now.get(keyOf(each)) ?? { ...each, rows: 0, values: [], otherRows: 0 }),
        ...[...now.values()].filter((each) => !known.has(keyOf(each))),
      ]
    })
  }, [faults])
  return kept
}

/** While a reader types, the browser takes back the typing itself. */
function isChangedField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.value !== target.dataset['saved']
}

function Progress({ mends: { atWork } }: { readonly mends: Mends }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (atWork === undefined) return null
  const settled = atWork.state === 'mending' ? atWork.mended + atWork.skipped : atWork.undone
  return (
    <div className="st-mending__progress">
      <p role="status">
        {t(`listCheck.atWork.${atWork.state === 'mending' ? 'mending' : 'undoing'}`, {
          n: format.number(settled),
          all: format.number(atWork.rows),
        })}
      </p>
      <div className="up-bar" aria-hidden="true">
        <span style={{ inlineSize: `${(settled / atWork.rows) * 100}%` }} />
      </div>
    </div>
  )
}

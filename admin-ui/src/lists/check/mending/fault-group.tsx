import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleAlert, WandSparkles } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { List, ListFaultGroup, ListRow, ListRowPage } from '../../../ui/api/list-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useNearness } from '../../../ui/pdf/use-nearness.ts'
import { listPath } from '../../use-list.ts'
import { isChecking } from '../list-state.tsx'
import { useRowFaultWords } from '../row-fault-words.ts'
import { FaultRow } from './fault-row.tsx'
import { GroupBar } from './group-bar.tsx'
import type { Mends } from './use-mends.ts'
import type { RowsNow } from './use-rows-now.ts'

const first = 3
const then = 50

interface GroupProps {
  readonly list: List
  readonly group: ListFaultGroup
  readonly mends: Mends
  readonly rowsNow: RowsNow
  readonly onUndo: (mend: string) => void
  readonly row: number | undefined
  readonly onRow: (row: number) => void
}

/** The rows with one fault in one column: three of them, then more; and the bar that mends all of them. */
export function FaultGroup({ list, group, mends, rowsNow, onUndo, row, onRow }: GroupProps): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRowFaultWords()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)
  const query = useGroupRows(list, group, useNearness(box))
  const rows = query.data ?? []
  const { show } = rowsNow
  useEffect(
    () =>
      show(
        (query.data ?? []).map((each) => each.row),
        group.column ?? '',
      ),
    [show, query.data, group.column],
  )
  const fault = words(group.issue)
  const mayMendAll = group.column !== undefined && group.rows > 1
  const stillWrong = rows.filter((each) => (rowsNow.of(each.row) ?? each).status === 'invalid').length
  const others = Math.max(0, group.rows - stillWrong)
  return (
    <section ref={box} aria-labelledby={`${id} ${id}-fault`}>
      <div className="st-fault">
        <div>
          <h3 id={id}>
            <Icon of={CircleAlert} /> {group.column ?? t('listCheck.wholeRow')}{' '}
            <span className="up-count">{format.number(group.rows)}</span>
          </h3>
          <p id={`${id}-fault`} className="up-small" lang={fault.lang}>
            {fault.text}
          </p>
        </div>
        {mayMendAll && (
          <button
            className="govuk-button up-button--quiet"
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon of={WandSparkles} /> {t('listCheck.mendAll', { n: format.number(group.rows) })}
          </button>
        )}
      </div>
      {isOpen && mayMendAll && (
        <GroupBar list={list} group={group} mends={mends} onUndo={onUndo} onDone={() => setOpen(false)} />
      )}
      {rows.length > 0 && (
        <RowsOfGroup {...{ list, group, mends, rowsNow, onUndo, row, onRow }} rows={rows} name={fault.text} />
      )}
      {query.hasNextPage && others > 0 && (
        <p className="st-mending__more up-small">
          <button
            className="govuk-button up-button--quiet"
            type="button"
            aria-disabled={query.isFetchingNextPage}
            onClick={() => query.isFetchingNextPage || void query.fetchNextPage()}
          >
            {t(others > then ? 'listCheck.moreOf' : 'listCheck.more', {
              count: Math.min(others, then),
              n: format.number(Math.min(others, then)),
              all: format.number(others),
            })}
          </button>
        </p>
      )}
    </section>
  )
}

/** Rows stay as they were listed until the heap is left; the list is asked again when all of its rows are checked. */
function useGroupRows(list: List, { issue, column }: ListFaultGroup, isNear: boolean) {
  const api = useApi()
  const asked = new URLSearchParams({ heap: 'fixable', code: issue.code, values: 'true', columns: column ?? '' })
  if (column !== undefined) asked.set('column', column)
  const path = `${listPath(list.id)}/rows?${asked.toString()}`
  return useInfiniteQuery({
    queryKey: [api.scope, path, isChecking(list)],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<ListRowPage>(
        pageParam === '' ? `${path}&limit=${first}` : `${path}&limit=${then}&cursor=${encodeURIComponent(pageParam)}`,
        { signal },
      ),
    getNextPageParam: (page: ListRowPage) => page.next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    // A list with many kinds of faults asks for the rows of those that come into view.
    enabled: isNear,
    staleTime: Number.POSITIVE_INFINITY,
    // Values of people are not kept when the heap no longer shows them.
    gcTime: 0,
  })
}

function RowsOfGroup({
  group,
  rows,
  name,
  ...given
}: GroupProps & { readonly rows: readonly ListRow[]; readonly name: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="up-table-scroll" tabIndex={0} role="group" aria-label={`${group.column ?? ''} ${name}`.trim()}>
      <table className="govuk-table up-table--middle up-table--cards" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {(['row', 'recipient', 'value', 'result'] as const).map((column) => (
              <th key={column} scope="col" role="columnheader">
                {column === 'value' && group.column !== undefined ? group.column : t(`listCheck.head.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((listed) => (
            <FaultRow
              key={listed.row}
              shown={given.rowsNow.of(listed.row) ?? listed}
              group={group}
              mends={given.mends}
              onUndo={given.onUndo}
              isChosen={given.row === listed.row}
              onRow={() => given.onRow(listed.row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

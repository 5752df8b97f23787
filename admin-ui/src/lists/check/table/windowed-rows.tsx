import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListRow } from '../../../ui/api/list-types.ts'
import { Notice } from '../../../ui/dialog/notice.tsx'
import { useRowsInView } from './use-rows-in-view.ts'
import { useWindow } from './use-window.ts'

/** Pixels; the style sheet gives each row this height. */
const rowHeight = 56

export interface RowColumn {
  readonly name: string
  readonly className?: string
  readonly cell: (row: ListRow) => ReactNode
}

/**
 * A table of which only the rows in view are in the page, whatever their number. Arrow keys, Page Up and Down, Home and End move the
 * chosen row.
 */
export function WindowedRows({
  name,
  path,
  stamp,
  count,
  columns,
  chosen,
  onChoose,
}: {
  readonly name: string
  /** The rows, with a query to which a place and a number of rows are added. */
  readonly path: string
  /** Changes when the rows have to be read again. */
  readonly stamp: string
  readonly count: number
  readonly columns: readonly RowColumn[]
  /** The number of a row. */
  readonly chosen: number | undefined
  readonly onChoose: (row: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const view = useWindow(count, rowHeight)
  const rows = useRowsInView(path, view.from, view.to, count, stamp)
  const [index, setIndex] = useState<number>()
  const drawn = Array.from({ length: Math.max(0, view.to - view.from) }, (_, n) => view.from + n)
  const here = index ?? drawn.find((each) => rows.at(each)?.row === chosen)
  const target = index === undefined ? undefined : rows.at(index)?.row
  useEffect(() => {
    if (target !== undefined && target !== chosen) onChoose(target)
    // The reader chose another place, or its row came.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [target])
  const move = (event: KeyboardEvent): void => {
    const next = indexAfter(event.key, here ?? -1, count, Math.max(1, view.to - view.from - 16))
    if (next === undefined) return
    event.preventDefault()
    setIndex(next)
    view.scrollTo(next)
  }
  return (
    <div ref={view.box} className="st-window">
      {rows.failed && (
        <Notice tone="bad" status title={t('listCheck.rowsFailed')}>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={rows.retry}>
            {t('states.retry')}
          </button>
        </Notice>
      )}
      <table
        className="govuk-table up-table--middle"
        role="grid"
        aria-label={name}
        aria-rowcount={count + 1}
        aria-activedescendant={here !== undefined && here >= view.from && here < view.to ? `${id}-${here}` : undefined}
        tabIndex={0}
        onKeyDown={move}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.name} scope="col" role="columnheader" className={column.className}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Gap height={view.before} columns={columns.length} />
          {drawn.map((each) => (
            <Row
              key={each}
              id={`${id}-${each}`}
              index={each}
              row={rows.at(each)}
              columns={columns}
              isChosen={each === here}
              onChoose={() => setIndex(each)}
            />
          ))}
          <Gap height={view.after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}

function indexAfter(key: string, here: number, count: number, page: number): number | undefined {
  const next = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: here + page,
    PageUp: here - page,
    Home: 0,
    End: count - 1,
  }[key]
  if (next === undefined || count === 0) return undefined
  return Math.min(count - 1, Math.max(0, next))
}

/** The height of the rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }): ReactNode {
  return (
    height > 0 && (
      <tr className="st-window__gap" aria-hidden="true" style={{ blockSize: `${height}px` }}>
        <td colSpan={columns} />
      </tr>
    )
  )
}

function Row({
  id,
  index,
  row,
  columns,
  isChosen,
  onChoose,
}: {
  readonly id: string
  readonly index: number
  readonly row: ListRow | undefined
  readonly columns: readonly RowColumn[]
  readonly isChosen: boolean
  readonly onChoose: () => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <tr
      id={id}
      role="row"
      data-row={row?.row}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={isChosen ? 'is-here' : undefined}
      onClick={onChoose}
    >
      {columns.map((column, place) => (
        <td key={column.name} role={place === 1 ? 'rowheader' : 'gridcell'} className={column.className}>
          {row === undefined
            ? place === 0 && <span className="up-quiet">{t('listCheck.loadingRow')}</span>
            : column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

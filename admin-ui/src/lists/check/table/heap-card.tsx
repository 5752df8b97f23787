import { Ban, Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List, ListFaults, ListRow } from '../../../ui/api/list-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Card } from '../../../ui/layout/card.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { listPath } from '../../use-list.ts'
import type { Part } from '../heaps/use-place.ts'
import { isChecking } from '../list-state.tsx'
import { AlikeNotice } from '../mending/alike-notice.tsx'
import { mainIssues, useRowFaultWords } from '../row-fault-words.ts'
import { DownloadRows } from './download-rows.tsx'
import { type RowColumn, WindowedRows } from './windowed-rows.tsx'

const queries = {
  ready: 'status=ready',
  alike: 'alike=true',
  duplicate: 'status=duplicate',
  refused: 'heap=refused',
} as const

/** The rows of a heap that need no mending: those that are ready, and those that cannot be sent. */
export function HeapCard({
  list,
  faults,
  heap,
  part,
  row,
  onRow,
}: {
  readonly list: List
  readonly faults: ListFaults | undefined
  readonly heap: 'ready' | 'refused'
  readonly part: Part | undefined
  readonly row: number | undefined
  readonly onRow: (row: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns(heap)
  const shown = heap === 'ready' ? (part ?? 'ready') : 'refused'
  const counts = { ready: list.counts.ready, alike: faults?.alike ?? 0, duplicate: list.counts.duplicate }
  const rows = shown === 'refused' ? list.counts.refused : counts[shown]
  if (rows === 0)
    return (
      <Empty
        icon={heap === 'ready' ? Inbox : Ban}
        title={t(`listCheck.none.${shown}`)}
        text={t(`listCheck.noneText.${shown}`)}
      >
        {shown === 'ready' && <AlikeNotice list={list} alike={0} />}
      </Empty>
    )
  const title = t(`listCheck.rowsOf.${shown}`, { count: rows, n: format.number(rows) })
  return (
    <Card
      title={title}
      sub={t(`listCheck.rowsOfSub.${shown}`)}
      aside={shown === 'refused' && <DownloadRows list={list} heap="refused" rows={rows} />}
      flush
    >
      {part !== undefined && (
        <p className="st-mending__more up-small">
          <Link className="govuk-link" to="?heap=ready">
            {t('listCheck.allReady')}
          </Link>
        </p>
      )}
      <WindowedRows
        key={shown}
        name={title}
        path={`${listPath(list.id)}/rows?${queries[shown]}&values=true&columns=`}
        // While rows are checked, more are added below those that are shown.
        stamp={isChecking(list) ? '' : `${list.counts.ready} ${list.counts.refused} ${list.counts.duplicate}`}
        count={rows}
        columns={columns}
        chosen={row}
        onChoose={onRow}
      />
      {shown === 'ready' && <AlikeNotice list={list} alike={faults?.alike ?? 0} />}
    </Card>
  )
}

function useColumns(heap: 'ready' | 'refused'): readonly RowColumn[] {
  const { t } = useTranslation()
  const format = useFormat()
  return [
    { name: t('listCheck.head.row'), className: 'st-window__number', cell: ({ row }) => format.number(row) },
    { name: t('listCheck.head.recipient'), cell: ({ name }) => name ?? t('listCheck.noName') },
    { name: t('listCheck.head.reference'), cell: ({ reference }) => <span className="st-ref">{reference}</span> },
    {
      name: t(heap === 'ready' ? 'listCheck.head.note' : 'listCheck.head.reason'),
      cell: (row) => <Words issues={heap === 'ready' ? (row.warnings ?? []) : row.issues} row={row} />,
    },
  ]
}

function Words({ issues, row }: { readonly issues: ListRow['issues']; readonly row: ListRow }): ReactNode {
  const { t } = useTranslation()
  const words = useRowFaultWords()
  const texts = mainIssues(issues).map(words)
  if (texts.length === 0) return row.mended ? t('listCheck.mended') : null
  return (
    <span className="st-window__words" title={texts.map(({ text }) => text).join(' ')}>
      {texts.map(({ text, lang }, place) => (
        <span key={place} lang={lang}>
          {text}{' '}
        </span>
      ))}
    </span>
  )
}

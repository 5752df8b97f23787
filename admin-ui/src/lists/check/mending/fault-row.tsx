import { ArrowRight, Check, Undo2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListFaultGroup, ListRow } from '../../../ui/api/list-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Hidden } from '../../../ui/layout/hidden.tsx'
import { useNarrow } from '../heaps/use-narrow.ts'
import { useRowFaultWords } from '../row-fault-words.ts'
import { CellInput, useCell } from './cell-input.tsx'
import { nameIn, textOf } from './cell-value.ts'
import type { Mends } from './use-mends.ts'

/** One row of a group: its cell to type in, or what it was and what it became. */
export function FaultRow({
  shown,
  group,
  mends,
  onUndo,
  isChosen,
  onRow,
}: {
  readonly shown: ListRow
  readonly group: ListFaultGroup
  readonly mends: Mends
  readonly onUndo: (mend: string) => void
  readonly isChosen: boolean
  readonly onRow: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const column = group.column ?? ''
  // A letter that is a page of its own would take the cell away from under the typing.
  const isNarrow = useNarrow()
  const cell = useCell(shown, column, mends)
  const isMended = shown.status !== 'invalid'
  const n = format.number(shown.row)
  return (
    <tr
      role="row"
      data-row={shown.row}
      className={isChosen ? 'is-here' : undefined}
      aria-current={isChosen || undefined}
    >
      <td role="cell" data-label={t('listCheck.head.row')}>
        {n}
      </td>
      <th scope="row" role="rowheader" data-label={t('listCheck.head.recipient')}>
        <button className="st-rowname" type="button" onClick={onRow}>
          {shown.name ?? t('listCheck.noName')}
          <Hidden>{t('listCheck.seeLetter', { row: n })}</Hidden>
        </button>
        <span className="st-ref">{shown.reference}</span>
      </th>
      <td role="cell" data-label={column}>
        {isMended ? (
          <Mended was={textOf(shown.before?.[nameIn(shown.before, column)])} now={cell.saved} />
        ) : group.column === undefined ? null : (
          <CellInput
            cell={cell}
            label={t('listCheck.cell', { column, row: n })}
            describedBy={id}
            onFocus={isNarrow ? undefined : onRow}
          />
        )}
      </td>
      <td role="cell" data-label={t('listCheck.head.result')}>
        <span id={id} role="status">
          <Result shown={shown} group={group} cell={cell} />
        </span>{' '}
        {shown.mend !== undefined && shown.mended && (
          <button className="govuk-button up-button--quiet" type="button" onClick={() => onUndo(shown.mend ?? '')}>
            <Icon of={Undo2} /> {t('listCheck.undo')}
            <Hidden>{t('listCheck.ofRow', { row: n })}</Hidden>
          </button>
        )}
      </td>
    </tr>
  )
}

function Mended({ was, now }: { readonly was: string; readonly now: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <span className="st-mended">
      <s className="st-was">
        <Hidden>{t('listCheck.was')}</Hidden>
        {was === '' ? t('listCheck.empty') : was}
      </s>
      <Icon of={ArrowRight} />
      <Hidden>{t('listCheck.became')}</Hidden>
      <b>{now}</b>
    </span>
  )
}

function Result({
  shown,
  group,
  cell,
}: {
  readonly shown: ListRow
  readonly group: ListFaultGroup
  readonly cell: ReturnType<typeof useCell>
}): ReactNode {
  const { t } = useTranslation()
  const words = useRowFaultWords()
  if (cell.state === 'busy') return t('listCheck.checkingCell')
  if (cell.state === 'conflict') return <span className="up-warn-text">{t('listCheck.conflict')}</span>
  if (cell.state === 'failed') return <span className="up-bad-text">{t('listCheck.cellFailed')}</span>
  if (shown.status === 'ready')
    return (
      <span className="st-state up-good-text">
        <Icon of={Check} /> {t('listCheck.mended')}
      </span>
    )
  if (shown.status !== 'invalid') return t(`listCheck.rowStatus.${shown.status}`)
  const own = shown.issues.filter(({ column }) => column === group.column).map(words)
  const others = shown.issues.filter(({ column }) => column !== group.column)
  const isSame = !shown.mended && own.length === 1 && own[0]?.text === words(group.issue).text
  return (
    <>
      {!isSame &&
        own.map(({ text, lang }) => (
          <span key={text} lang={lang}>
            {text}{' '}
          </span>
        ))}
      {others.length > 0 && (
        <span>{t('listCheck.otherFaults', { columns: others.map(({ column }) => column ?? '').join(', ') })}</span>
      )}
    </>
  )
}

import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListTable } from '../../ui/api/list-types.ts'
import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { ColumnRow } from './column-row.tsx'
import type { ChoiceControls } from './use-column-choices.ts'
import { useUseGroups } from './use-words.ts'

/** Every column with what it is used for; those that wait for a choice come first. */
export function ColumnsTable({
  table,
  variables,
  controls,
}: {
  readonly table: ListTable
  readonly variables: readonly TemplateVariable[]
  readonly controls: ChoiceControls
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const groups = useUseGroups(variables)
  const columns = (table.columns ?? []).filter(({ head }) => head !== '')
  const { uses } = controls.choices
  // The order of the first look stays, so that a row does not move while it is being chosen.
  const [open] = useState(() => new Set(columns.filter(({ head }) => uses[head] === '').map(({ head }) => head)))
  const [openFirst, setOpenFirst] = useState(true)
  const isFirst = ({ head }: { readonly head: string }): boolean => openFirst && open.has(head)
  const sorted = [...columns.filter(isFirst), ...columns.filter((each) => !isFirst(each))]
  const left = columns.filter(({ head }) => uses[head] === '').length
  return (
    <section className="up-card up-card--flush" aria-labelledby={id}>
      <div className="up-card__head">
        <div>
          <h2 id={id}>{t('listColumns.count', { count: columns.length })}</h2>
          <p className="up-quiet up-small" role="status">
            {left === 0 ? t('listColumns.noneLeft') : t('listColumns.left', { count: left })}
          </p>
        </div>
        {open.size > 0 && (
          <span className="st-switch" role="group" aria-label={t('listColumns.order')}>
            {[false, true].map((first) => (
              <button
                key={String(first)}
                type="button"
                aria-pressed={openFirst === first}
                onClick={() => setOpenFirst(first)}
              >
                {first ? t('listColumns.openFirst') : t('listColumns.asInFile')}
              </button>
            ))}
          </span>
        )}
      </div>
      <div className="up-table-scroll" role="group" tabIndex={0} aria-labelledby={id}>
        <table className="govuk-table up-table--middle up-table--cards ls-columns" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {(['column', 'samples', 'use', 'how'] as const).map((each) => (
                <th key={each} scope="col" role="columnheader">
                  {t(`listColumns.head.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {sorted.map((column) => (
              <ColumnRow
                key={column.head}
                column={column}
                use={uses[column.head] ?? ''}
                isChanged={controls.isChanged(column.head)}
                groups={groups}
                onChoose={(use) => controls.choose(column.head, use)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

import { FileSpreadsheet, Undo2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List, ListTable } from '../../ui/api/list-types.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'

/** The file, its sheet and the row that names the columns. */
export function FileCard({
  list,
  table,
  onChoice,
}: {
  readonly list: List
  readonly table: ListTable
  readonly onChoice: (choice: { readonly sheet?: string; readonly headRow?: number }) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const { sheets = [], sheet = '', headRow = 1 } = table
  const [row, setRow] = useState(String(headRow))
  const leave = (): void => {
    const wanted = Number(row)
    if (Number.isInteger(wanted) && wanted > 0 && wanted <= 1_000 && wanted !== headRow) onChoice({ headRow: wanted })
    else setRow(String(headRow))
  }
  return (
    <section className="up-card ls-file" aria-label={t('listColumns.file')}>
      <p className="ls-file__name">
        <Icon of={FileSpreadsheet} /> <strong>{list.name ?? t('listColumns.noName')}</strong>{' '}
        {sheets.length < 2 && (
          <span className="up-quiet">
            {t('listColumns.rows', { count: table.rows ?? 0, rows: format.number(table.rows ?? 0) })}
          </span>
        )}
      </p>
      {sheets.length > 1 && (
        <SelectField
          name="sheet"
          label={t('listColumns.sheet')}
          value={sheet}
          choices={sheets.map(({ name, rows, hidden }) => [
            name,
            [
              rows === undefined ? name : t('listColumns.sheetRows', { name, count: rows, rows: format.number(rows) }),
              ...(hidden ? [t('listColumns.hidden')] : []),
            ].join(', '),
          ])}
          onChange={(next) => onChoice({ sheet: next })}
        />
      )}
      <div className="govuk-form-group st-field">
        <label className="govuk-label up-small" htmlFor={id}>
          {t('listColumns.headRow')}
        </label>
        <input
          className="govuk-input govuk-input--width-4"
          id={id}
          inputMode="numeric"
          value={row}
          onChange={(event) => setRow(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      </div>
      <Link className="govuk-link ls-file__other" to={`/send/${encodeURIComponent(list.template ?? '')}/list`}>
        <Icon of={Undo2} /> {t('listColumns.otherFile')}
      </Link>
    </section>
  )
}

import { ChevronDown, CircleAlert, Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { type LineDraft, type LineField, lineFault, postageChoices, withLine, zoneChoices } from './tariff-draft.ts'

/** The lines of a tariff table in fields; each is named in full, so that it is understood without its neighbours. */
export function TariffLines({
  lines,
  tried,
  onChange,
}: {
  readonly lines: readonly LineDraft[]
  /** Faults are shown after the first attempt. */
  readonly tried: boolean
  readonly onChange: (lines: readonly LineDraft[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const set = (key: number, more: Partial<LineDraft>) =>
    onChange(lines.map((each) => (each.key === key ? { ...each, ...more } : each)))
  const nameOf = (line: LineDraft) =>
    t('contract.lineOf', {
      postage: t(`contract.class.${line.postage}`),
      zone: t(`contract.zones.${line.zone}`),
      sheets: line.sheets,
    })
  const typed = (field: LineField) => ({
    head: t(`contract.typed.${field}`),
    label: t(`contract.typed.${field}`),
    cell: (line: LineDraft) => {
      const fault = tried && lineFault(line, lines) === field
      return (
        <>
          <input
            className={fault ? 'govuk-input govuk-input--error st-line__short' : 'govuk-input st-line__short'}
            aria-label={`${t(`contract.typed.${field}`)}: ${nameOf(line)}`}
            aria-invalid={fault ? true : undefined}
            inputMode={field === 'price' || field === 'ofPostage' ? 'decimal' : 'numeric'}
            autoComplete="off"
            maxLength={10}
            value={line[field]}
            onChange={(event) => set(line.key, { [field]: event.target.value })}
          />
          {fault && <LineFault word={field} />}
        </>
      )
    },
  })
  const chosen = <Field extends 'postage' | 'zone'>(
    field: Field,
    choices: readonly LineDraft[Field][],
    wordOf: (value: LineDraft[Field]) => string,
  ) => ({
    head: t(`contract.${field}`),
    label: t(`contract.${field}`),
    cell: (line: LineDraft) => (
      <>
        <span className="up-select">
          <select
            className="govuk-select"
            aria-label={`${t(`contract.${field}`)}: ${nameOf(line)}`}
            value={line[field]}
            onChange={(event) => set(line.key, { [field]: event.target.value })}
          >
            {choices.map((each) => (
              <option key={each} value={each}>
                {wordOf(each)}
              </option>
            ))}
          </select>
          <Icon of={ChevronDown} />
        </span>
        {field === 'postage' && tried && lineFault(line, lines) === 'twice' && <LineFault word="twice" />}
      </>
    ),
  })
  return (
    <div className="up-stack">
      <p className="up-quiet">{t('contract.postageHelp')}</p>
      <div className="st-lines">
        <Table
          name={t('contract.tariffs')}
          rows={lines}
          rowKey={({ key }) => String(key)}
          cards
          columns={[
            chosen('postage', postageChoices, (value) => t(`contract.class.${value}`)),
            chosen('zone', zoneChoices, (value) => t(`contract.zones.${value}`)),
            typed('sheets'),
            typed('grams'),
            typed('price'),
            typed('ofPostage'),
            {
              head: <Hidden>{t('contract.removeLine')}</Hidden>,
              cell: (line) => (
                <button
                  className="govuk-button up-button--quiet"
                  type="button"
                  aria-label={`${t('contract.removeLine')}: ${nameOf(line)}`}
                  disabled={lines.length === 1}
                  onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                >
                  <Icon of={Trash2} />
                </button>
              ),
            },
          ]}
        />
      </div>
      <div className="up-row">
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          disabled={lines.length >= 500}
          onClick={() => onChange(withLine(lines))}
        >
          <Icon of={Plus} /> {t('contract.addLine')}
        </button>
      </div>
    </div>
  )
}

function LineFault({ word }: { readonly word: LineField | 'twice' }): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="govuk-error-message up-small">
      <Icon of={CircleAlert} /> {t(`contract.lineFault.${word}`)}
    </p>
  )
}

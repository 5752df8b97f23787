import { CalendarPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintClosingDays } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { faultsOf, type TermsDraft, withClosedDays } from './terms-draft.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** A Monday, for the names of the days. */
const monday = Date.parse('2026-11-30T12:00:00Z')

/** The terms that may change while a contract runs, in fields. */
export function TermsFields({
  draft,
  onChange,
  tried,
  refused,
  mayBundle,
  contract,
}: {
  readonly draft: TermsDraft
  readonly onChange: (draft: TermsDraft) => void
  readonly tried: boolean
  /** The rules that the API found broken, by field of the request. */
  readonly refused: ReadonlyMap<string, { readonly reason: string }>
  readonly mayBundle: boolean
  /** Whose bridge days are proposed; absent: of a contract that does not exist yet. */
  readonly contract?: string
}): ReactNode {
  const { t } = useTranslation()
  const faults = tried ? faultsOf(draft) : {}
  const field = (name: keyof TermsDraft, more: { hint?: string; type?: 'date'; rows?: number } = {}) => {
    const rule = refused.get(name === 'cutOffs' ? 'furtherCutOffs' : name)?.reason
    const fault = name in faults ? t(`contract.fault.${name}`) : rule && t(`proposal.reason.${rule}`)
    return (
      <TextField
        label={t(`contract.field.${name}`)}
        value={String(draft[name])}
        fault={fault}
        onChange={(value) => onChange({ ...draft, [name]: value })}
        maxLength={name === 'closedOn' ? 5000 : 500}
        {...more}
      />
    )
  }
  return (
    <>
      <div className="st-form">
        {field('name')}
        {field('cutOffs', { hint: t('contract.hint.cutOffs') })}
        {field('dueDays')}
        {field('validUntil', { type: 'date' })}
        {field('sheetsPerEnvelope')}
        {field('c4FromSheets', { hint: t('contract.hint.c4FromSheets') })}
        {field('paperGrams')}
        {field('envelopeGrams')}
        {field('closedOn', { hint: t('contract.hint.closedOn'), rows: 3 })}
        {contract !== undefined && <BridgeDays contract={contract} draft={draft} onChange={onChange} />}
        {field('seedLines', { hint: t('contract.hint.seedLines'), rows: 4 })}
      </div>
      <Weekdays draft={draft} onChange={onChange} fault={'workingDays' in faults} />
      {mayBundle && (
        <CheckField
          label={t('contract.bundleThem')}
          checked={draft.bundles}
          onChange={(bundles) => onChange({ ...draft, bundles })}
        />
      )}
    </>
  )
}

/** The bridge days of this year and the next two, each year added with one button; holidays need no line. */
function BridgeDays({
  contract,
  draft,
  onChange,
}: {
  readonly contract: string
  readonly draft: TermsDraft
  readonly onChange: (draft: TermsDraft) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useGet<PrintClosingDays>(`/v1/print-contracts/${contract}/closing-days`)
  const years = query.data?.items.filter(({ bridgeDays }) => bridgeDays.length > 0) ?? []
  if (years.length === 0) return null
  return (
    <div className="st-form__wide up-stack">
      <p className="up-small up-quiet">{t('contract.bridgeHelp')}</p>
      {years.map(({ year, bridgeDays }) => {
        const days = bridgeDays.map(({ day }) => day)
        const added = withClosedDays(draft, days)
        return (
          <div className="up-row" key={year}>
            <button
              className="govuk-button govuk-button--secondary"
              type="button"
              disabled={added === draft}
              onClick={() => onChange(added)}
            >
              <Icon of={CalendarPlus} /> {t(added === draft ? 'contract.bridgeThere' : 'contract.bridgeAdd', { year })}
            </button>
            <span className="up-small">{days.map((day) => format.date(`${day}T12:00:00Z`)).join(', ')}</span>
          </div>
        )
      })}
    </div>
  )
}

function Weekdays({
  draft,
  onChange,
  fault,
}: {
  readonly draft: TermsDraft
  readonly onChange: (draft: TermsDraft) => void
  readonly fault: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = (day: number): string =>
    format.weekday(new Date(monday + (day - 1) * 86_400_000).toISOString()).split(/[\s,]/)[0] ?? ''
  const toggle = (day: number, on: boolean) => {
    const others = draft.workingDays.filter((each) => each !== day)
    onChange({ ...draft, workingDays: on ? [...others, day].toSorted((a, b) => a - b) : others })
  }
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-label">{t('contract.field.workingDays')}</legend>
      {fault && <p className="govuk-error-message up-small">{t('contract.fault.workingDays')}</p>}
      <div className="st-checks">
        {weekdays.map((day) => (
          <CheckField
            key={day}
            label={nameOf(day)}
            checked={draft.workingDays.includes(day)}
            onChange={(on) => toggle(day, on)}
          />
        ))}
      </div>
    </fieldset>
  )
}

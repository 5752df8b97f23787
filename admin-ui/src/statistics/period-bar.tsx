import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../ui/form/select-field.tsx'
import { Switch } from '../ui/form/switch.tsx'
import { monthsBefore, type Period, presets } from './use-period.ts'
import { useStatisticWords } from './use-words.ts'

/** As many months as a person may choose from, the present one first. */
const choosable = 72

/** The period of the page: this month, the last twelve, or any months. */
export function PeriodBar({ period }: { readonly period: Period }): ReactNode {
  const { t } = useTranslation()
  const { month } = useStatisticWords()
  const months = Array.from({ length: choosable }, (_, back) => monthsBefore(period.present, back))
  // An address may name a month that is not among them.
  const choices = (chosen: string) =>
    [...new Set([...months, chosen])].map((each) => [each, month(each, 'long')] as const)
  return (
    <div className="up-row st-period">
      <Switch
        name={t('statistics.period')}
        chosen={period.preset}
        onChoose={period.choose}
        choices={presets.map((value) => ({ value, name: t(`statistics.preset.${value}`) }))}
      />
      {period.preset === 'own' &&
        (['from', 'to'] as const).map((end) => (
          <SelectField
            key={end}
            name={end}
            label={t(`statistics.${end}`)}
            value={period[end]}
            choices={choices(period[end])}
            onChange={(value) => period.change({ [end]: value })}
          />
        ))}
    </div>
  )
}

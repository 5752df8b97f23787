import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOrder } from '../../templates/language-order.ts'
import type { Language, Localized } from '../../ui/api/api-types.ts'
import { TextField } from '../../ui/text-field.tsx'

/** A text in Dutch, and in the other languages where it differs. */
export function LocalizedField({
  label,
  hint,
  value,
  fault,
  maxLength,
  rows,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: Localized
  readonly fault?: string | undefined
  readonly maxLength: number
  /** More than one line. */
  readonly rows?: number
  readonly onChange: (value: Localized) => void
}): ReactNode {
  const { t } = useTranslation()
  const others = languageOrder.slice(1)
  const filled = others.filter((each) => (value[each] ?? '') !== '')
  const field = (language: Language, name: string, more: object = {}): ReactNode => (
    <TextField
      key={language}
      label={name}
      lang={language}
      value={value[language] ?? ''}
      maxLength={maxLength}
      rows={rows}
      onChange={(next) => onChange({ ...value, [language]: next === '' ? undefined : next })}
      {...more}
    />
  )
  return (
    <div className="st-localized">
      {field('nl', label, { hint, fault })}
      <details>
        <summary className="up-small">
          {filled.length === 0
            ? t('houseStyles.otherLanguages')
            : t('houseStyles.alsoIn', { languages: filled.map((each) => t(`language.${each}`)).join(', ') })}
        </summary>
        <div className="st-localized__others">
          {others.map((each) => field(each, `${label}, ${t(`language.${each}`)}`))}
        </div>
      </details>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type LegalMention, legalMentions } from '../../../api/contract/values/legal-mentions.ts'
import { CheckField } from '../ui/form/check-field.tsx'

/** The legal mentions that every letter of a class carries, in each of its languages. */
export function MentionsField({
  chosen,
  onChange,
}: {
  readonly chosen: readonly LegalMention[]
  readonly onChange: (chosen: LegalMention[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const choose = (mention: LegalMention, on: boolean): void =>
    onChange(legalMentions.filter((each) => (each === mention ? on : chosen.includes(each))))
  return (
    <fieldset className="st-group">
      <legend className="up-small up-strong">{t('mentions.required')}</legend>
      <p className="up-small up-quiet">{t('mentions.requiredHint')}</p>
      {legalMentions.map((each) => (
        <CheckField
          key={each}
          label={t(`mentions.name.${each}`)}
          checked={chosen.includes(each)}
          onChange={(on) => choose(each, on)}
        />
      ))}
    </fieldset>
  )
}

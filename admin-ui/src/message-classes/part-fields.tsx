import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { type ClassDraft, wrongParts } from './class-draft.ts'
import type { CountedPart } from './class-limits.ts'

/** What each group of fields needs: the draft, how to change it, and the faults of its parts by name. */
export interface FieldsProps {
  readonly draft: ClassDraft
  readonly change: (part: Partial<ClassDraft>) => void
  readonly faultOf: (part: string) => string | undefined
}

/** The faults of a draft that was submitted: numbers outside their limits, and what the hub refused, by part. */
export function useFaults(
  draft: ClassDraft,
  isChecked: boolean,
  refused: ReadonlyMap<string, string>,
): FieldsProps['faultOf'] {
  const { t } = useTranslation()
  const wrong = isChecked ? wrongParts(draft) : {}
  return (part) => {
    const limits = wrong[part as CountedPart]
    return limits === undefined ? refused.get(part) : t('classes.countWrong', limits)
  }
}

/** A number of days or months, or nothing. */
export function CountField({
  part,
  label,
  hint,
  of: { draft, change, faultOf },
}: {
  readonly part: CountedPart
  readonly label: string
  readonly hint?: string
  readonly of: FieldsProps
}): ReactNode {
  return (
    <TextField
      label={label}
      hint={hint}
      value={draft[part]}
      maxLength={4}
      fault={faultOf(part)}
      onChange={(value) => change({ [part]: value })}
    />
  )
}

/** The parts of a draft that are texts. */
type ChoicePart = { [Part in keyof ClassDraft]: ClassDraft[Part] extends string ? Part : never }[keyof ClassDraft]

/** One of a few values of the API, with the words for each. */
export function ChoiceField<Part extends ChoicePart>({
  part,
  label,
  choices,
  of: { draft, change, faultOf },
}: {
  readonly part: Part
  readonly label: string
  readonly choices: readonly (readonly [ClassDraft[Part] & string, string])[]
  readonly of: FieldsProps
}): ReactNode {
  return (
    <SelectField
      name={part}
      label={label}
      value={draft[part]}
      choices={choices}
      fault={faultOf(part)}
      onChange={(value) => change({ [part]: value })}
    />
  )
}

/** Fields that belong together, under their name. */
export function Group({
  name,
  fault,
  children,
}: {
  readonly name: string
  readonly fault?: string | undefined
  readonly children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <fieldset className="st-group" aria-describedby={fault === undefined ? undefined : id}>
      <legend className="up-strong">{name}</legend>
      {fault !== undefined && (
        <p className="govuk-error-message up-small" id={id}>
          {fault}
        </p>
      )}
      {children}
    </fieldset>
  )
}

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../icon.tsx'

/** A list to choose one from, with its label; `choices` are pairs of value and word. */
export function SelectField({
  name,
  label,
  value,
  choices,
  onChange,
}: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [string, string])[]
  readonly onChange?: (value: string) => void
}): ReactNode {
  const id = useId()
  return (
    <div className="govuk-form-group st-field">
      <label className="govuk-label up-small" htmlFor={id}>
        {label}
      </label>
      <span className="up-select">
        <select
          className="govuk-select"
          id={id}
          name={name}
          {...(onChange === undefined ? { defaultValue: value } : { value })}
          onChange={onChange && ((event) => onChange(event.target.value))}
        >
          {choices.map(([each, word]) => (
            <option key={each} value={each}>
              {word}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </span>
    </div>
  )
}

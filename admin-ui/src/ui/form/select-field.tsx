import { ChevronDown, CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../icon.tsx'

/** A list to choose one value from, with its label; `choices` are pairs of value and word. */
export function SelectField({
  name,
  label,
  value,
  choices,
  fault,
  onChange,
}: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [string, string])[]
  readonly fault?: string | undefined
  readonly onChange?: (value: string) => void
}): ReactNode {
  const id = useId()
  return (
    <div className={`govuk-form-group st-field${fault === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label up-small" htmlFor={id}>
        {label}
      </label>
      {fault !== undefined && (
        <p className="govuk-error-message up-small" id={`${id}-f`}>
          <Icon of={CircleAlert} /> {fault}
        </p>
      )}
      <span className="up-select">
        <select
          className="govuk-select"
          id={id}
          name={name}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby={fault === undefined ? undefined : `${id}-f`}
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

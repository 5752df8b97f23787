import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../icon.tsx'

/** A field of a form with its label above it; a fault is between the two and is read with the field. */
export function Field({
  name,
  label,
  value,
  type = 'text',
  fault,
}: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'date'
  readonly fault?: string | undefined
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
      <input
        className={fault === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id={id}
        name={name}
        type={type}
        maxLength={100}
        autoComplete="off"
        defaultValue={value}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={fault === undefined ? undefined : `${id}-f`}
      />
    </div>
  )
}

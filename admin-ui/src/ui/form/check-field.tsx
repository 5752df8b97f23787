import { type ReactNode, useId } from 'react'

export function CheckField({
  label,
  checked,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}): ReactNode {
  const id = useId()
  return (
    <div className="govuk-checkboxes__item st-check">
      <input
        className="govuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="govuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
    </div>
  )
}

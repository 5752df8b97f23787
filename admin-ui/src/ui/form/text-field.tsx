import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../icon.tsx'

/** A field whose value is in the state of the screen; a fault or a hint is between label and field and is read with it. */
export function TextField({
  label,
  value,
  onChange,
  onLeave,
  hint,
  fault,
  lang,
  type = 'text',
  rows,
  code = false,
  maxLength = 500,
  required,
  suggestions = [],
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Called when the reader leaves the field, or confirms with Enter. */
  readonly onLeave?: (() => void) | undefined
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly lang?: string | undefined
  readonly type?: 'text' | 'date' | 'datetime-local' | 'search'
  /** More than one line. */
  readonly rows?: number | undefined
  readonly code?: boolean
  readonly maxLength?: number
  readonly required?: boolean
  /** Values that the browser offers; any other value is possible too. */
  readonly suggestions?: readonly string[]
}): ReactNode {
  const id = useId()
  const shared = {
    id,
    lang,
    value,
    maxLength,
    required,
    autoComplete: 'off',
    'aria-invalid': fault === undefined ? undefined : true,
    'aria-describedby': fault === undefined ? (hint === undefined ? undefined : `${id}-h`) : `${id}-f`,
  } as const
  const look = `${fault === undefined ? '' : ' govuk-input--error'}${code ? ' up-code' : ''}`
  return (
    <div className={`govuk-form-group st-field${fault === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label up-small" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="govuk-hint up-small" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p className="govuk-error-message up-small" id={`${id}-f`}>
          <Icon of={CircleAlert} /> {fault}
        </p>
      )}
      {rows === undefined ? (
        <input
          className={`govuk-input${look}`}
          type={type}
          {...shared}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
          list={suggestions.length === 0 ? undefined : `${id}-s`}
          onKeyDown={onLeave && ((event) => event.key === 'Enter' && onLeave())}
        />
      ) : (
        <textarea
          className={`govuk-textarea${look}`}
          rows={rows}
          {...shared}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-s`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </div>
  )
}

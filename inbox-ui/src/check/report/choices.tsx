import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../../../../admin-ui/src/ui/icon.tsx'
import { Choice } from '../../preferences/choice.tsx'

/** One choice of a few. `name` is that of its buttons. */
export function Choices<Value extends string>({
  name,
  legend,
  values,
  chosen,
  nameOf,
  fault,
  onChoose,
}: {
  readonly name: string
  readonly legend: string
  readonly values: readonly Value[]
  readonly chosen: string
  readonly nameOf: (value: Value) => string
  readonly fault: string | undefined
  readonly onChoose: (value: Value) => void
}): ReactNode {
  const id = useId()
  return (
    <div className={`govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}`}>
      <fieldset className="govuk-fieldset govuk-radios" aria-describedby={fault === undefined ? undefined : id}>
        <legend className="up-strong">{legend}</legend>
        {fault !== undefined && (
          <p className="govuk-error-message" id={id}>
            <Icon of={CircleAlert} /> {fault}
          </p>
        )}
        {values.map((value) => (
          <Choice
            key={value}
            kind="radio"
            name={name}
            label={nameOf(value)}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
        ))}
      </fieldset>
    </div>
  )
}

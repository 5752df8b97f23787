import { type ReactNode, useId } from 'react'

/** A radio button or check box with its label and hint; as a card the whole of it is the label. */
export function Choice({
  kind,
  name,
  label,
  hint,
  lang,
  checked,
  card = false,
  onChange,
}: {
  readonly kind: 'radio' | 'checkbox'
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly lang?: string
  readonly checked: boolean
  readonly card?: boolean
  readonly onChange: (checked: boolean) => void
}): ReactNode {
  const id = useId()
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  return (
    <div className={card ? `${block}__item up-choice` : `${block}__item`}>
      <input
        className={`${block}__input`}
        type={kind}
        name={name}
        id={id}
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-h`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label
          className={hint === undefined ? `${block}__label` : `${block}__label up-strong`}
          htmlFor={id}
          lang={lang}
        >
          {label}
        </label>
        {hint !== undefined && (
          <p className="govuk-hint" id={`${id}-h`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

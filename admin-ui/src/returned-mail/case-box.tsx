import type { ReactNode } from 'react'
import { CheckField } from '../ui/form/check-field.tsx'

/** A box to choose a letter of the table; its name is for screen readers, since the row says it. */
export function CaseBox({
  name,
  checked,
  onChange,
}: {
  readonly name: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}): ReactNode {
  return (
    <span className="rm-box">
      <CheckField label={name} checked={checked} onChange={onChange} />
    </span>
  )
}

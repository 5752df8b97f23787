import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'

/** Changes the form of the content, never the content itself. */
export function Switch<Value extends string>({
  name,
  choices,
  chosen,
  onChoose,
}: {
  readonly name: string
  readonly choices: readonly { readonly value: Value; readonly name: string; readonly icon?: LucideIcon }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}): ReactNode {
  return (
    <div className="st-switch" role="group" aria-label={name}>
      {choices.map((each) => (
        <button
          key={each.value}
          type="button"
          aria-pressed={each.value === chosen}
          onClick={() => onChoose(each.value)}
        >
          {each.icon !== undefined && <Icon of={each.icon} />} {each.name}
        </button>
      ))}
    </div>
  )
}

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'

/** One choice of a drop: the chosen one has an icon and a text for screen readers. */
export function ChoiceItem({
  chosen,
  lang,
  onChoose,
  children,
}: {
  readonly chosen: boolean
  readonly lang?: string
  readonly onChoose: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <li>
      <button
        className="up-menu__item"
        type="button"
        aria-current={chosen ? 'true' : undefined}
        lang={lang}
        onClick={onChoose}
      >
        <span className="up-menu__sign">{chosen && <Icon of={Check} />}</span>
        <span>{children}</span>
      </button>
    </li>
  )
}

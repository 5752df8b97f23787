import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Drop } from '../../../ui/dialog/drop.tsx'
import { Icon } from '../../../ui/icon.tsx'

export interface InsertItem {
  readonly name: string
  readonly icon?: LucideIcon
  readonly run: () => void
}

/** A button with a list of items that can be inserted in a text. */
export function InsertMenu({
  name,
  none = '',
  icon,
  first = false,
  items,
}: {
  readonly name: string
  /** The text for an empty list. */
  readonly none?: string
  readonly icon: LucideIcon
  /** Keeps its label where the other buttons show only their icon. */
  readonly first?: boolean
  readonly items: readonly InsertItem[]
}): ReactNode {
  return (
    <Drop
      buttonClass="st-marks__drop"
      button={
        <>
          <Icon of={icon} /> <span className={`st-marks__word${first ? ' st-marks__word--first' : ''}`}>{name}</span>
        </>
      }
    >
      {(close) =>
        items.length === 0 ? (
          <p className="up-small">{none}</p>
        ) : (
          <ul>
            {items.map((each) => (
              <li key={each.name}>
                <button
                  className="up-menu__item"
                  type="button"
                  onClick={() => {
                    close()
                    each.run()
                  }}
                >
                  {each.icon !== undefined && <Icon of={each.icon} />} {each.name}
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Drop>
  )
}

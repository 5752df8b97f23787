import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * Tabs change the contents. Arrow keys move between the tabs; Tab moves into the panel. In a narrow window their row scrolls, and the
 * chosen one is brought into view.
 */
export function Tabs<Value extends string>({
  name,
  choices,
  chosen,
  onChoose,
  className = '',
  children,
}: {
  readonly name: string
  readonly choices: readonly {
    readonly value: Value
    readonly name: string
    readonly extra?: ReactNode
    readonly lang?: string
  }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
  readonly className?: string
  readonly children: ReactNode
}): ReactNode {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const at = choices.findIndex(({ value }) => value === chosen)
    const next = choices[(at + by + choices.length) % choices.length]
    if (next === undefined) return
    onChoose(next.value)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus()
  }
  useEffect(() => {
    const row = list.current
    const tab = row?.querySelector<HTMLElement>(`[data-tab="${chosen}"]`)
    // Only the row moves: `scrollIntoView` would move the page as well.
    if (row && tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2
  }, [chosen])
  return (
    <div className={`st-tabs ${className}`.trim()}>
      <div ref={list} className="govuk-tabs__list" role="tablist" aria-label={name} onKeyDown={step}>
        {choices.map((each) => (
          <button
            key={each.value}
            id={`${id}-${each.value}`}
            data-tab={each.value}
            className="govuk-tabs__tab"
            type="button"
            role="tab"
            aria-selected={each.value === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={each.value === chosen ? 0 : -1}
            onClick={() => onChoose(each.value)}
          >
            <span lang={each.lang}>{each.name}</span> {each.extra}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className="st-tabs__panel" role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  )
}

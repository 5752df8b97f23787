import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

/** Tabs change the contents. Arrow keys move between the tabs; Tab moves into the panel. */
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

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

/**
 * A button that shows a small panel of choices under it. Escape, a click outside it and a choice close it; the focus returns to
 * the button.
 */
export function Drop({
  button,
  buttonClass,
  label,
  className = '',
  children,
}: {
  readonly button: ReactNode
  readonly buttonClass: string
  /** Name of the button for screen readers; it begins with the visible words. */
  readonly label?: string
  readonly className?: string
  readonly children: (close: () => void) => ReactNode
}): ReactNode {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    place.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!open) return
    place.current?.querySelector<HTMLElement>('.up-menu button, .up-menu a')?.focus()
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [open])
  return (
    // The key is handled where the event bubbles to; the controls inside stay ordinary buttons.
    <div
      ref={place}
      className={`up-drop ${className}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close()
      }}
    >
      <button
        className={buttonClass}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      <div id={id} className="up-menu" hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  )
}

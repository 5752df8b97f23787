import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/**
 * A question on top of the page. The browser's own modal dialog keeps the focus inside, closes on Escape and returns the focus
 * to the element that opened it.
 */
export function Dialog({
  title,
  role = 'alertdialog',
  stays = false,
  onClose,
  children,
}: {
  readonly title: string
  readonly role?: 'dialog' | 'alertdialog'
  /** Escape does not close it: its content is not shown again. */
  readonly stays?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // The dialog is closed before it is removed from the page: otherwise it would not return the focus.
  useLayoutEffect(() => {
    const open = dialog.current
    open?.showModal()
    return () => open?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="up-dialog"
      role={role}
      {...(stays && { closedby: 'none' })}
      onCancel={(event) => {
        if (stays) event.preventDefault()
      }}
      aria-labelledby={`${id}-t`}
      aria-describedby={`${id}-d`}
      // The event comes later than the closing: by then React may have shown the dialog again.
      onClose={(event) => {
        if (!event.currentTarget.open) onClose()
      }}
    >
      <h2 id={`${id}-t`}>{title}</h2>
      <div id={`${id}-d`} className="up-dialog__body">
        {children}
      </div>
    </dialog>
  )
}

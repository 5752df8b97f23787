import { CircleCheck } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'

/** The time is long enough to reach ‘Undo’ by keyboard (10-look: 10 s). */
const shownForMs = 10_000

interface Toast {
  readonly text: string
  readonly undo?: () => void
}
const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Reports at the foot of the page that an action is done; with `undo` it can be undone for ten seconds. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}

export function Toasts({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const [toast, setToast] = useState<Toast>()
  useEffect(() => {
    if (toast === undefined) return
    const timer = setTimeout(() => setToast(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [toast])
  const show = useMemo(() => (next: Toast) => setToast(next), [])
  return (
    <ToastContext value={show}>
      {children}
      <aside className="up-toasts" aria-label={t('parts.done')}>
        <div role="status">
          {toast !== undefined && (
            <div className="up-toast">
              <Icon of={CircleCheck} /> <span>{toast.text}</span>
              {toast.undo !== undefined && (
                <button
                  type="button"
                  onClick={() => {
                    setToast(undefined)
                    toast.undo?.()
                  }}
                >
                  {t('parts.undo')}
                </button>
              )}
            </div>
          )}
        </div>
      </aside>
    </ToastContext>
  )
}

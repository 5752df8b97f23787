import { useEffect } from 'react'
import { dayOf } from '../../../admin-ui/src/ui/format/format.ts'

/**
 * A browser names a printed PDF after the title of the page: so the title has the subject and the day, by which a reader
 * searches later.
 */
export function usePrintName(subject: string | undefined, receivedAt: string | undefined): void {
  useEffect(() => {
    if (subject === undefined || receivedAt === undefined) return
    let title = ''
    const before = () => {
      title = document.title
      document.title = `${subject} – ${dayOf(receivedAt)}`
    }
    const after = () => {
      document.title = title
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [subject, receivedAt])
}

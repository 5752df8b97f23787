import { useTranslation } from 'react-i18next'
import type { Message } from '../ui/api/api-types.ts'

type Alert = Message['alerts'][number]

/** An email about a letter in words: its state, and the reason. */
export function useAlertWords(): (alert: Alert) => { readonly what: string; readonly because: readonly string[] } {
  const { t } = useTranslation()
  return ({ kind, status, reason }) => ({
    what: t(`alert.${kind}.${status}`),
    because:
      reason === undefined
        ? []
        : [
            t([
              `alert.reason.${status}-${reason}`,
              `alert.reason.${kindOf(reason)}`,
              `reason.${reason}`,
              'reason.other',
            ]),
          ],
  })
}

/** A bounce is described by its enhanced status code (RFC 3463). */
function kindOf(reason: string): string {
  return /^[45]\.\d+\.\d+$/.test(reason) ? 'bounced' : reason
}

export const alertTones = { planned: 'quiet', sent: 'note', failed: 'bad', stopped: 'quiet' } as const

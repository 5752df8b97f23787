import { onlineManager } from '@tanstack/react-query'
import { WifiOff } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../dialog/notice.tsx'
import { useFormat } from '../format/use-format.ts'

export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  )
}

/** Without a connection: the age of the shown data, and what happens next. `seenAt` is in ms; 0 when no data was received yet. */
export function Offline({ seenAt }: { readonly seenAt: number }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (useOnline()) return null
  const text =
    seenAt === 0
      ? t('states.offlineEmpty')
      : t('states.offlineSince', { time: format.time(new Date(seenAt).toISOString()) })
  return (
    <Notice tone="warn" icon={WifiOff} status title={t('states.offlineTitle')}>
      <p>{text}</p>
    </Notice>
  )
}

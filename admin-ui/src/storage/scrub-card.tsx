import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../operation/use-moment.ts'
import type { StoreShown } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'

/** How far everything is read again, and when it was read last. */
export function ScrubCard({ store }: { readonly store: StoreShown }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  const { round, lastRound, maxAgeDays } = store
  return (
    <Card
      title={t('storage.scrub')}
      sub={t('storage.scrubSub', { count: maxAgeDays })}
      aside={round?.urgent === true ? undefined : <HurryButton />}
    >
      {round !== undefined && <Progress read={round.objects} of={round.totalObjects} />}
      <Facts
        pairs={[
          [t('storage.last'), lastRound?.finishedAt === undefined ? t('storage.never') : moment(lastRound.finishedAt)],
          [
            t('storage.read'),
            lastRound && t('storage.objects', { count: lastRound.objects, shown: format.number(lastRound.objects) }),
          ],
          [t('storage.bytes'), lastRound && format.size(lastRound.bytes)],
          [t('storage.opened'), lastRound && format.number(lastRound.documents)],
          [t('storage.found'), lastRound && format.number(lastRound.faults)],
        ]}
      />
    </Card>
  )
}

function Progress({ read, of }: { readonly read: number; readonly of: number }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const percent = of === 0 ? 100 : Math.min(100, (read / of) * 100)
  return (
    <div className="up-stack up-stack--s">
      <p>{t('storage.running', { read: format.number(read), of: format.number(of) })}</p>
      <div className="up-bar" aria-hidden="true">
        <span style={{ inlineSize: `${percent}%` }} />
      </div>
    </div>
  )
}

function HurryButton(): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const hurry = useMutation({
    mutationFn: () => api.send('POST', '/v1/store/scrub'),
    onSuccess: async () => {
      toast({ text: t('storage.hurried') })
      await client.invalidateQueries()
    },
  })
  return (
    <button
      type="button"
      className="govuk-button govuk-button--secondary"
      disabled={hurry.isPending}
      onClick={() => hurry.mutate()}
    >
      <Icon of={ScanSearch} /> {t('storage.hurry')}
    </button>
  )
}

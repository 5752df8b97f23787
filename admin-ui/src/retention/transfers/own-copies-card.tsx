import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { Disposal, Transfer } from '../../ui/api/retention-types.ts'
import { now } from '../../ui/clock.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { useRetentionChange } from '../use-retention-change.ts'

const over: ReadonlySet<Disposal['status']> = new Set(['done', 'refused', 'withdrawn', 'stopped'])

/** The copies here of what the archive service has: they stay, unless two people drop them. */
export function OwnCopiesCard({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay('archive:manage')
  const { drop, dropFrom, counts } = of
  const day = dropFrom === undefined ? undefined : new Date(`${dropFrom}T00:00:00`)
  const isSoon = day !== undefined && day > now()
  const isOpen = drop !== undefined && !over.has(drop.status)
  const left = counts.transferred - counts.dropped
  return (
    <Card title={t('transfer.copies')}>
      <div className="up-stack">
        {counts.dropped > 0 && <p>{t('transfer.copiesGone', { count: counts.dropped })}</p>}
        {left > 0 && !isOpen && <p>{t('transfer.copiesStay')}</p>}
        {left > 0 && isSoon && dropFrom !== undefined && (
          <p>{t('transfer.copiesFrom', { day: format.date(`${dropFrom}T12:00:00Z`) })}</p>
        )}
        {drop !== undefined && (
          <p>
            <Link className="govuk-link" to={`/retention/disposals/${drop.disposal}`}>
              {t('transfer.copiesOpen')}
            </Link>
          </p>
        )}
        {may && left > 0 && !isSoon && !isOpen && <Propose of={of} />}
      </div>
    </Card>
  )
}

function Propose({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const proposed = useRetentionChange<Disposal>((disposal) => void navigate(`/retention/disposals/${disposal.id}`))
  return (
    <div>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAsking(true)}>
        <Icon of={Trash2} /> {t('transfer.drop')}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t('transfer.dropTitle')}
          confirmLabel={t('transfer.drop')}
          icon={Trash2}
          busy={proposed.isPending}
          error={proposed.error}
          onConfirm={() => proposed.mutate({ path: `transfers/${of.id}/drop`, done: t('transfer.dropProposed') })}
          onClose={() => setAsking(false)}
        >
          <p>{t('transfer.dropText')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

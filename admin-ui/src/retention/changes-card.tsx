import { Check, Undo2, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { SeriesChange } from '../ui/api/retention-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { useActorName, useRuleWords } from './retention-words.ts'
import { useRetentionChange } from './use-retention-change.ts'

/** Changes of rules that wait for a second person; nothing is shown where there are none. */
export function ChangesCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly SeriesChange[] }>('/v1/archive/series-changes?status=waiting')
  const items = query.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('retention.changesTitle')} sub={t('retention.changesSub')}>
      <ul className="rt-list up-stack">
        {items.map((each) => (
          <li key={each.id}>
            <Change of={each} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Verb = 'approve' | 'refuse' | 'withdraw'

function Change({ of }: { readonly of: SeriesChange }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const words = useRuleWords()
  const nameOf = useActorName()
  const may = useMay('archive:manage')
  const [verb, setVerb] = useState<Verb>()
  const decided = useRetentionChange(() => setVerb(undefined))
  const button = (which: Verb, icon: typeof Check, look: string): ReactNode => (
    <button className={`govuk-button ${look}`} type="button" onClick={() => setVerb(which)}>
      <Icon of={icon} /> {t(`retention.change.${which}`)}
    </button>
  )
  return (
    <div className="up-stack">
      <p>
        <b>{localized(of.name)}</b>: {words(of.rule)} {t('retention.groundIs', { ground: of.rule.legalGround })}
        <span className="rt-line up-quiet up-small">
          {t('retention.proposedBy', { who: nameOf(of.proposedBy), moment: format.moment(of.proposedAt) })}
        </span>
      </p>
      {may && (
        <div className="up-row">
          {!of.own && button('approve', Check, '')}
          {!of.own && button('refuse', X, 'govuk-button--secondary')}
          {button('withdraw', Undo2, 'up-button--quiet')}
        </div>
      )}
      {may && of.own && <p className="up-quiet up-small">{t('retention.ownChange')}</p>}
      {verb !== undefined && (
        <ConfirmDialog
          title={t(`retention.change.title.${verb}`)}
          confirmLabel={t(`retention.change.${verb}`)}
          {...(verb === 'refuse' && { reason: t('retention.reason'), reasonMissing: t('retention.reasonMissing') })}
          busy={decided.isPending}
          error={decided.error}
          onConfirm={(reason) =>
            decided.mutate({
              path: `series-changes/${of.id}/${verb}`,
              ...(verb === 'refuse' && { body: { reason } }),
            })
          }
          onClose={() => setVerb(undefined)}
        />
      )}
    </div>
  )
}

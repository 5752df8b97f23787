import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EboxUse } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DecisionCard } from './decision-card.tsx'
import { SendersCard } from './senders-card.tsx'

/** The use of the Belgian eBox by the entity: its published decision, and what the eBox registered for it. */
export function EboxPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<EboxUse>('/v1/ebox-use')
  return (
    <>
      <PageTop name={t('ebox.title')} sub={t('ebox.sub')} />
      <Loaded query={query} what={t('ebox.what')} forbidden={t('ebox.forbidden')}>
        {(use) => (
          <div className="up-stack up-stack--l">
            <State use={use} />
            <DecisionCard use={use} />
            {/* Entries that were saved are edited from what was stored. */}
            <SendersCard key={JSON.stringify(use.senders)} use={use} />
          </div>
        )}
      </Loaded>
    </>
  )
}

function State({ use: { decision, senders } }: { readonly use: EboxUse }): ReactNode {
  const { t } = useTranslation()
  if (decision !== undefined && senders.length > 0) return <Notice tone="good" title={t('ebox.ready')} />
  return (
    <Notice tone="warn" title={t('ebox.notReady')}>
      {decision === undefined && <p>{t('ebox.needsDecision')}</p>}
      {senders.length === 0 && <p>{t('ebox.needsSenders')}</p>}
    </Notice>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Disposal } from '../ui/api/retention-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { CertificateCard } from './certificate-card.tsx'
import { DecisionCard } from './decision-card.tsx'
import { DisposalTag } from './disposals-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { InspectCard } from './inspect-card.tsx'
import { KeptCard } from './kept-card.tsx'
import { ProposalSteps } from './proposal/proposal-steps.tsx'
import { useProposal } from './proposal/use-proposal.ts'
import { useActorName } from './retention-words.ts'
import { TogetherCard } from './together-card.tsx'
import { WhatGoesCard } from './what-goes-card.tsx'

function isAtWork({ status }: Disposal): boolean {
  return status === 'gathering' || status === 'running' || status === 'recording'
}

/** One disposal: what goes, what stays, who decides, and its certificate. */
export function DisposalPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const path = `/v1/archive/disposals/${encodeURIComponent(id)}`
  const query = useProposal<Disposal>(path, isAtWork)
  return (
    <Loaded
      query={query}
      what={t('retention.disposalWhat')}
      missing={t('retention.missing')}
      forbidden={t('retention.forbidden')}
      alone
    >
      {(disposal) => <Shown of={disposal} />}
    </Loaded>
  )
}

function Shown({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const nameOf = useActorName()
  const name = localized(of.seriesName)
  return (
    <>
      <Crumbs
        above={[
          { to: '/retention', name: t('retention.title') },
          { to: '/retention?part=disposals', name: t('retention.part.disposals') },
        ]}
        here={name}
      />
      <PageTop
        name={t(of.transferred === undefined ? 'retention.disposalOf' : 'retention.dropOf', { series: name })}
        tag={<DisposalTag of={of} />}
        sub={t('retention.proposedBy', { who: nameOf(of.proposedBy), moment: format.moment(of.proposedAt) })}
      />
      <ProposalSteps names={steps.map((step) => t(`retention.step.${step}`))} now={stepOf[of.status]} />
      <div className="st-two rt-two">
        <div className="up-stack up-stack--l">
          {of.transferred !== undefined && (
            <Notice tone="note" title={t('retention.dropNotice', { service: of.transferred.archiveService })}>
              <Link className="govuk-link" to={`/retention/transfers/${of.transferred.transfer}`}>
                {t('retention.dropTransfer')}
              </Link>
            </Notice>
          )}
          <WhatGoesCard of={of} />
          <KeptCard of={of} />
          <TogetherCard of={of} />
          {of.status === 'waiting' && <InspectCard of={of} />}
        </div>
        <aside className="up-stack up-stack--l" aria-label={t('retention.decide')}>
          <DecisionCard of={of} />
          <HistoryCard of={of} />
          <CertificateCard of={of} />
        </aside>
      </div>
    </>
  )
}

const steps = ['proposal', 'approval', 'destruction', 'certificate'] as const
/** The step in which a disposal is; one that ended before its destruction stays where it was. */
const stepOf: Readonly<Record<Disposal['status'], number>> = {
  gathering: 0,
  waiting: 1,
  refused: 1,
  withdrawn: 1,
  approved: 2,
  running: 2,
  stopped: 2,
  recording: 3,
  done: 4,
}

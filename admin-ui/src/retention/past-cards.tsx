import { History, LockOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { LegalHold, SeriesChange } from '../ui/api/retention-types.ts'
import { useGet, usePages } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { HeldThing } from './held-thing.tsx'
import { useActorName, useRuleWords } from './retention-words.ts'

/** Changes that the API returns at once. */
const maxChanges = 200
const tones: Readonly<Record<SeriesChange['status'], Tone>> = {
  waiting: 'warn',
  'in-force': 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}

/** What was decided before about rules and holds, newest first. */
export function PastCards(): ReactNode {
  return (
    <div className="up-stack up-stack--l">
      <PastRules />
      <ReleasedHolds />
    </div>
  )
}

function PastRules(): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const words = useRuleWords()
  const query = useGet<{ readonly items: readonly SeriesChange[] }>(`/v1/archive/series-changes?limit=${maxChanges}`)
  return (
    <Loaded query={query} what={t('retentionPast.rulesWhat')} forbidden={t('retention.forbidden')}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon={History} title={t('retentionPast.noRules')} text={t('retentionPast.noRulesText')} />
        ) : (
          <Card
            title={t('retentionPast.rulesTitle')}
            sub={items.length === maxChanges ? t('retentionPast.rulesCut', { count: maxChanges }) : undefined}
            flush
          >
            <Table
              name={t('retentionPast.rulesTitle')}
              rows={items}
              rowKey={({ id }) => id}
              cards
              columns={[
                { head: t('retention.series'), heading: true, cell: ({ name }) => localized(name) },
                {
                  head: t('retention.ruleHead'),
                  label: t('retention.ruleHead'),
                  cell: ({ rule, comment }) => (
                    <>
                      {words(rule)}
                      <span className="rt-line up-quiet up-small">{rule.legalGround}</span>
                      {comment !== undefined && <span className="rt-line up-small">{comment}</span>}
                    </>
                  ),
                },
                {
                  head: t('retentionPast.outcome'),
                  label: t('retentionPast.outcome'),
                  cell: (row) => <Outcome of={row} />,
                },
              ]}
            />
          </Card>
        )
      }
    </Loaded>
  )
}

function Outcome({ of }: { readonly of: SeriesChange }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useActorName()
  return (
    <>
      <Tag tone={tones[of.status]}>{t(`retentionPast.status.${of.status}`)}</Tag>
      <span className="rt-line up-quiet up-small">
        {t('retention.proposedBy', { who: nameOf(of.proposedBy), moment: format.moment(of.proposedAt) })}
      </span>
      {of.decidedBy !== undefined && of.decidedAt !== undefined && (
        <span className="rt-line up-quiet up-small">
          {t('retentionPast.decidedBy', { who: nameOf(of.decidedBy), moment: format.moment(of.decidedAt) })}
        </span>
      )}
      {of.reason !== undefined && <span className="rt-line up-small">{of.reason}</span>}
    </>
  )
}

function ReleasedHolds(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useActorName()
  const query = usePages<Page<LegalHold>>('/v1/archive/holds?state=released&limit=50')
  const by = (who: string | undefined, at: string | undefined) =>
    who === undefined || at === undefined ? '–' : `${nameOf(who)}, ${format.shortDate(at)}`
  return (
    <Loaded query={query} what={t('retentionPast.holdsWhat')} forbidden={t('retention.forbidden')}>
      {(pages) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return <Empty icon={LockOpen} title={t('retentionPast.noHolds')} text={t('retentionPast.noHoldsText')} />
        return (
          <Card title={t('retentionPast.holdsTitle')} flush>
            <Table
              name={t('retentionPast.holdsTitle')}
              rows={items}
              rowKey={({ id }) => id}
              cards
              columns={[
                { head: t('retentionPast.held'), heading: true, cell: (row) => <HeldThing of={row} /> },
                {
                  head: t('retentionPast.placed'),
                  label: t('retentionPast.placed'),
                  cell: ({ placedBy, placedAt, reason }) => (
                    <>
                      {by(placedBy, placedAt)}
                      <span className="rt-line up-quiet up-small">{reason}</span>
                    </>
                  ),
                },
                {
                  head: t('retentionPast.released'),
                  label: t('retentionPast.released'),
                  cell: ({ releasedBy, releasedAt, releaseReason }) => (
                    <>
                      {by(releasedBy, releasedAt)}
                      <span className="rt-line up-quiet up-small">{releaseReason}</span>
                    </>
                  ),
                },
              ]}
            />
            <More shown={items.length} query={query} />
          </Card>
        )
      }}
    </Loaded>
  )
}

import { Archive, Pencil, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { Disposal, Series } from '../ui/api/retention-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ChangesCard } from './changes-card.tsx'
import { useRuleWords } from './retention-words.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { useRetentionChange } from './use-retention-change.ts'

/** The series of the entity with their rules; how many records are due, and the steps that a person may take. */
export function SeriesCard(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('archive:manage')
  const query = useGet<{ readonly items: readonly Series[] }>('/v1/archive/series')
  const [changing, setChanging] = useState<Series | 'new'>()
  return (
    <div className="up-stack up-stack--l">
      <ChangesCard />
      <Loaded query={query} what={t('retention.seriesWhat')} forbidden={t('retention.forbidden')}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={Archive} title={t('retention.noSeries')} text={t('retention.noSeriesText')} />
          ) : (
            <Card
              title={t('retention.seriesTitle')}
              sub={t('retention.seriesSub')}
              flush
              aside={
                may && (
                  <button
                    className="govuk-button govuk-button--secondary"
                    type="button"
                    onClick={() => setChanging('new')}
                  >
                    <Icon of={Plus} /> {t('retention.newSeries')}
                  </button>
                )
              }
            >
              <SeriesTable items={items} onChange={setChanging} />
            </Card>
          )
        }
      </Loaded>
      {changing !== undefined && (
        <RuleDialog of={changing === 'new' ? undefined : changing} onClose={() => setChanging(undefined)} />
      )}
    </div>
  )
}

function SeriesTable({
  items,
  onChange,
}: {
  readonly items: readonly Series[]
  readonly onChange: (series: Series) => void
}): ReactNode {
  const { t } = useTranslation()
  const words = useRuleWords()
  const localized = useLocalized()
  return (
    <Table
      name={t('retention.seriesTitle')}
      rows={items}
      rowKey={({ key }) => key}
      cards
      columns={[
        {
          head: t('retention.series'),
          heading: true,
          cell: ({ key, name }) => {
            const shown = localized(name)
            return (
              <>
                {shown}
                {shown !== key && <span className="rt-line up-quiet up-small">{key}</span>}
              </>
            )
          },
        },
        {
          head: t('retention.ruleHead'),
          label: t('retention.ruleHead'),
          cell: ({ rule }) => (
            <>
              {words(rule)}
              {rule !== undefined && <span className="rt-line up-quiet up-small">{rule.legalGround}</span>}
            </>
          ),
        },
        { head: t('retention.due'), label: t('retention.due'), numeric: true, cell: (row) => <Due of={row} /> },
        { head: t('retention.steps'), cell: (row) => <Steps of={row} onChange={onChange} /> },
      ]}
    />
  )
}

/** The hub counts to this number. */
const maxCounted = 100_000

function Due({ of: { due, held } }: { readonly of: Series }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (due === undefined) return '–'
  return (
    <>
      {due >= maxCounted ? t('retention.orMore', { number: format.number(due) }) : format.number(due)}
      {held !== undefined && held > 0 && (
        <span className="rt-line up-small up-warn-text">{t('retention.ofWhichHeld', { count: held })}</span>
      )}
    </>
  )
}

/** Whether there may be something to destroy: not yet counted, or more due records than a hold keeps. */
function mayHaveDue({ due, held = 0 }: Series): boolean {
  return due === undefined || due > held
}

function Steps({ of, onChange }: { readonly of: Series; readonly onChange: (series: Series) => void }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const may = useMay('archive:manage')
  const navigate = useNavigate()
  const [asks, setAsks] = useState(false)
  const proposed = useRetentionChange<Disposal>(({ id }) => void navigate(`/retention/disposals/${id}`))
  const disposes = of.rule !== undefined && of.rule.destination !== 'keep'
  return (
    <div className="up-row">
      {of.openDisposal !== undefined && (
        <Link className="govuk-link" to={`/retention/disposals/${of.openDisposal}`}>
          {t('retention.openDisposal')}
        </Link>
      )}
      {may && disposes && mayHaveDue(of) && of.openDisposal === undefined && (
        <button className="govuk-button up-button--quiet" type="button" onClick={() => setAsks(true)}>
          <Icon of={Trash2} /> {t('retention.propose')}
          <span className="govuk-visually-hidden">: {localized(of.name)}</span>
        </button>
      )}
      {of.waitingChange === undefined ? (
        may && (
          <button className="govuk-button up-button--quiet" type="button" onClick={() => onChange(of)}>
            <Icon of={Pencil} /> {t('retention.changeRule')}
            <span className="govuk-visually-hidden">: {localized(of.name)}</span>
          </button>
        )
      ) : (
        <Tag tone="warn">{t('retention.changeWaits')}</Tag>
      )}
      {asks && (
        <ConfirmDialog
          title={t('retention.proposeTitle', { series: localized(of.name) })}
          confirmLabel={t('retention.propose')}
          icon={Trash2}
          reason={t('retention.comment')}
          busy={proposed.isPending}
          error={proposed.error}
          onConfirm={(comment) =>
            proposed.mutate({
              path: 'disposals',
              body: { series: of.key, ...(comment !== '' && { comment }) },
              done: t('retention.proposed'),
            })
          }
          onClose={() => setAsks(false)}
        >
          <p>{t('retention.proposeText')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

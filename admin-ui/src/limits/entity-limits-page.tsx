import { Gauge, SearchX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettled } from '../templates/list/use-settled.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { LimitedEntity } from '../ui/api/operator-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { limitWords, todayWords } from './limit-words.ts'
import { LimitsDialog } from './limits-dialog.tsx'

const list = '/v1/entity-limits'

/** For operators of the hub: how many letters each entity may send. */
export function EntityLimitsPage(): ReactNode {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const wanted = useSettled(words.trim())
  const query = usePages<Page<LimitedEntity>>(
    `${list}?limit=50${wanted === '' ? '' : `&q=${encodeURIComponent(wanted)}`}`,
  )
  return (
    <>
      <PageTop name={t('limits.entitiesTitle')} sub={t('limits.entitiesSub')} />
      <div className="up-stack up-stack--l">
        <div className="st-filters" role="search" aria-label={t('limits.find')}>
          <TextField label={t('limits.find')} type="search" value={words} maxLength={100} onChange={setWords} />
        </div>
        <Loaded query={query} what={t('limits.what')} forbidden={t('limits.forbiddenHub')}>
          {(pages) => {
            const entities = pages.flatMap((page) => page.items)
            if (entities.length === 0)
              return <Empty icon={SearchX} title={t('limits.foundNone')} text={t('limits.foundNoneText')} />
            return (
              <section className="up-card up-card--flush" aria-label={t('limits.entitiesTitle')}>
                <EntityTable entities={entities} />
                <More shown={entities.length} query={query} />
              </section>
            )
          }}
        </Loaded>
      </div>
    </>
  )
}

function EntityTable({ entities }: { readonly entities: readonly LimitedEntity[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const [chosen, setChosen] = useState<LimitedEntity>()
  const nameOf = ({ name, code }: LimitedEntity): string => localized(name) || code
  const columns: readonly Column<LimitedEntity>[] = [
    {
      head: t('limits.entity'),
      heading: true,
      cell: (entity) => (
        <>
          <span className="up-break">{nameOf(entity)}</span> <span className="up-quiet up-small">{entity.code}</span>
        </>
      ),
    },
    {
      head: t('limits.state'),
      label: t('limits.state'),
      cell: ({ status }) => <Tag tone={status === 'open' ? 'good' : 'warn'}>{t(`limits.status.${status}`)}</Tag>,
    },
    { head: t('limits.limit'), label: t('limits.limit'), cell: (entity) => limitWords(entity, t, format) },
    { head: t('limits.today'), label: t('limits.today'), cell: (entity) => todayWords(entity, t, format) },
    {
      head: <Hidden>{t('limits.change')}</Hidden>,
      cell: (entity) => (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setChosen(entity)}>
          <Icon of={Gauge} /> {t('limits.change')}
          <Hidden>: {nameOf(entity)}</Hidden>
        </button>
      ),
    },
  ]
  return (
    <>
      <Table name={t('limits.entitiesTitle')} columns={columns} rows={entities} rowKey={({ id }) => id} cards />
      {chosen !== undefined && (
        <LimitsDialog
          of="entity"
          name={nameOf(chosen)}
          id={chosen.id}
          list={list}
          before={{ perDay: chosen.perDay, perMinute: chosen.perMinute }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

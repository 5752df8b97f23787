import { Download, LifeBuoy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { useWorkingFor } from '../frame/working-for.ts'
import type { CasePage } from '../ui/api/case-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useDownload } from '../ui/use-download.ts'
import { CaseCard } from './case-card.tsx'
import { CaseTable } from './case-table.tsx'
import { RefusedCopies } from './refused-copies.tsx'

const heaps = ['open', 'mine', 'unowned', 'closed'] as const
type Heap = (typeof heaps)[number]

const questionOf: Readonly<Record<Heap, string>> = {
  open: 'status=open',
  mine: 'status=open&owner=me',
  unowned: 'status=open&owner=nobody',
  closed: 'status=closed',
}
/** The channels whose partners report after the hand-over. */
const channels = ['print', 'email', 'peppol'] as const

/** Letters of which no report came in time, or that failed late; the chosen case is beside the list. */
export function CasesPage(): ReactNode {
  const { t } = useTranslation()
  const { id } = useParams()
  const [search, setSearch] = useSearchParams()
  const { entity } = useWorkingFor()
  const heap = heaps.find((each) => each === search.get('heap')) ?? 'open'
  const channel = channels.find((each) => each === search.get('channel'))
  const question = `${questionOf[heap]}${channel === undefined ? '' : `&channel=${channel}`}`
  const query = usePages<CasePage>(`/v1/cases?${question}`)
  const counts = query.data?.[0]?.counts
  const download = useDownload()
  const choose = (change: Record<string, string>): void => {
    const kept: Record<string, string> = {
      ...(heap !== 'open' && { heap }),
      ...(channel !== undefined && { channel }),
      ...change,
    }
    setSearch(Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== '')), { replace: true })
  }
  return (
    <>
      <PageTop name={t('cases.title')} sub={t('cases.sub')}>
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => {
            if (!download.busy)
              download.start({ path: `/v1/cases?${question}&format=csv` }, `${t('cases.fileName')}.csv`)
          }}
        >
          <Icon of={Download} /> {t('cases.download')}
        </button>
      </PageTop>
      {download.failed && (
        <p className="govuk-error-message" role="alert">
          {t('cases.downloadFailed')}
        </p>
      )}
      <div className={id === undefined ? 'cs-page' : 'cs-page cs-page--chosen'}>
        <div className="cs-list up-stack up-stack--l">
          {entity !== undefined && <RefusedCopies />}
          <Tabs
            name={t('cases.heaps')}
            chosen={heap}
            onChoose={(value) => choose({ heap: value })}
            choices={heaps.map((value) => ({
              value,
              name: t(`cases.heap.${value}`),
              ...(counts !== undefined &&
                value !== 'closed' && { extra: <span className="up-count">{counts[value]}</span> }),
            }))}
          >
            <div className="cs-filter">
              <SelectField
                name="channel"
                label={t('cases.channel')}
                value={channel ?? ''}
                choices={[
                  ['', t('cases.allChannels')],
                  ...channels.map((each) => [each, t(`channel.${each}`)] as const),
                ]}
                onChange={(value) => choose({ channel: value })}
              />
            </div>
            <Loaded query={query} what={t('cases.what')} forbidden={t('cases.forbidden')}>
              {(pages) => {
                const cases = pages.flatMap((page) => page.items)
                if (cases.length === 0)
                  return <Empty icon={LifeBuoy} title={t(`cases.empty.${heap}`)} text={t('cases.emptyText')} />
                return (
                  <Card
                    title={t(`cases.listOf.${heap}`)}
                    {...(heap !== 'closed' && { aside: <span className="up-quiet up-small">{t('cases.order')}</span> })}
                    flush
                  >
                    <CaseTable cases={cases} chosen={id} search={search.toString()} ofHub={entity === undefined} />
                    <More shown={cases.length} query={query} />
                  </Card>
                )
              }}
            </Loaded>
          </Tabs>
        </div>
        {id !== undefined && (
          <aside className="up-stack" aria-label={t('cases.chosen')}>
            <Link className="govuk-link cs-back" to={`/cases?${search}`}>
              {t('cases.back')}
            </Link>
            <CaseCard key={id} id={id} />
          </aside>
        )}
      </div>
    </>
  )
}

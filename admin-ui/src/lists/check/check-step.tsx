import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List, ListFaults } from '../../ui/api/list-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { ListSteps } from '../list-steps.tsx'
import { useListName } from '../overview/use-list-name.ts'
import { PriceCard } from '../price/price-card.tsx'
import { ListIssues } from '../running/list-issues.tsx'
import { StagesCard } from '../running/stages-card.tsx'
import { listPath } from '../use-list.ts'
import { useTemplateName } from '../use-template-name.ts'
import { HeapTabs, heapPanel, heapTab } from './heaps/heap-tabs.tsx'
import { useNarrow } from './heaps/use-narrow.ts'
import { type Heap, type Place, usePlace } from './heaps/use-place.ts'
import { LetterOfRow } from './letter-of-row.tsx'
import { isChecking, ListNotice, useInsteadOfHeaps } from './list-state.tsx'
import { FixableCard } from './mending/fixable-card.tsx'
import { HeapCard } from './table/heap-card.tsx'

const followMs = 3_000

/** The three heaps, the mends, the letter of a row, the price and the first stage (50). */
export function CheckStep({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const instead = useInsteadOfHeaps(list)
  const { template = '', total } = list
  const name = useTemplateName(template)
  return (
    <>
      <Crumbs above={[{ to: '/send', name: t('send.title') }]} here={useListName(list)} />
      <PageTop
        name={t('listCheck.title')}
        sub={
          <>
            {t('listCheck.template', { name })}
            {total !== undefined && ` ${t('listCheck.rows', { count: total, n: format.number(total) })}`}{' '}
            <Link className="govuk-link" to={`/send/${encodeURIComponent(template)}/list`}>
              {t('listCheck.otherFile')}
            </Link>
          </>
        }
      >
        <ListSteps now="check" />
      </PageTop>
      {instead ?? <Heaps list={list} />}
    </>
  )
}

function Heaps({ list }: { readonly list: List }): ReactNode {
  const place = usePlace()
  const isNarrow = useNarrow()
  const heap = useChosenHeap(list, place)
  const faults = useGet<ListFaults>(
    `${listPath(list.id)}/faults`,
    isChecking(list) ? { refetchInterval: followMs } : {},
  )
  const kinds = faults.data?.items.filter((each) => each.heap === 'fixable').length ?? 0
  const alone = isNarrow ? place.row : undefined
  return (
    <>
      {alone !== undefined && <LetterAlone list={list} row={alone} place={place} />}
      {/* Hidden and not removed: mended rows stay in their places until the heap is left. */}
      <div className="st-checking up-stack up-stack--l" hidden={alone !== undefined}>
        {list.waitsFor === 'repair' ? <ListIssues list={list} /> : <ListNotice list={list} />}
        <HeapTabs list={list} kinds={kinds} chosen={heap} onChoose={(wanted) => place.openHeap(wanted)} />
        <div className={place.row === undefined || isNarrow ? undefined : 'st-two st-two--row'}>
          <div id={heapPanel} role="tabpanel" aria-labelledby={heapTab(heap)}>
            <ChosenHeap list={list} heap={heap} place={place} faults={faults.data} />
          </div>
          {place.row !== undefined && !isNarrow && <LetterOfRow list={list} row={place.row} onRow={place.openRow} />}
        </div>
        <PriceCard list={list} />
        <StagesCard list={list} />
      </div>
    </>
  )
}

/** Opens on the rows that need a person; the choice stays when they are mended, until the reader chooses another heap. */
function useChosenHeap(list: List, { heap }: Place): Heap {
  const wanted = list.counts.fixable > 0 ? 'fixable' : 'ready'
  const [first, setFirst] = useState<Heap>(wanted)
  useEffect(() => {
    if (wanted === 'fixable') setFirst('fixable')
  }, [wanted])
  return heap ?? first
}

function ChosenHeap({
  list,
  heap,
  place,
  faults,
}: {
  readonly list: List
  readonly heap: Heap
  readonly place: Place
  readonly faults: ListFaults | undefined
}): ReactNode {
  const { t } = useTranslation()
  if (heap !== 'fixable')
    return <HeapCard list={list} faults={faults} heap={heap} part={place.part} row={place.row} onRow={place.openRow} />
  if (faults === undefined) return <p role="status">{t('listCheck.readingFaults')}</p>
  return <FixableCard list={list} faults={faults} row={place.row} onRow={place.openRow} />
}

/** On a phone the letter is a page of its own, with the way back to the rows. */
function LetterAlone({
  list,
  row,
  place,
}: {
  readonly list: List
  readonly row: number
  readonly place: Place
}): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="up-stack">
      <button className="govuk-button up-button--quiet" type="button" onClick={() => place.openRow(undefined)}>
        <Icon of={ChevronLeft} /> {t('listCheck.backToRows')}
      </button>
      <LetterOfRow list={list} row={row} onRow={place.openRow} />
    </div>
  )
}

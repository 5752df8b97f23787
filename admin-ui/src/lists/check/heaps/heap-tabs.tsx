import { Ban, Check, type LucideIcon, WandSparkles } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../../ui/api/list-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { type Heap, heaps } from './use-place.ts'

const signs: Readonly<Record<Heap, LucideIcon>> = { ready: Check, fixable: WandSparkles, refused: Ban }
export const heapPanel = 'list-heap'
export const heapTab = (heap: Heap): string => `list-heap-${heap}`

export function rowsOfHeap({ counts }: List, heap: Heap): number {
  return counts[heap]
}

/** Three heaps of rows; arrow keys move between them. */
export function HeapTabs({
  list,
  kinds,
  chosen,
  onChoose,
}: {
  readonly list: List
  /** Kinds of faults that can be mended. */
  readonly kinds: number
  readonly chosen: Heap
  readonly onChoose: (heap: Heap) => void
}): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = heaps[(heaps.indexOf(chosen) + by + heaps.length) % heaps.length] ?? chosen
    onChoose(next)
    box.current?.querySelector<HTMLElement>(`#${heapTab(next)}`)?.focus()
  }
  return (
    <div ref={box} className="st-heaps" role="tablist" aria-label={t('listCheck.heaps')} onKeyDown={step}>
      {heaps.map((heap) => (
        <Tab
          key={heap}
          heap={heap}
          rows={rowsOfHeap(list, heap)}
          text={t(`listCheck.heapText.${textOf(heap, rowsOfHeap(list, heap))}`, { count: kinds })}
          isChosen={heap === chosen}
          onChoose={() => onChoose(heap)}
        />
      ))}
    </div>
  )
}

function textOf(
  heap: Heap,
  rows: number,
): 'ready' | 'fixable' | 'refused' | 'nothingReady' | 'nothingToMend' | 'noneRefused' {
  if (rows > 0) return heap
  return ({ ready: 'nothingReady', fixable: 'nothingToMend', refused: 'noneRefused' } as const)[heap]
}

function Tab({
  heap,
  rows,
  text,
  isChosen,
  onChoose,
}: {
  readonly heap: Heap
  readonly rows: number
  readonly text: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <button
      className="st-heap"
      type="button"
      role="tab"
      id={heapTab(heap)}
      aria-selected={isChosen}
      aria-controls={heapPanel}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      <span className={`st-todo__sign is-${toneOf(heap, rows)}`}>
        <Icon of={heap === 'ready' || rows > 0 ? signs[heap] : Check} />
      </span>
      <b>
        {format.number(rows)} <span>{t(`listCheck.heap.${heap}`)}</span>
      </b>
      <small>{text}</small>
    </button>
  )
}

function toneOf(heap: Heap, rows: number): 'good' | 'warn' | 'bad' {
  if (heap === 'ready' || rows === 0) return 'good'
  return heap === 'fixable' ? 'warn' : 'bad'
}

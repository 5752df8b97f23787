import { useSearchParams } from 'react-router'

export const heaps = ['ready', 'fixable', 'refused'] as const
export type Heap = (typeof heaps)[number]
/** A part of the heap of ready rows. */
export type Part = 'alike' | 'duplicate'

/** Where the reader is in a list; in the address, so that a link or a reloaded page opens there. */
export interface Place {
  readonly heap: Heap | undefined
  readonly part: Part | undefined
  readonly row: number | undefined
  readonly openHeap: (heap: Heap, part?: Part) => void
  /** Undefined: no letter is shown. */
  readonly openRow: (row: number | undefined) => void
}

export function usePlace(): Place {
  const [search, setSearch] = useSearchParams()
  const change = (members: Readonly<Record<string, string | undefined>>, replace: boolean): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(members))
          if (value === undefined) next.delete(name)
          else next.set(name, value)
        return next
      },
      { replace, preventScrollReset: true },
    )
  const [heap, part, row] = [search.get('heap'), search.get('part'), search.get('row')]
  return {
    heap: heaps.find((each) => each === heap),
    part: part === 'alike' || part === 'duplicate' ? part : undefined,
    row: row !== null && /^[1-9]\d{0,5}$/.test(row) ? Number(row) : undefined,
    openHeap: (wanted, of) => change({ heap: wanted, part: of, row: undefined }, false),
    openRow: (wanted) => change({ row: wanted?.toString() }, true),
  }
}

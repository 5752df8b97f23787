import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { List, ListMend, ListRow } from '../../../ui/api/list-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'
import { listPath } from '../../use-list.ts'

const pollMs = 700

export interface GroupToMend {
  readonly column: string
  readonly code: string
  /** Absent: whatever value the rows have. */
  readonly from?: string
  readonly to: string
}

export interface Mends {
  /** @throws Problem 412 when another person mended the row first */
  readonly mendRow: (row: ListRow, values: Readonly<Record<string, string>>) => Promise<ListRow>
  readonly mendGroup: (group: GroupToMend) => Promise<ListMend>
  /** @throws Problem 409 with what cannot be taken back */
  readonly undo: (mend: string, partly?: boolean) => Promise<ListMend>
  /** The last mend of this visit that was not taken back. */
  readonly last: () => string | undefined
  /** A mend of many rows that is under way. */
  readonly atWork: ListMend | undefined
  /** Grows with each mend that is done or taken back: rows are read again. */
  readonly version: number
}

/** Mends rows of a list, follows mends that take long, and takes them back. */
export function useMends(list: List): Mends {
  const api = useApi()
  const client = useQueryClient()
  const [atWork, setAtWork] = useState<ListMend>()
  const [version, setVersion] = useState(0)
  const done = useRef<string[]>([])
  const path = listPath(list.id)

  const refresh = async (): Promise<void> => {
    setVersion((before) => before + 1)
    // Rows stay in their places until the heap is left; counts, faults and prices are asked again.
    await client.invalidateQueries({
      predicate: ({ queryKey: [, of] }) => typeof of === 'string' && of.startsWith(path) && !of.includes('/rows'),
    })
  }
  const follow = async (begun: ListMend): Promise<ListMend> => {
    let mend = begun
    try {
      while (mend.state === 'mending' || mend.state === 'undoing') {
        setAtWork(mend)
        await new Promise((resolve) => setTimeout(resolve, pollMs))
        mend = await api.get<ListMend>(`${path}/mends/${begun.id}`)
      }
      return mend
    } finally {
      setAtWork(undefined)
    }
  }
  return {
    mendRow: async (row, values) => {
      const headers = { 'If-Match': `"${row.revision}"` }
      try {
        const mended = await api.send<ListRow>('PATCH', `${path}/rows/${row.row}`, values, { headers })
        if (mended.mend !== undefined) done.current.push(mended.mend)
        return mended
      } finally {
        // Also after a refusal: another person may have mended the row.
        await refresh()
      }
    },
    mendGroup: async (group) => {
      const mend = await follow(await api.send<ListMend>('PATCH', `${path}/rows`, group))
      done.current.push(mend.id)
      await refresh()
      return mend
    },
    undo: async (id, partly = false) => {
      const undone = await follow(await api.send<ListMend>('POST', `${path}/mends/${id}/undo`, { partly }))
      done.current = done.current.filter((each) => each !== id)
      await refresh()
      return undone
    },
    last: () => done.current.at(-1),
    atWork,
    version,
  }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { List, ListRow, ListRowPage } from '../../../ui/api/list-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'
import { listPath } from '../../use-list.ts'

const rowsAtOnce = 200

export interface RowsNow {
  /** The row as it is now; undefined where it did not change since it was listed. */
  readonly of: (row: number) => ListRow | undefined
  /** Rows of a group that are on the screen, with the column that is shown of them. */
  readonly show: (rows: readonly number[], column: string) => void
}

/** The rows on the screen are read again after each mend: one request, whatever was mended. */
export function useRowsNow(list: List, version: number): RowsNow {
  const api = useApi()
  const [now, setNow] = useState<ReadonlyMap<number, ListRow>>(new Map())
  const shown = useRef(new Map<number, Set<string>>())
  const path = `${listPath(list.id)}/rows`
  const show = useCallback((rows: readonly number[], column: string) => {
    for (const row of rows) shown.current.set(row, (shown.current.get(row) ?? new Set()).add(column))
  }, [])
  useEffect(() => {
    if (version === 0) return
    const stop = new AbortController()
    const read = async (): Promise<void> => {
      const rows = [...shown.current.keys()].toSorted((one, other) => one - other)
      const columns = [...new Set([...shown.current.values()].flatMap((each) => [...each]))].join('|')
      const found = new Map<number, ListRow>()
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const asked = new URLSearchParams({
          rows: rows.slice(from, from + rowsAtOnce).join(','),
          limit: String(rowsAtOnce),
          values: 'true',
          columns,
        })
        const page = await api.get<ListRowPage>(`${path}?${asked.toString()}`, { signal: stop.signal })
        for (const row of page.items) found.set(row.row, row)
      }
      setNow(found)
    }
    // A request that failed leaves the rows as they were shown; the next mend reads them again.
    read().catch(() => undefined)
    return () => stop.abort()
  }, [api, path, version])
  return { of: (row) => now.get(row), show }
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { List, RowPreview } from '../../ui/api/list-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { listPath } from '../use-list.ts'

/** The letter follows what is typed, and a row that is held by an arrow key is passed over. */
const followMs = 150

export interface RowLetterData {
  readonly preview: RowPreview
  /** Absent where the letter could not be drawn. */
  readonly pdf?: Blob
}

export interface RowLetterState {
  readonly query: UseQueryResult<RowLetterData>
  /** The last letter of this row that could be drawn. */
  readonly shown: RowLetterData | undefined
}

/** The letter of a row, with values that are typed and not saved. */
export function useRowLetter(
  { id, updatedAt }: List,
  row: number,
  values: Readonly<Record<string, unknown>>,
): RowLetterState {
  const api = useApi()
  const wanted = useSettled(JSON.stringify({ row, updatedAt, values }))
  const path = `${listPath(id)}/rows/${row}/preview`
  const query = useQuery({
    queryKey: [api.scope, path, wanted],
    queryFn: async ({ signal }): Promise<RowLetterData> => {
      const preview = await api.send<RowPreview>('POST', path, { values }, { signal })
      const letter = preview.documents.find(({ kind }) => kind === 'letter')
      return letter === undefined ? { preview } : { preview, pdf: await api.bytes({ path: letter.href }, { signal }) }
    },
    enabled: wanted === JSON.stringify({ row, updatedAt, values }),
    retry: false,
    // What is shown about a person is not kept when the screen no longer shows it.
    gcTime: 0,
  })
  const last = useRef<RowLetterData>(undefined)
  if (query.data !== undefined) last.current = query.data
  return { query, shown: last.current?.preview.row === row ? last.current : undefined }
}

/** The value once it stayed the same for a moment; the first one at once. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), followMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { isBegun, type LetterDraft } from './letter-draft.ts'

/** Milliseconds without a change after which the draft is saved. */
const pause = 1_200

export interface KeptDraft {
  /** When the hub stored the draft last. */
  readonly savedAt: string | undefined
  /** The last attempt to save failed: what was typed is only on this screen. */
  readonly failed: boolean
  /** Saves what was not saved yet. */
  readonly flush: () => Promise<void>
  /** The letter was sent, or the reader discards it. */
  readonly remove: () => Promise<void>
  /** Saves it for a colleague, also where nothing was filled in. @returns its id; undefined when it could not be saved */
  readonly give: () => Promise<string | undefined>
  /** Saves nothing any more: a colleague has it. */
  readonly end: () => void
}

/** Saves the draft at the hub a moment after each change; the address of the page names it from then on. */
export function useKeptDraft(
  template: string | undefined,
  draft: LetterDraft,
  first: contract.LetterDraft | undefined,
): KeptDraft {
  const api = useApi()
  const [, setSearch] = useSearchParams()
  const [savedAt, setSavedAt] = useState(first?.updatedAt)
  const [failed, setFailed] = useState(false)
  const id = useRef(first?.id)
  const saved = useRef(JSON.stringify(draft))
  const newest = useRef(draft)
  newest.current = draft
  const queue = useRef<Promise<void>>(Promise.resolve())
  const ended = useRef(false)
  const wanted = useRef(false)

  const save = useCallback(async (): Promise<void> => {
    const text = JSON.stringify(newest.current)
    if (
      ended.current ||
      (text === saved.current && !wanted.current) ||
      (id.current === undefined && !wanted.current && !isBegun(newest.current))
    )
      return
    try {
      const kept = await write(api, id.current, template, newest.current)
      saved.current = text
      setSavedAt(kept.updatedAt)
      setFailed(false)
      if (id.current === kept.id) return
      id.current = kept.id
      setSearch({ draft: kept.id }, { replace: true })
    } catch {
      setFailed(true)
    }
  }, [api, template, setSearch])
  // One request at a time: two that ran together could make two drafts.
  const flush = useCallback((): Promise<void> => {
    queue.current = queue.current.then(save)
    return queue.current
  }, [save])
  useEffect(() => {
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [draft, flush])
  const remove = useCallback(async (): Promise<void> => {
    ended.current = true
    await queue.current
    if (id.current === undefined) return
    await api.send('DELETE', `/v1/letter-drafts/${id.current}`).catch(() => undefined)
  }, [api])
  const give = useCallback(async (): Promise<string | undefined> => {
    wanted.current = true
    await flush()
    wanted.current = false
    return saved.current === JSON.stringify(newest.current) ? id.current : undefined
  }, [flush])
  const end = useCallback((): void => {
    ended.current = true
  }, [])
  return { savedAt, failed, flush, remove, give, end }
}

/** A draft that was removed in another window is added again. */
async function write(
  api: ReturnType<typeof useApi>,
  id: string | undefined,
  template: string | undefined,
  content: LetterDraft,
): Promise<contract.LetterDraft> {
  const add = () => api.send<contract.LetterDraft>('POST', '/v1/letter-drafts', { template, content })
  if (id === undefined) return add()
  try {
    return await api.send<contract.LetterDraft>('PUT', `/v1/letter-drafts/${id}`, { content })
  } catch (error) {
    if (isProblem(error, 404)) return add()
    throw error
  }
}

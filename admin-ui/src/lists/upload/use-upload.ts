import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { TableReasonName } from '../../ui/api/list-types.ts'
import { Problem } from '../../ui/api/problem.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { judgeFile } from './judge-file.ts'

/** What became of the file that was chosen last. */
export type Upload =
  | { readonly state: 'none' }
  | { readonly state: 'refused'; readonly name: string; readonly reason: TableReasonName }
  | { readonly state: 'sending'; readonly file: File; readonly share: number }
  | { readonly state: 'failed'; readonly file: File; readonly problem: Problem }

export interface UploadControls {
  readonly upload: Upload
  readonly send: (file: File) => void
  readonly cancel: () => void
}

/**
 * Sends a file as a list that waits for its columns, and opens the list. Nothing is sent before a person begins the first stage. The
 * same file that is tried again is the same list.
 */
export function useUpload(template: string): UploadControls {
  const api = useApi()
  const navigate = useNavigate()
  const [upload, setUpload] = useState<Upload>({ state: 'none' })
  const running = useRef<AbortController>(undefined)
  const keys = useRef(new WeakMap<File, string>())
  useEffect(() => () => running.current?.abort(), [])
  const send = async (file: File): Promise<void> => {
    const verdict = await judgeFile(file)
    if ('refused' in verdict) return setUpload({ state: 'refused', name: file.name, reason: verdict.refused })
    const controller = new AbortController()
    running.current?.abort()
    running.current = controller
    const key = keys.current.get(file) ?? crypto.randomUUID()
    keys.current.set(file, key)
    setUpload({ state: 'sending', file, share: 0 })
    try {
      const { id } = await api.upload<{ readonly id: string }>({
        path: `/v1/batches?${new URLSearchParams({ template, columns: 'ask', stages: 'rest', keys: 'reference' }).toString()}`,
        file,
        mediaType: verdict.mediaType,
        headers: {
          'Idempotency-Key': key,
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        },
        onProgress: (share) => setUpload({ state: 'sending', file, share }),
        signal: controller.signal,
      })
      await navigate(`/send/_lists/${encodeURIComponent(id)}`)
    } catch (error) {
      if (controller.signal.aborted) return
      const problem = error instanceof Problem ? error : new Problem(0, {}, undefined)
      setUpload({ state: 'failed', file, problem })
    }
  }
  return {
    upload,
    send: (file) => void send(file),
    cancel: () => {
      running.current?.abort()
      setUpload({ state: 'none' })
    },
  }
}

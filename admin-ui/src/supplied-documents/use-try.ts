import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { SuppliedDocument } from '../ui/api/document-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { type Finding, ofAnswer, ofProblem } from './finding.ts'

/** The file to check, and its use. */
export interface Attempt {
  readonly file: File
  readonly purpose: 'letter' | 'attachment'
  /** The address window of the envelope; empty: that of the print partner. */
  readonly profile: string
}

/** The verdict of the hub on the file. `stored` is absent when it was refused. */
export interface Verdict {
  readonly stored?: SuppliedDocument
  readonly findings: readonly Finding[]
  /** Paths of pictures, one per page. */
  readonly pictures: readonly string[]
}

export interface Try {
  readonly attempt: Attempt | undefined
  readonly verdict: Verdict | undefined
  readonly busy: boolean
  readonly error: unknown
  readonly start: (attempt: Attempt) => void
  readonly stop: () => void
}

/** Sends a PDF to be checked. A refusal of the PDF is a verdict; any other failure is an error. */
export function useTry(): Try {
  const api = useApi()
  const under = useRef<AbortController>(undefined)
  const { mutate, reset, variables, data, isPending, error } = useMutation({
    // Without a connection the request fails at once: a file that waits for hours may have changed.
    networkMode: 'always',
    mutationFn: async ({ file, purpose, profile }: Attempt): Promise<Verdict> => {
      const form = new FormData()
      form.append('purpose', purpose)
      form.append('pictures', 'true')
      if (profile !== '') form.append('profile', profile)
      form.append('file', file)
      const { signal } = under.current ?? new AbortController()
      try {
        const stored = await api.send<SuppliedDocument>('POST', '/v1/documents', form, { signal })
        return { stored, findings: ofAnswer(stored), pictures: stored.overlays ?? [] }
      } catch (problem) {
        if (!isProblem(problem, 422)) throw problem
        return { findings: ofProblem(problem.body), pictures: problem.body.overlays ?? [] }
      }
    },
  })
  return {
    attempt: variables,
    verdict: data,
    busy: isPending,
    error,
    start: (attempt) => {
      under.current?.abort()
      under.current = new AbortController()
      mutate(attempt)
    },
    stop: () => {
      under.current?.abort()
      reset()
    },
  }
}

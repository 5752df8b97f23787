import { useMutation } from '@tanstack/react-query'
import type { BytesSource } from './api/api.ts'
import { useApi } from './api/use-api.ts'

export interface Download {
  readonly start: (source: BytesSource, fileName: string) => void
  readonly busy: boolean
  readonly failed: boolean
}

/**
 * Fetches a document and passes it to the browser as a file. A plain link cannot carry the entity or the purpose of the request.
 */
export function useDownload(): Download {
  const api = useApi()
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async ({ source, fileName }: { readonly source: BytesSource; readonly fileName: string }) => {
      const url = URL.createObjectURL(await api.bytes(source))
      const link = document.createElement('a')
      link.href = url
      link.download = fileName
      link.click()
      // A busy browser reads the bytes some time after the click.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
  })
  return { start: (source, fileName) => mutate({ source, fileName }), busy: isPending, failed: isError }
}

import { useMutation } from '@tanstack/react-query'
import type { BytesSource } from './api/api.ts'
import { useApi } from './api/use-api.ts'

export interface Download {
  readonly start: (source: BytesSource, fileName: string) => void
  readonly busy: boolean
  readonly failed: boolean
}

/**
 * Fetches a document and hands it to the browser as a file. A plain link could not say for which entity one works, nor
 * why one looks.
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
      // A busy browser takes the bytes over some time after the click.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
  })
  return { start: (source, fileName) => mutate({ source, fileName }), busy: isPending, failed: isError }
}

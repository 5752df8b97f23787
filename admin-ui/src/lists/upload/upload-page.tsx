import type { ReactNode } from 'react'

/** Takes the file of a list for one template. */
export function UploadListPage(): ReactNode {
  return null
}

import type { Page } from '../ui/api/api-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useLocalized } from '../ui/format/use-format.ts'

/** The name of a template in the language of the reader, and its key until that is known. Lists of one template share the answer. */
export function useTemplateName(key: string, { enabled = true }: { readonly enabled?: boolean } = {}): string {
  const localized = useLocalized()
  const { data } = useGet<Page<TemplateRow>>(`/v1/templates?limit=1&key=${encodeURIComponent(key)}`, {
    enabled: enabled && key !== '',
  })
  return localized(data?.items[0]?.name) || key
}

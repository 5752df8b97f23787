import type { TemplateUsage } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import type { FilterState } from './message-filters.ts'

/** The number that the page of a template shows; with other filters nothing is counted. */
export function useTotal({ filters: { template = '' }, count }: FilterState): string | undefined {
  const format = useFormat()
  const isCounted = template !== '' && count === 1
  const { data } = useGet<TemplateUsage>(`/v1/templates/${encodeURIComponent(template)}/usage`, { enabled: isCounted })
  return isCounted && data?.isWhole ? format.number(data.sent) : undefined
}

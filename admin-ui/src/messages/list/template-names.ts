import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { useLocalized } from '../../ui/format/use-format.ts'

/** Names of the entity's templates by key, in the reader's language; empty until they are fetched. */
export function useTemplateNames(): ReadonlyMap<string, string> {
  const api = useApi()
  const localized = useLocalized()
  const { data } = useQuery({
    queryKey: [api.scope, '/v1/templates', 'names'],
    queryFn: ({ signal }) => api.get<Page<TemplateRow>>('/v1/templates?limit=200', { signal }),
    enabled: useMay('templates:read'),
    staleTime: 300_000,
  })
  return new Map(data?.items.map((row) => [row.key, localized(row.name)]))
}

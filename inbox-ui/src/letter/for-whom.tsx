import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createApi } from '../../../admin-ui/src/ui/api/api.ts'
import type { Mandate } from '../../../admin-ui/src/ui/api/api-types.ts'
import { useMe } from '../../../admin-ui/src/ui/session/use-me.ts'
import { useActingFor } from '../frame/acting-for.ts'

/**
 * Replaces a letter that is not in this inbox: the link may be to a letter in an inbox that the reader has a mandate for. A
 * request for its headers does not count as reading; the reader has to switch.
 */
export function ForWhom({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  const owner = useOwner(id)
  if (owner === undefined) return t('letter.missing')
  return (
    <>
      {t('letter.isFor', { name: owner.name })}
      <br />
      <button className="govuk-button" type="button" onClick={() => acting.choose(owner.mandate)}>
        {t('letter.readFor', { name: owner.name })}
      </button>
    </>
  )
}

interface Owner {
  readonly name: string
  /** Absent for the reader's own inbox. */
  readonly mandate?: Mandate
}

function useOwner(id: string): Owner | undefined {
  const me = useMe()
  const acting = useActingFor()
  const others: readonly Owner[] = [
    ...(acting.mandate === undefined ? [] : [{ name: me.name }]),
    ...me.mandates.filter((each) => each.id !== acting.mandate?.id).map((mandate) => ({ name: mandate.name, mandate })),
  ]
  const query = useQuery({
    queryKey: ['owner-of', acting.mandate?.id ?? '', id],
    retry: false,
    queryFn: async ({ signal }) => {
      for (const owner of others) {
        const api = createApi({ portal: 'citizen', ...(owner.mandate && { as: owner.mandate.id }) })
        if (await api.exists(`/v1/inbox/messages/${encodeURIComponent(id)}`, { signal })) return owner
      }
      return null
    },
  })
  return query.data ?? undefined
}

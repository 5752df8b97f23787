import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { useApi, useGet } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { draftOf } from './letter-draft.ts'

const path = '/v1/letter-drafts'

/** The letters that this person began and has not sent; nothing when there are none. */
export function DraftsCard({ nameOf }: { readonly nameOf: (template: string) => string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const { data } = useGet<{ readonly items: readonly contract.LetterDraft[] }>(path)
  const refresh = () => client.invalidateQueries({ queryKey: [api.scope, path] })
  const remove = useMutation({
    mutationFn: (draft: contract.LetterDraft) => api.send('DELETE', `${path}/${draft.id}`),
    onSuccess: (_, { template, content }) => {
      void refresh()
      toast({
        text: t('sendOne.removed'),
        undo: () => void api.send('POST', path, { ...(template !== undefined && { template }), content }).then(refresh),
      })
    },
    onError: () => toast({ text: t('states.saveFailed') }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Card title={t('sendOne.drafts')} sub={t('sendOne.draftsSub')}>
      <ul className="st-send__files" role="list">
        {data.items.map((draft) => {
          const { recipient, reference, document } = draftOf(draft.content)
          const { template } = draft
          const name = template === undefined ? (document?.name ?? t('ownPdf.title')) : nameOf(template)
          const who = [recipient.name, reference].filter((each) => each !== '').join(', ')
          return (
            <li key={draft.id}>
              <Link
                className="govuk-link"
                to={`${template === undefined ? '/own-pdf' : `/send/${encodeURIComponent(template)}`}?draft=${draft.id}`}
              >
                {who === '' ? name : `${name}: ${who}`}
              </Link>
              <span className="up-quiet up-small">
                {draft.from === undefined
                  ? t('sendOne.changed', { at: format.moment(draft.updatedAt) })
                  : t('sendOne.from', { name: draft.from.name, at: format.moment(draft.from.at) })}
              </span>
              <button
                className="govuk-button up-button--quiet up-button--dense"
                type="button"
                onClick={() => remove.mutate(draft)}
              >
                <Icon of={Trash2} /> {t('editor.remove')} <Hidden>{who === '' ? name : who}</Hidden>
              </button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

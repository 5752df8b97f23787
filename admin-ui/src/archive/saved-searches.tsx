import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Bookmark, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveQuery, SavedSearch } from '../ui/api/archive-types.ts'
import { useApi, useGet } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { SaveSearchDialog } from './save-search-dialog.tsx'
import { savedPath } from './saved-path.ts'

/** Searches that the person saved or a colleague shares, and a button that saves the present one. */
export function SavedSearches({
  question,
  onSearch,
}: {
  readonly question: ArchiveQuery | undefined
  readonly onSearch: (query: ArchiveQuery) => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [saving, setSaving] = useState(false)
  const items = useGet<{ readonly items: readonly SavedSearch[] }>(savedPath).data?.items ?? []
  const remove = useMutation({
    mutationFn: ({ id }: SavedSearch) => api.send('DELETE', `${savedPath}/${id}`, undefined),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, savedPath] })
      toast({ text: t('archive.saved.removed') })
    },
  })
  if (items.length === 0 && question === undefined) return null
  return (
    <section className="up-row" aria-label={t('archive.saved.title')}>
      {items.map((saved) => (
        <span key={saved.id} className="up-row">
          <button className="up-textbutton up-break" type="button" onClick={() => onSearch(saved.criteria)}>
            <Icon of={Bookmark} /> {saved.name}
            {saved.by !== undefined && ` (${saved.by})`}
          </button>
          {saved.own && (
            <button className="up-textbutton" type="button" onClick={() => remove.mutate(saved)}>
              <Icon of={Trash2} />
              <Hidden>{t('archive.saved.remove', { name: saved.name })}</Hidden>
            </button>
          )}
        </span>
      ))}
      {question !== undefined && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setSaving(true)}>
          <Icon of={Bookmark} /> {t('archive.saved.save')}
        </button>
      )}
      {saving && question !== undefined && <SaveSearchDialog question={question} onClose={() => setSaving(false)} />}
    </section>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Bookmark } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveQuery } from '../ui/api/archive-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { savedPath } from './saved-path.ts'

/** Asks for the name of a search, and whether colleagues see it. */
export function SaveSearchDialog({
  question,
  onClose,
}: {
  readonly question: ArchiveQuery
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: (name: string) => api.send('POST', savedPath, { name, shared, criteria: question }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, savedPath] })
      toast({ text: t('archive.saved.done') })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('archive.saved.save')}
      confirmLabel={t('archive.saved.keep')}
      icon={Bookmark}
      reason={t('archive.saved.name')}
      reasonMissing={t('archive.saved.nameMissing')}
      afterReason={<CheckField label={t('archive.saved.share')} checked={shared} onChange={setShared} />}
      busy={save.isPending}
      error={save.error}
      onConfirm={(name) => save.mutate(name.slice(0, 60))}
      onClose={onClose}
    />
  )
}

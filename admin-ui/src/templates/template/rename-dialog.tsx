import { useMutation, useQueryClient } from '@tanstack/react-query'
import { PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { TextField } from '../../ui/form/text-field.tsx'

/** Changes the name of a template, in the language of the screens and in Dutch; the key and the letters do not change. */
export function RenameDialog({ row, onClose }: { readonly row: TemplateRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState(row.name.nl ?? '')
  const [submitted, setSubmitted] = useState(false)
  const saved = useMutation({
    mutationFn: () =>
      api.send<TemplateRow>('PUT', `/v1/templates/${encodeURIComponent(row.key)}`, {
        name: { ...row.name, nl: name.trim(), ...(row.name.en === row.name.nl && row.name.en && { en: name.trim() }) },
      }),
    onSuccess: () => {
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/templates'),
      })
      toast({ text: t('templates.renamed') })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('templates.renameTitle')}
      confirmLabel={t('templates.renameVerb')}
      icon={PenLine}
      busy={saved.isPending}
      error={saved.error}
      onConfirm={() => {
        setSubmitted(true)
        if (name.trim() !== '') saved.mutate()
      }}
      onClose={onClose}
    >
      <TextField
        label={t('templates.name')}
        hint={t('templates.renameHint')}
        value={name}
        maxLength={100}
        fault={submitted && name.trim() === '' ? t('templates.new.nameFault') : undefined}
        onChange={setName}
      />
    </ConfirmDialog>
  )
}

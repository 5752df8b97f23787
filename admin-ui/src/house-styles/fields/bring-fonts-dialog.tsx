import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileType } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../ui/api/api-types.ts'
import type { HouseFont } from '../../ui/api/house-style-types.ts'
import { isProblem } from '../../ui/api/problem.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { base64Of, FileButton } from '../../ui/form/file-button.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { faultAt, useStyleFaults } from '../style-faults.ts'

interface Refused {
  readonly name: string
  readonly words: string
}

/**
 * Takes the files of a typeface, with the licence that allows its use in letters. A file that cannot be used does not block the
 * others.
 */
export function BringFontsDialog({
  onBrought,
  onClose,
}: {
  readonly onBrought: (family: string, all: readonly HouseFont[]) => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const faultsOf = useStyleFaults()
  const [files, setFiles] = useState<readonly File[]>([])
  const [licence, setLicence] = useState('')
  const [submitted, setSubmitted] = useState(false)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const wrong: Refused[] = []
      const brought: HouseFont[] = []
      for (const file of files) {
        try {
          const body = { file: await base64Of(file), licence: licence.trim() }
          brought.push(await api.send<HouseFont>('POST', '/v1/fonts', body))
        } catch (refusal) {
          if (!isProblem(refusal, 400, 413)) throw refusal
          const words = faultAt(faultsOf(refusal), '/file')?.words ?? t('styleFault.fileBytes')
          wrong.push({ name: file.name, words })
        }
      }
      return { wrong, brought }
    },
    onSuccess: async ({ wrong, brought }) => {
      setRefused(wrong)
      setFiles((all) => all.filter(({ name }) => wrong.some((each) => each.name === name)))
      await client.invalidateQueries({ queryKey: [api.scope, '/v1/fonts?limit=200'] })
      const [first] = brought
      const all = client.getQueryData<Page<HouseFont>>([api.scope, '/v1/fonts?limit=200'])?.items ?? brought
      if (first !== undefined) onBrought(first.family, all)
      if (wrong.length === 0) onClose()
    },
  })
  const noFiles = files.length === 0
  const noLicence = licence.trim().length < 3
  return (
    <ConfirmDialog
      title={t('houseStyles.bringTitle')}
      confirmLabel={t('houseStyles.bringVerb')}
      icon={FileType}
      busy={isPending}
      error={error}
      onConfirm={() => {
        setSubmitted(true)
        if (!noFiles && !noLicence) mutate()
      }}
      onClose={onClose}
    >
      <p>{t('houseStyles.bringText')}</p>
      <FileButton
        buttonLabel={t('houseStyles.chooseFonts')}
        named={t('houseStyles.font')}
        icon={FileType}
        accept=".ttf"
        many
        onFiles={(chosen) => {
          setRefused([])
          setFiles(chosen)
        }}
      />
      {!noFiles && (
        <ul role="list">
          {files.map(({ name }) => (
            <li key={name} className="up-small">
              {name}
            </li>
          ))}
        </ul>
      )}
      {submitted && noFiles && refused.length === 0 && (
        <p className="govuk-error-message up-small" role="status">
          {t('houseStyles.noFiles')}
        </p>
      )}
      {refused.length > 0 && (
        <Notice tone="bad" status title={t('houseStyles.fontsRefused')}>
          <ul>
            {refused.map(({ name, words }) => (
              <li key={name}>
                <b>{name}</b>: {words}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <TextField
        label={t('houseStyles.licence')}
        hint={t('houseStyles.licenceHint')}
        value={licence}
        rows={3}
        maxLength={20_000}
        fault={submitted && noLicence ? t('houseStyles.noLicence') : undefined}
        onChange={setLicence}
      />
    </ConfirmDialog>
  )
}

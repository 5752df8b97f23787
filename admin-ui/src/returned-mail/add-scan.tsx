import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../ui/api/api-types.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { now } from '../ui/clock.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { FileButton } from '../ui/form/file-button.tsx'

/** A scan or a photograph of the envelope, from a document scanner or the camera of a phone. */
export function AddScan({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const api = useApi()
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: async (file: File) => {
      const { replyReference } = await api.get<Message>(`/v1/messages/${letter.message}`)
      const form = new FormData()
      const fields = {
        reference: replyReference,
        kind: 'returned',
        reason: letter.reason,
        receivedAt: now().toISOString(),
      }
      for (const [name, value] of Object.entries(fields)) form.append(name, value ?? '')
      form.append('file', file)
      await api.send('POST', '/v1/incoming/scans', form)
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey: [scope] }) => scope === api.scope }),
  })
  const reason = isProblem(add.error) ? add.error.body.issues?.[0]?.reason : undefined
  return (
    <div className="up-stack">
      <p className="up-quiet">{t('returned.noScan')}</p>
      <div>
        <FileButton
          buttonLabel={t('addScan.label')}
          icon={ImagePlus}
          accept="application/pdf,image/jpeg,image/png,image/tiff"
          busy={add.isPending}
          describedBy={`${id}-h`}
          onFiles={([file]) => file !== undefined && add.mutate(file)}
        />
      </div>
      <p className="up-quiet up-small" id={`${id}-h`}>
        {t('addScan.hint')}
      </p>
      <p role="status" className="up-small">
        {add.isPending && t('addScan.busy')}
      </p>
      {add.isError && (
        <Notice tone="bad" status>
          {t(`addScan.fault.${reason}`, { defaultValue: t('addScan.fault.other') })}
        </Notice>
      )}
    </div>
  )
}

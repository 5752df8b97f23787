import { FileText } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

export function Attachments({
  documents,
  path,
}: {
  readonly documents: Letter['documents']
  /** Of the letter in the API. */
  readonly path: string
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const format = useFormat()
  const id = useId()
  const files = documents.filter((each) => !each.main)
  if (files.length === 0) return null
  return (
    <section className="up-card" aria-labelledby={id}>
      <h2 id={id}>{t('letter.attachments')}</h2>
      <ul className="in-files" role="list">
        {files.map((file) => (
          <li key={file.n}>
            <Icon of={FileText} />
            <span>
              <a className="govuk-link" href={api.href(`${path}/documents/${file.n}`)} download>
                {file.name}
              </a>
              <small>
                {file.mediaType === 'application/pdf' ? t('words.pdf') : file.mediaType}, {format.size(file.size)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

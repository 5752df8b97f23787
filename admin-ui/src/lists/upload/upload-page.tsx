import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { TemplateVariable, TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ListTop } from '../list-top.tsx'
import { DropZone } from './drop-zone.tsx'
import { ExampleCard } from './example-card.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { SendingCard } from './sending-card.tsx'
import { UploadFailed } from './upload-failed.tsx'
import { useUpload } from './use-upload.ts'

/** Takes the file of a list for one template. */
export function UploadListPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const may = useMay('messages:send')
  const query = useGet<TemplateVersion>(`/v1/templates/${encodeURIComponent(key)}`, { enabled: may })
  if (!may) return <Empty icon={Send} title={t('states.forbiddenTitle')} text={t('listFile.forbidden')} alone />
  return (
    <Loaded query={query} what={t('templates.what')} missing={t('templates.missing')} alone>
      {(version) => <UploadStep template={key} version={version} />}
    </Loaded>
  )
}

function UploadStep({
  template,
  version,
}: {
  readonly template: string
  readonly version: TemplateVersion
}): ReactNode {
  const { t } = useTranslation()
  const { upload, send, cancel } = useUpload(template)
  const name = useLocalized()(version.name) || template
  return (
    <>
      <ListTop title={t('listFile.title')} sub={t('listFile.sub', { name })} now="file" />
      <div className="st-two">
        <div className="up-stack up-stack--l">
          {upload.state === 'refused' && (
            <RefusalNotice name={upload.name} reason={upload.reason} values={{ megabytes: 200 }} />
          )}
          {upload.state === 'failed' && <UploadFailed upload={upload} onAgain={() => send(upload.file)} />}
          {upload.state === 'sending' ? (
            <SendingCard file={upload.file} share={upload.share} onCancel={cancel} />
          ) : (
            <DropZone onFile={send} />
          )}
          <p>
            <Link className="govuk-link" to={`/send/${encodeURIComponent(template)}`}>
              {t('listFile.oneLetter')}
            </Link>
          </p>
        </div>
        <ExampleCard template={template} variables={version.variables as TemplateVariable[]} />
      </div>
    </>
  )
}

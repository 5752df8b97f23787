import { useMutation } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../../../../admin-ui/src/ui/form/file-button.tsx'
import { PageTitle } from '../../../../admin-ui/src/ui/layout/page-title.tsx'
import { checkFiles } from './check-files.ts'
import { ProofVerdict } from './proof-verdict.tsx'
import { verifierAddress } from './verifier.ts'

/** Anyone checks here that a letter is what was sealed: this device computes everything again, and sends nothing. */
export function ProofPage(): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [files, setFiles] = useState<readonly File[]>([])
  const [key, setKey] = useState('')
  const check = useMutation({ mutationFn: () => checkFiles(files, key), networkMode: 'always' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!check.isPending) check.mutate()
  }
  return (
    <div className="in-check">
      <PageTitle name={t('proof.title')} app={t('app')} />
      <p className="up-quiet in-lead">{t('proof.lead')}</p>
      <div role="status">
        {check.isPending && <p>{t('proof.busy')}</p>}
        {check.isSuccess && <ProofVerdict outcome={check.data} />}
        {check.isError && <ProofVerdict outcome={{ kind: 'unreadable' }} />}
      </div>
      <form className="up-card in-check__form" onSubmit={submit} noValidate>
        <div>
          <h2 className="up-strong">{t('proof.files')}</h2>
          <p className="govuk-hint" id={`${id}-files`}>
            {t('proof.filesHint')}
          </p>
          <FileButton
            buttonLabel={t('proof.choose')}
            icon={Upload}
            accept=".zip,.json,.pdf,.html,.eml,.xml"
            many
            describedBy={`${id}-files`}
            onFiles={(chosen) => {
              setFiles(chosen)
              check.reset()
            }}
          />
          {files.length > 0 && (
            <ul className="in-chosen" aria-label={t('proof.chosen')}>
              {files.map((file) => (
                <li key={`${file.name} ${file.size}`}>{file.name}</li>
              ))}
            </ul>
          )}
        </div>
        <div className="govuk-form-group in-check__key">
          <label className="govuk-label up-strong" htmlFor={`${id}-key`}>
            {t('proof.key')}
          </label>
          <p className="govuk-hint" id={`${id}-key-hint`}>
            {t('proof.keyHint')}
          </p>
          <input
            className="govuk-input up-code"
            id={`${id}-key`}
            value={key}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-key-hint`}
            onChange={(event) => setKey(event.target.value)}
          />
        </div>
        <button className="govuk-button" type="submit" aria-disabled={check.isPending}>
          {t('proof.do')}
        </button>
      </form>
      <section className="up-card" aria-labelledby={`${id}-alone`}>
        <h2 id={`${id}-alone`}>{t('proof.aloneTitle')}</h2>
        <p>{t('proof.alone')}</p>
        <p>
          <a className="govuk-link" href={verifierAddress} download>
            {t('proof.download')}
          </a>
        </p>
      </section>
    </div>
  )
}

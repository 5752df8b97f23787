import { useQuery } from '@tanstack/react-query'
import { FileArchive } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StyleBody } from '../ui/api/house-style-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { PdfPages } from '../ui/pdf/pdf-pages.tsx'
import { useNearness } from '../ui/pdf/use-nearness.ts'
import { useDownload } from '../ui/use-download.ts'
import { useStyleFaults } from './style-faults.ts'

/**
 * Every letter of the entity in this house style; each is drawn when it is scrolled near, and all can be downloaded as one file.
 */
export function AllLetters({
  body,
  templates,
}: {
  readonly body: StyleBody
  readonly templates: readonly TemplateRow[]
}): ReactNode {
  const { t } = useTranslation()
  const { start, busy, failed } = useDownload()
  const zip = { path: '/v1/house-styles/previews', body }
  return (
    <div className="st-allletters">
      <div className="up-row up-row--between">
        <p>{t('houseStyles.allText', { count: templates.length })}</p>
        <button
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) start(zip, `${body.key}.zip`)
          }}
        >
          <Icon of={FileArchive} /> {busy ? t('parts.busy') : t('houseStyles.allZip')}
        </button>
      </div>
      {failed && <Notice tone="bad" status title={t('houseStyles.notDrawn')} />}
      <ul role="list">
        {templates.map((each) => (
          <OneLetter key={each.key} body={body} template={each} />
        ))}
      </ul>
    </div>
  )
}

function OneLetter({ body, template }: { readonly body: StyleBody; readonly template: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const api = useApi()
  const faultsOf = useStyleFaults()
  const item = useRef<HTMLLIElement>(null)
  const near = useNearness(item)
  const path = `/v1/house-styles/previews/letter?template=${encodeURIComponent(template.key)}`
  const query = useQuery({
    queryKey: [api.scope, path, JSON.stringify(body)],
    queryFn: ({ signal }) => api.bytes({ path, body }, { signal }),
    enabled: near,
    retry: false,
    gcTime: 0,
  })
  const name = localized(template.name) || template.key
  return (
    <li ref={item}>
      <h3>{name}</h3>
      {query.isError ? (
        <Notice tone="bad" title={t('houseStyles.letterLacks')}>
          <ul>
            {faultsOf(query.error).map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <div className="st-doc">
          {query.data === undefined ? (
            <div className="st-paper" role="img" aria-label={t('letterView.drawing')} />
          ) : (
            <PdfPages blob={query.data} title={name} />
          )}
        </div>
      )}
    </li>
  )
}

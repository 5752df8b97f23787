import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../ui/api/template-types.ts'
import { Card } from '../ui/card.tsx'
import { LetterView } from '../ui/letter-view.tsx'
import { Notice } from '../ui/notice.tsx'
import { SelectField } from '../ui/select-field.tsx'

/** The letter itself, filled in with one of the samples of the version. */
export function PreviewCard({
  version,
  path,
  title,
}: {
  readonly version: TemplateVersion
  readonly path: string
  readonly title?: string
}): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState(version.samples[0]?.name ?? '')
  const [variant, setVariant] = useState('normal')
  const sample = version.samples.find((each) => each.name === name)
  const body = sample === undefined ? {} : { sample: sample.name }
  const preview = (format: string) => ({ path: `${path}/preview?format=${format}&variant=${variant}`, body })
  return (
    <Card title={title ?? t('templates.preview')} className="st-lettercard">
      <div className="st-filters st-filters--spaced">
        {version.samples.length > 0 && (
          <SelectField
            name="sample"
            label={t('templates.sample')}
            value={name}
            onChange={setName}
            choices={version.samples.map((each) => [each.name, each.name] as const)}
          />
        )}
        <SelectField
          name="variant"
          label={t('templates.size')}
          value={variant}
          onChange={setVariant}
          choices={(['normal', 'large'] as const).map((each) => [each, t(`templates.variant.${each}`)] as const)}
        />
      </div>
      {version.faults.length > 0 ? (
        <Notice title={t('templates.noPreview')} />
      ) : (
        <LetterView
          title={t('templates.previewOf', { version: version.version })}
          paper={preview('pdf')}
          text={preview('html')}
          lang={sample?.language ?? version.fallback[0]}
        />
      )}
    </Card>
  )
}

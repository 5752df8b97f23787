import { Check, CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Tag } from '../../ui/layout/tag.tsx'

type Mention = TemplateVersion['mentions'][number]
type MentionsOf = Pick<TemplateVersion, 'mentions'>

/** Which legal mentions the class requires, and how the text of each language carries them. */
export function MentionsCard({ version: { mentions } }: { readonly version: MentionsOf }): ReactNode {
  const { t } = useTranslation()
  if (mentions.length === 0) return null
  const spoken = [...new Set(mentions.map(({ language }) => language))]
  const rows = [...new Set(mentions.map(({ mention }) => mention))]
  return (
    <Card title={t('mentions.title')} flush>
      <Table
        name={t('mentions.title')}
        rows={rows}
        rowKey={(mention) => mention}
        cards
        columns={[
          { head: t('mentions.mention'), heading: true, cell: (mention) => t(`mentions.name.${mention}`) },
          ...spoken.map((language) => ({
            head: t(`language.${language}`),
            label: t(`language.${language}`),
            cell: (mention: Mention['mention']) => (
              <State of={mentions.find((each) => each.mention === mention && each.language === language)} />
            ),
          })),
        ]}
      />
    </Card>
  )
}

function State({ of }: { readonly of: Mention | undefined }): ReactNode {
  const { t } = useTranslation()
  if (of === undefined) return null
  if (of.carried === 'always')
    return (
      <Tag tone="good" icon={Check}>
        {t('mentions.carried.always')}
      </Tag>
    )
  return (
    <>
      <Tag tone="bad" icon={CircleAlert}>
        {t(`mentions.carried.${of.carried}`)}
      </Tag>
      {of.block !== undefined && <div className="up-small">{t('mentions.block', { block: of.block })}</div>}
    </>
  )
}

/** On a version in review or approved, and before an approval: the mentions without which it cannot be published, and what to do. */
export function MissingMentionsNotice({
  version: { mentions = [] },
}: {
  readonly version: Partial<MentionsOf>
}): ReactNode {
  const { t } = useTranslation()
  const missing = mentions.filter(({ carried }) => carried !== 'always')
  if (missing.length === 0) return null
  return (
    <Notice tone="bad" title={t('mentions.missing', { count: missing.length })}>
      <ul>
        {missing.map(({ mention, language }) => (
          <li key={`${mention} ${language}`}>
            {t(`mentions.name.${mention}`)}: {t(`language.${language}`)}
          </li>
        ))}
      </ul>
      <p>{t('mentions.whatToDo')}</p>
    </Notice>
  )
}

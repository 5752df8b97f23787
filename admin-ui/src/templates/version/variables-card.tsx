import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Localized } from '../../ui/api/api-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Table } from '../../ui/layout/table.tsx'

type Variable = TemplateVersion['variables'][number]

/** The data that the sender has to supply for this letter. */
export function VariablesCard({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  if (version.variables.length === 0) return null
  const exampleOf = useExample()
  const label = (variable: Variable) => localized(variable['label'] as Localized | undefined)
  return (
    <Card title={t('templates.variables')} flush>
      <Table
        name={t('templates.variables')}
        rows={version.variables}
        rowKey={(variable) => variable.name}
        cards
        columns={[
          { head: t('templates.variable'), heading: true, cell: (variable) => <code>{variable.name}</code> },
          { head: t('templates.label'), label: t('templates.label'), cell: label },
          { head: t('templates.type'), label: t('templates.type'), cell: (variable) => t(`type.${variable.type}`) },
          { head: t('templates.example'), label: t('templates.example'), cell: (variable) => exampleOf(variable) },
        ]}
      />
    </Card>
  )
}

/** An example in the form in which a letter shows it. */
function useExample(): (variable: Variable) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ type, example }) => {
    if (Array.isArray(example)) return t('templates.rows', { count: example.length })
    if (typeof example === 'boolean') return t(example ? 'editor.value.yes' : 'editor.value.no')
    const text = typeof example === 'string' || typeof example === 'number' ? String(example) : ''
    if (type === 'date' && text !== '') return format.date(text)
    if (type === 'money' && /^-?\d+(\.\d+)?$/.test(text)) return format.money(text)
    if (text !== '') return text
    return typeof example === 'object' && example !== null ? Object.values(example).join(', ') : '–'
  }
}

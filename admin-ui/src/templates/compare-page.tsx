import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { TemplateDiff, TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Card } from '../ui/card.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { PageTop } from '../ui/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { PartsDiff } from './parts-diff.tsx'
import { PreviewCard } from './preview-card.tsx'
import { templatePath, versionApi } from './version-path.ts'

/** What differs between two versions: in words, in variables, and as two letters beside each other. */
export function ComparePage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const [search] = useSearchParams()
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const path = `/v1/templates/${encodeURIComponent(key)}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`
  const query = useGet<TemplateDiff>(path)
  return (
    <Loaded
      query={query}
      what={t('templates.whatDiff')}
      missing={t('templates.missing')}
      forbidden={t('templates.forbidden')}
      alone
    >
      {(diff) => (
        <>
          <Crumbs
            above={[
              { to: '/templates', name: t('templates.title') },
              { to: templatePath(key), name: key },
            ]}
            here={t('templates.diffHere', { from, to })}
          />
          <PageTop name={t('templates.diffTitle', { from, to })} />
          <div className="up-stack up-stack--l">
            <TextDiff diff={diff} from={from} to={to} />
            <VariableDiff variables={diff.variables} />
            <PartsDiff from={versionApi(key, from)} to={versionApi(key, to)} />
            <div className="st-two st-two--even">
              {[from, to].map((version) => (
                <OneVersion key={version} path={versionApi(key, version)} />
              ))}
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

const signs = { same: ' ', removed: '−', added: '+' } as const

function TextDiff({
  diff,
  from,
  to,
}: {
  readonly diff: TemplateDiff
  readonly from: string
  readonly to: string
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('templates.diffText')} sub={t('templates.diffLegend', { from, to })}>
      {diff.text.length === 0 && <p>{t('templates.diffNone')}</p>}
      {diff.text.map((hunk) => {
        const part = hunk.part === 'subject' ? t('editor.subject') : t('editor.atLine', { line: hunk.to })
        const name = `${t(`language.${hunk.language}`)}, ${part}`
        return (
          <div key={`${hunk.language} ${hunk.part} ${hunk.from} ${hunk.to}`}>
            <h3 className="up-small">{name}</h3>
            <div className="st-diff" lang={hunk.language} tabIndex={0} role="region" aria-label={name}>
              {hunk.lines.map(({ kind, text }, index) => {
                const line = `${signs[kind]} ${text}`
                if (kind === 'removed')
                  return (
                    <p key={index}>
                      <del>{line}</del>
                    </p>
                  )
                if (kind === 'added')
                  return (
                    <p key={index}>
                      <ins>{line}</ins>
                    </p>
                  )
                return <p key={index}>{line}</p>
              })}
            </div>
          </div>
        )
      })}
    </Card>
  )
}

function VariableDiff({ variables }: { readonly variables: TemplateDiff['variables'] }): ReactNode {
  const { t } = useTranslation()
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => variables[kind].length > 0)
  if (kinds.length === 0) return null
  return (
    <Card title={t('editor.panel.variables')}>
      <div className="up-stack">
        {kinds.map((kind) => (
          <p key={kind}>
            {t(`templates.diffVariables.${kind}`)}{' '}
            {variables[kind].map((name) => (
              <code key={name}>{name} </code>
            ))}
          </p>
        ))}
      </div>
    </Card>
  )
}

function OneVersion({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<TemplateVersion>(path)
  return (
    <Loaded query={query} what={t('templates.whatVersion')} missing={t('templates.missing')}>
      {(version) => (
        <PreviewCard version={version} path={path} title={t('templates.letterOf', { n: version.version })} />
      )}
    </Loaded>
  )
}

import { FilePenLine, FilePlus2, GitCompare, PenLine } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { languageCodes } from '../language-order.ts'
import { StepDialog } from '../life/step-dialog.tsx'
import { comparePath, versionPath } from '../version/version-path.ts'
import { VersionStatusTag } from '../version/version-status-tag.tsx'
import { FirstPageCard } from './first-page-card.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { SendLink } from './send-link.tsx'
import { UsageCard } from './usage-card.tsx'

/** One template with all its versions. */
export function TemplatePage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const query = useGet<Page<TemplateRow>>(`/v1/templates?limit=1&key=${encodeURIComponent(key)}`)
  return (
    <Loaded
      query={query}
      what={t('templates.what')}
      missing={t('templates.missing')}
      forbidden={t('templates.forbidden')}
      alone
    >
      {({ items: [row] }) => (row === undefined ? <Missing /> : <Shown row={row} />)}
    </Loaded>
  )
}

function Missing(): ReactNode {
  const { t } = useTranslation()
  return <PageTop name={t('states.missingTitle')} sub={t('templates.missing')} />
}

function Shown({ row }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const write = useMay('templates:write')
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <Crumbs above={[{ to: '/templates', name: t('templates.title') }]} here={localized(row.name) || row.key} />
      <PageTop name={localized(row.name)} sub={t(`class.${row.class}`, { defaultValue: row.class })}>
        {write && (
          <button className="govuk-button up-button--quiet" type="button" onClick={() => setRenaming(true)}>
            <Icon of={PenLine} /> {t('templates.rename')}
          </button>
        )}
        <SendLink row={row} />
        {write && <Writing row={row} />}
      </PageTop>
      {renaming && <RenameDialog row={row} onClose={() => setRenaming(false)} />}
      <div className="st-two st-two--picture">
        <div className="up-stack up-stack--l">
          <Versions row={row} />
          <UsageCard row={row} />
          {row.versions.length > 1 && <Compare row={row} />}
        </div>
        <FirstPageCard row={row} />
      </div>
    </>
  )
}

/** A link to the draft, or a button that makes one from the published version. */
function Writing({ row }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const [dialogOpen, setDialogOpen] = useState(false)
  const draft = row.versions.find(({ status }) => status === 'draft')
  const from = row.publishedVersion ?? row.versions.find(({ status }) => status !== 'draft')?.version
  return (
    <>
      {from !== undefined && (
        <button
          className={draft === undefined ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
          type="button"
          onClick={() => setDialogOpen(true)}
        >
          <Icon of={FilePlus2} /> {t('templates.newDraft')}
        </button>
      )}
      {draft !== undefined && (
        <Link className="govuk-button" to={`${versionPath(row.key, draft.version)}/edit`}>
          <Icon of={FilePenLine} /> {t('templates.editVersion', { n: draft.version })}
        </Link>
      )}
      {dialogOpen && from !== undefined && (
        <StepDialog
          step="copy"
          version={{ key: row.key, name: row.name, version: from }}
          onClose={() => setDialogOpen(false)}
        />
      )}
    </>
  )
}

function Versions({ row }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const write = useMay('templates:write')
  return (
    <Card title={t('templates.versions')} flush>
      <Table
        name={t('templates.versions')}
        rows={row.versions}
        rowKey={({ version }) => String(version)}
        cards
        columns={[
          {
            head: t('templates.version'),
            heading: true,
            cell: ({ version, status }) => (
              <Link
                className="govuk-link"
                to={versionPath(row.key, version) + (write && status === 'draft' ? '/edit' : '')}
              >
                {t('templates.versionN', { n: version })}
              </Link>
            ),
          },
          {
            head: t('templates.state'),
            label: t('templates.state'),
            cell: ({ status, version, publishAt }) => (
              <span className="up-row">
                <VersionStatusTag status={status} planned={publishAt !== undefined} />
                {version === row.publishedVersion && <span className="up-small">{t('templates.inUse')}</span>}
              </span>
            ),
          },
          {
            head: t('templates.languages'),
            label: t('templates.languages'),
            cell: ({ languages }) => languageCodes(languages),
          },
          { head: t('templates.writer'), label: t('templates.writer'), cell: ({ writtenBy }) => writtenBy ?? '–' },
          {
            head: t('templates.since'),
            label: t('templates.since'),
            cell: ({ createdAt, publishedAt, publishAt }) =>
              publishedAt !== undefined
                ? t('templates.publishedAt', { date: format.tableDate(publishedAt) })
                : publishAt !== undefined
                  ? t('templates.publishAt', { moment: format.moment(publishAt) })
                  : t('templates.madeAt', { date: format.tableDate(createdAt) }),
          },
        ]}
      />
    </Card>
  )
}

function Compare({ row }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const newest = row.versions[0]?.version ?? 1
  const oldest = row.versions.at(-1)?.version ?? 1
  const [from, setFrom] = useState(String(row.versions.find((each) => each.version < newest)?.version ?? newest))
  const [to, setTo] = useState(String(newest))
  const choices = row.versions.map(({ version }) => [String(version), t('templates.versionN', { n: version })] as const)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void navigate(comparePath(row.key, Number(from), Number(to)))
  }
  return (
    <Card title={t('templates.compare')}>
      <form className="st-filters" onSubmit={submit}>
        <SelectField
          name="from"
          label={t('templates.older')}
          value={from}
          choices={choices.filter(([value]) => Number(value) < Number(to))}
          onChange={setFrom}
        />
        <SelectField
          name="to"
          label={t('templates.newer')}
          value={to}
          choices={choices.filter(([value]) => Number(value) > oldest)}
          onChange={(next) => {
            setTo(next)
            if (Number(from) >= Number(next))
              setFrom(String(row.versions.find((each) => each.version < Number(next))?.version ?? oldest))
          }}
        />
        <button className="govuk-button govuk-button--secondary" type="submit">
          <Icon of={GitCompare} /> {t('templates.compareVerb')}
        </button>
      </form>
    </Card>
  )
}

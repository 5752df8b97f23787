import { Ban, Clock, FlaskConical, RotateCcw, Zap } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKey } from '../ui/api/key-types.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { lifeOf, permissionWord } from './key-words.ts'
import { useKeyChange } from './use-key-change.ts'

/** Keys with their use, newest first; a revoked one stays in the list. */
export function KeyTable({
  keys,
  onReplace,
}: {
  readonly keys: readonly ApiKey[]
  readonly onReplace: (key: ApiKey) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [revoking, setRevoking] = useState<ApiKey>()
  const columns: readonly Column<ApiKey>[] = [
    {
      head: t('keys.name'),
      heading: true,
      cell: ({ name, prefix, createdByName, createdAt }) => (
        <>
          <span className="up-break">{name}</span>
          <span className="cs-line up-code up-small">{prefix}…</span>
          <span className="cs-line up-quiet up-small">
            {createdByName === undefined
              ? t('keys.madeOn', { day: format.date(createdAt) })
              : t('keys.madeBy', { who: createdByName, day: format.date(createdAt) })}
          </span>
        </>
      ),
    },
    { head: t('keys.kind'), label: t('keys.kind'), cell: (key) => <Kind of={key} /> },
    {
      head: t('keys.may'),
      label: t('keys.may'),
      cell: ({ permissions }) => permissions.map((each) => permissionWord(t, each)).join(', '),
    },
    {
      head: t('keys.lastUsed'),
      label: t('keys.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? t('keys.neverUsed') : format.moment(lastUsedAt)),
    },
    { head: t('keys.expires'), label: t('keys.expires'), cell: (key) => <Expiry of={key} /> },
    {
      head: <Hidden>{t('keys.do')}</Hidden>,
      cell: (key) =>
        lifeOf(key) !== 'revoked' && (
          <div className="up-row">
            {lifeOf(key) !== 'valid' && (
              <button className="govuk-button govuk-button--secondary" type="button" onClick={() => onReplace(key)}>
                <Icon of={RotateCcw} /> {t('keys.replace')}
                <Hidden>: {key.name}</Hidden>
              </button>
            )}
            <button className="govuk-button up-button--quiet up-nowrap" type="button" onClick={() => setRevoking(key)}>
              {t('keys.revoke')}
              <Hidden>: {key.name}</Hidden>
            </button>
          </div>
        ),
    },
  ]
  return (
    <>
      <Table name={t('keys.title')} columns={columns} rows={keys} rowKey={({ id }) => id} cards />
      {revoking !== undefined && <RevokeDialog of={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  )
}

function Kind({ of }: { readonly of: ApiKey }): ReactNode {
  const { t } = useTranslation()
  const life = lifeOf(of)
  if (life === 'revoked' || life === 'expired') return <Tag icon={Ban}>{t(`keys.life.${life}`)}</Tag>
  return of.mode === 'live' ? (
    <Tag tone="good" icon={Zap}>
      {t('keys.mode.live')}
    </Tag>
  ) : (
    <Tag tone="note" icon={FlaskConical}>
      {t('keys.mode.test')}
    </Tag>
  )
}

function Expiry({ of }: { readonly of: ApiKey }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (of.expiresAt === undefined || lifeOf(of) === 'revoked') return of.revokedAt === undefined ? t('keys.never') : '–'
  if (lifeOf(of) !== 'expires-soon') return format.date(of.expiresAt)
  return (
    <Tag tone="warn" icon={Clock}>
      {format.date(of.expiresAt)}
    </Tag>
  )
}

function RevokeDialog({ of, onClose }: { readonly of: ApiKey; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const { name, id } = of
  const revoke = useKeyChange(`/${id}/revoke`, () => {
    onClose()
    toast({ text: t('keys.revoked', { name }) })
  })
  return (
    <ConfirmDialog
      title={t('keys.revokeTitle', { name })}
      confirmLabel={t('keys.revoke')}
      icon={Ban}
      destructive
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <p>{t('keys.revokeText')}</p>
    </ConfirmDialog>
  )
}

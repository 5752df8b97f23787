import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../ui/api/problem.ts'
import { Notice } from '../ui/dialog/notice.tsx'

/** The rules that the API found broken, by the first part of their place: `/lines/3/amount` under `lines`. */
export function reasonsOf(error: unknown): ReadonlyMap<string, { readonly reason: string; readonly at: number }> {
  const issues = isProblem(error) ? (error.body.issues ?? []) : []
  return new Map(
    issues.flatMap(({ pointer, reason }) => {
      const [, field = '', at = '0'] = pointer.split('/')
      return reason === undefined ? [] : [[field, { reason, at: Number(at) }] as const]
    }),
  )
}

/** Why a proposal was not taken, in words; the faults of single fields are at the fields. */
export function ProposalFailed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation()
  if (error === null) return null
  const code = isProblem(error) ? error.body.code : undefined
  const details = isProblem(error) ? (error.body.issues ?? []) : []
  return (
    <Notice tone="bad" status title={t(`fault.${code}`, { defaultValue: t('states.saveFailed') })}>
      {details.length > 0 && (
        <ul>
          {details.map(({ pointer, reason, detail }) => (
            <li key={pointer}>
              {reason === undefined
                ? detail
                : t(`proposal.reason.${reason}`, { n: Number(pointer.split('/')[2] ?? 0) + 1, defaultValue: detail })}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

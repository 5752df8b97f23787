import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List } from '../../ui/api/list-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { ListTop } from '../list-top.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

/** A list whose file the hub could not read: nothing of it is left but the reason. */
export function RefusedFile({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const [issue] = list.issues
  return (
    <>
      <ListTop title={t('listFile.refusedTitle')} sub={t('listFile.nothingSent')} now="file" />
      <div className="up-stack up-stack--l">
        <RefusalNotice name={list.name} reason={issue?.reason} values={issue?.values} detail={issue?.detail} />
        {list.template !== undefined && (
          <p>
            <Link className="govuk-button" to={`/send/${encodeURIComponent(list.template)}/list`}>
              <Icon of={Upload} /> {t('listFile.other')}
            </Link>
          </p>
        )}
      </div>
    </>
  )
}

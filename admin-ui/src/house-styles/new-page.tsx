import { Palette } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { emptyStyle } from './style-content.ts'
import { StyleEditor } from './style-editor.tsx'
import { newStylePath, stylePath } from './style-path.ts'

/** The page of a house style that does not exist yet. */
export function NewHouseStylePage(): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (!useMay('entity:manage'))
    return <Empty icon={Palette} title={t('states.forbiddenTitle')} text={t('houseStyles.readOnly')} alone />
  return (
    <StyleEditor
      title={t('houseStyles.newTitle')}
      sub={t('houseStyles.newSub')}
      crumbs={
        <Crumbs above={[{ to: '/house-styles', name: t('houseStyles.title') }]} here={t('houseStyles.newShort')} />
      }
      place={newStylePath}
      start={emptyStyle}
      mayWrite
      onSaved={({ key }) => void navigate(stylePath(key), { replace: true })}
    />
  )
}

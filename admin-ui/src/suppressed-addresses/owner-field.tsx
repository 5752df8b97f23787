import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entity, Page } from '../ui/api/api-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { useLocalized } from '../ui/format/use-format.ts'

/** For operators: the entity whose letters proved the entries. */
export function OwnerField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const { data } = useGet<Page<Entity>>('/v1/entities?limit=200')
  return (
    <SelectField
      name="owner"
      label={t('suppressed.ownerFilter')}
      value={value}
      choices={[
        ['', t('suppressed.allOwners')],
        ...(data?.items ?? []).map(({ id, name }) => [id, localized(name)] as const),
      ]}
      onChange={onChange}
    />
  )
}

import { KeyRound, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { ApiKey } from '../ui/api/key-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { SecretDialog } from '../ui/dialog/secret-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { KeyTable } from './key-table.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { keyList } from './use-key-change.ts'

/** The keys with which programs of the entity talk to the hub; for those who may make and revoke them. */
export function KeysCard(): ReactNode {
  return useMay('entity:manage') ? <Keys /> : null
}

function Keys(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<ApiKey>>(`${keyList}?limit=20`)
  const [making, setMaking] = useState<{ readonly like?: ApiKey }>()
  const [secret, setSecret] = useState<string>()
  const add = (
    <button className="govuk-button" type="button" onClick={() => setMaking({})}>
      <Icon of={Plus} /> {t('keys.new')}
    </button>
  )
  return (
    <>
      <Card title={t('keys.title')} sub={t('keys.sub')} aside={add} flush>
        <Loaded query={query} what={t('keys.what')}>
          {(pages) => {
            const keys = pages.flatMap(({ items }) => items)
            if (keys.length === 0)
              return <Empty icon={KeyRound} title={t('keys.emptyTitle')} text={t('keys.emptyText')} />
            return (
              <>
                <KeyTable keys={keys} onReplace={(like) => setMaking({ like })} />
                <More shown={keys.length} query={query} of={t('keys.title')} />
              </>
            )
          }}
        </Loaded>
      </Card>
      {making !== undefined && (
        <NewKeyDialog
          {...(making.like !== undefined && { like: making.like })}
          onMade={({ key }) => {
            setMaking(undefined)
            setSecret(key)
          }}
          onClose={() => setMaking(undefined)}
        />
      )}
      {secret !== undefined && (
        <SecretDialog
          title={t('keys.secretTitle')}
          text={t('keys.secretText')}
          name={t('keys.key')}
          saved={t('keys.secretSaved')}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreShown } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Loaded } from '../ui/states/loaded.tsx'
import { KeysCard } from './keys-card.tsx'
import { ScrubCard } from './scrub-card.tsx'
import { SecondLocationCard } from './second-location-card.tsx'
import { StoreFaultsCard } from './store-faults-card.tsx'
import { storePath } from './store-path.ts'

const followMs = 10_000

/** Where documents are stored: faults first, then the second location, the reading of everything, and keys. */
export function StorageCards(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<StoreShown>(storePath, { refetchInterval: followMs })
  return (
    <Loaded query={query} what={t('storage.what')} forbidden={t('operation.forbidden')}>
      {(store) => (
        <>
          <StoreFaultsCard />
          <SecondLocationCard store={store} />
          <ScrubCard store={store} />
          <KeysCard keys={store.keys} />
        </>
      )}
    </Loaded>
  )
}

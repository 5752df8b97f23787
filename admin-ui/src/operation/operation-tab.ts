import { useSearchParams } from 'react-router'

/** The subjects of the page, in the order of its tabs. */
export const operationTabs = [
  'channels',
  'stuck',
  'traffic',
  'email',
  'ebox',
  'storage',
  'recovery',
  'processes',
] as const
export type OperationTab = (typeof operationTabs)[number]

/** The chosen subject; the address names it, so that a problem can name the tab that has its details. */
export function useOperationTab(): readonly [OperationTab, (tab: OperationTab) => void] {
  const [search, setSearch] = useSearchParams()
  const chosen = operationTabs.find((each) => each === search.get('tab')) ?? 'channels'
  return [chosen, (tab) => setSearch(tab === 'channels' ? {} : { tab }, { replace: true })]
}

import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Hidden } from '../../../ui/layout/hidden.tsx'

/** Changes one of the items: with new members, or with a function of its newest value. */
export type ChangeItem<Item> = (part: Partial<Item> | ((now: Item) => Partial<Item>)) => void

/** Items of one kind, of which one is open at a time; a removal can be undone for ten seconds. */
export function ItemList<Item>({
  items,
  nameOf,
  addWord,
  none,
  make,
  opened,
  onChange,
  children,
}: {
  readonly items: readonly Item[]
  readonly nameOf: (item: Item, index: number) => string
  readonly addWord: string
  /** The text for an empty list. */
  readonly none: string
  readonly make: () => Item
  /** An item that was made in another place and is opened for writing; each object opens it once. */
  readonly opened?: { readonly at: number } | undefined
  /** The change is applied to the newest list: the undo of a removal may come after other changes. */
  readonly onChange: (edit: (items: readonly Item[]) => Item[]) => void
  readonly children: (item: Item, change: ChangeItem<Item>, index: number) => ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const list = useRef<HTMLDivElement>(null)
  const group = useId()
  const [added, setAdded] = useState<number>()
  useEffect(() => {
    if (opened !== undefined) setAdded(opened.at)
  }, [opened])
  // A new item is written now: its first field gets the focus.
  useEffect(() => {
    if (added === undefined) return
    const item = list.current?.querySelectorAll<HTMLDetailsElement>(':scope > details')[added]
    if (item === undefined) return
    item.open = true
    const field = item.querySelector<HTMLInputElement>('input, select, textarea')
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
    setAdded(undefined)
  }, [added, items.length])
  const add = () => {
    onChange((all) => [...all, make()])
    setAdded(items.length)
  }
  const remove = (item: Item, index: number) => {
    onChange((all) => all.filter((_, at) => at !== index))
    toast({
      text: t('editor.removed', { name: nameOf(item, index) }),
      undo: () => onChange((all) => [...all.slice(0, index), item, ...all.slice(index)]),
    })
  }
  return (
    <div className="st-items" ref={list}>
      {items.length === 0 && <p className="up-quiet">{none}</p>}
      {items.map((item, index) => (
        <details key={index} name={group} open={items.length === 1 || undefined}>
          <summary>{nameOf(item, index)}</summary>
          <div className="st-items__body">
            {children(
              item,
              (part) =>
                onChange((all) =>
                  all.map((each, at) =>
                    at === index ? { ...each, ...(typeof part === 'function' ? part(each) : part) } : each,
                  ),
                ),
              index,
            )}
            <button
              className="govuk-button up-button--quiet up-button--dense"
              type="button"
              onClick={() => remove(item, index)}
            >
              <Icon of={Trash2} /> {t('editor.remove')} <Hidden>{nameOf(item, index)}</Hidden>
            </button>
          </div>
        </details>
      ))}
      <button className="govuk-button govuk-button--secondary up-button--dense" type="button" onClick={add}>
        <Icon of={Plus} /> {addWord}
      </button>
    </div>
  )
}

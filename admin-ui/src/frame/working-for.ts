import { createContext, useContext, useState } from 'react'
import type { Entity, Me, Permission } from '../ui/api/api-types.ts'
import { recall, remember } from '../ui/storage.ts'

export interface WorkingFor {
  /** The entity in use; undefined for an operator, whose work belongs to the hub and not to an entity. */
  readonly entity: Entity | undefined
  readonly permissions: ReadonlySet<Permission>
  readonly choose: (entity: Entity) => void
}

const storageKey = 'uitpost-working-for'

/** The entity for which this person works now: the last choice on this device, otherwise the first entity of the person. */
export function useWorkingForState(me: Me): WorkingFor {
  const [chosen, setChosen] = useState(() => recall(storageKey))
  const entity = me.entities.find((each) => each.id === chosen) ?? me.entities[0]
  const permissions = new Set<Permission>(entity?.permissions)
  if (me.isOperator) permissions.add('hub:operate')
  const choose = (next: Entity) => {
    remember(storageKey, next.id)
    setChosen(next.id)
  }
  return { entity, permissions, choose }
}

export const WorkingForContext = createContext<WorkingFor>({
  entity: undefined,
  permissions: new Set(),
  choose: () => undefined,
})

export function useWorkingFor(): WorkingFor {
  return useContext(WorkingForContext)
}

/** Whether the person may do this here. The API decides; the screen only hides actions that would be refused. */
export function useMay(permission: Permission): boolean {
  return useWorkingFor().permissions.has(permission)
}

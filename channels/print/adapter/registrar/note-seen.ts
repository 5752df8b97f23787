import type { Queryable } from '../../../../core/db/database.ts'
import { noteRegistrar } from '../../store/registered/registrar-health.ts'
import type { Registrar } from './registrar.ts'

/** Stores how the operator answered in this process since the last time, for its health; nothing when it was not called. */
export async function noteSeen(hub: Queryable, registrar: Registrar, now: Date): Promise<void> {
  const seen = registrar.takeSeen()
  if (seen !== undefined) await noteRegistrar(hub, seen, now)
}

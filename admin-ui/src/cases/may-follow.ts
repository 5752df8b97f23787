import { useWorkingFor } from '../frame/working-for.ts'

/** Whether this person follows cases up: who sends letters, and operators of the hub. */
export function useMayFollow(): boolean {
  const { permissions } = useWorkingFor()
  return permissions.has('messages:send') || permissions.has('hub:operate')
}

import { Activity, Archive, FileCheck, FilePenLine, House, type LucideIcon, Mail, Palette, Printer } from 'lucide-react'
import type { Permission } from '../ui/api/api-types.ts'

/** A place of the side navigation; `needs` is any one of these permissions. */
export interface Place {
  readonly path: string
  readonly name: string
  readonly sign: LucideIcon
  readonly needs: readonly Permission[]
}
interface Group {
  readonly name?: string
  readonly places: readonly Place[]
}

const all: readonly Group[] = [
  { places: [{ path: '/', name: 'start', sign: House, needs: [] }] },
  {
    name: 'communication',
    places: [
      { path: '/templates', name: 'templates', sign: FilePenLine, needs: ['templates:read'] },
      { path: '/house-styles', name: 'houseStyles', sign: Palette, needs: ['templates:read', 'entity:manage'] },
      { path: '/own-pdf', name: 'ownPdf', sign: FileCheck, needs: ['documents:write'] },
      { path: '/messages', name: 'messages', sign: Mail, needs: ['messages:read'] },
      { path: '/print-runs', name: 'printRuns', sign: Printer, needs: ['messages:read', 'hub:operate'] },
      { path: '/archive', name: 'archive', sign: Archive, needs: ['archive:read'] },
    ],
  },
  { name: 'hub', places: [{ path: '/operation', name: 'operation', sign: Activity, needs: ['hub:operate'] }] },
]

/** The groups with the places this person may go; a group without any is left out. */
export function placesFor(permissions: ReadonlySet<Permission>): readonly Group[] {
  return all
    .map((group) => ({
      ...group,
      places: group.places.filter(({ needs }) => needs.length === 0 || needs.some((each) => permissions.has(each))),
    }))
    .filter((group) => group.places.length > 0)
}

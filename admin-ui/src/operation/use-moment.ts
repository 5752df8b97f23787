import { useFormat } from '../ui/format/use-format.ts'

/** ‘vandaag, 13.05 uur’ */
export function useMoment(): (iso: string) => string {
  const format = useFormat()
  return (iso) => `${format.shortDate(iso)}, ${format.time(iso)}`
}
